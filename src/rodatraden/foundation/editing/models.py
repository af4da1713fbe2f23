"""Drafts, files that wait for an answer, and who is writing where."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

ADDRESS_LENGTH = 300
PAGE_LENGTH = 40
TOKEN_LENGTH = 64
NAME_LENGTH = 200


class Draft(models.Model):
    """What a person has written at a place and not saved; nobody else sees it.

    `page` is one opening of the form: two tabs never write over each other. `number` counts what
    that page has sent, so that what comes late is not taken for the newest. `token` and `base` are
    what the place held when the writing began. `is_done` is left by a page whose text has been
    saved or thrown away: what it sent before and comes late is not a draft.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="vem")
    address = models.CharField("plats", max_length=ADDRESS_LENGTH)
    page = models.CharField("sida", max_length=PAGE_LENGTH)
    number = models.PositiveIntegerField("nummer", default=0)
    values = models.JSONField("det skrivna")
    base = models.JSONField("det som stod", default=dict)
    token = models.CharField("märke", max_length=TOKEN_LENGTH)
    is_done = models.BooleanField("färdigt", default=False)
    started_at = models.DateTimeField("påbörjat", default=timezone.now, editable=False)
    saved_at = models.DateTimeField("sparat", default=timezone.now)

    class Meta:
        verbose_name = "utkast"
        verbose_name_plural = "utkast"
        ordering = ("-saved_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("person", "address", "page"), name="draft_one_a_page"),)

    def __str__(self) -> str:
        """Give the place."""
        return self.address


class Upload(models.Model):
    """A file that a person has sent and has yet to say yes to; nobody else sees it, and it is no content."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="vem")
    place = models.PositiveSmallIntegerField("plats")
    name = models.CharField("namn", max_length=NAME_LENGTH)
    data = models.BinaryField("innehåll")
    sent_at = models.DateTimeField("skickad", default=timezone.now)

    class Meta:
        verbose_name = "uppladdad fil"
        verbose_name_plural = "uppladdade filer"
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("person", "place"), name="upload_in_order"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Presence(models.Model):
    """That a person has a place open; forgotten when nothing has been heard for a while."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="vem")
    address = models.CharField("plats", max_length=ADDRESS_LENGTH)
    is_writing = models.BooleanField("skriver", default=False)
    seen_at = models.DateTimeField("senast", default=timezone.now)

    class Meta:
        verbose_name = "närvaro"
        verbose_name_plural = "närvaro"
        ordering = ("address", "person")
        constraints = (models.UniqueConstraint(fields=("address", "person"), name="presence_once"),)
        indexes = (models.Index(fields=("seen_at",), name="presence_seen"),)

    def __str__(self) -> str:
        """Give the place."""
        return self.address
