"""The municipality's own templates while they are written, and where each template is used."""

from django.db import models
from django.utils import timezone


class OwnTemplate(models.Model):
    """A template of the municipality's as it is being written; its versions are `TemplateVersion`s of the same key.

    What is written here changes no document until a version is made of it.
    """

    key = models.CharField("nyckel", max_length=100, unique=True)
    name = models.CharField("namn", max_length=200)
    kind = models.CharField("slag", max_length=30)
    level = models.CharField("nivå", max_length=30)
    copied_from = models.CharField("kopierad från", max_length=200, blank=True)
    content = models.JSONField("innehåll")
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("ändrad", default=timezone.now, editable=False)
    ended_at = models.DateTimeField("avslutad", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "egen mall"
        verbose_name_plural = "egna mallar"
        ordering = ("kind", "level", "name", "key")

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class TemplateChoice(models.Model):
    """Which template documents of a kind on a level follow, everywhere or in a place ("" is all) or at an occasion.

    `organisation` is a key of org.Organisation, `occasion` "2026/mars". The most particular choice wins;
    without any the delivered template is followed.
    """

    kind = models.CharField("slag", max_length=30)
    level = models.CharField("nivå", max_length=30)
    organisation = models.CharField("organisation", max_length=200, blank=True)
    occasion = models.CharField("tillfälle", max_length=200, blank=True)
    template = models.CharField("mall", max_length=100)

    class Meta:
        verbose_name = "val av mall"
        verbose_name_plural = "val av mallar"
        ordering = ("kind", "level", "organisation", "occasion")
        constraints = (
            models.UniqueConstraint(fields=("kind", "level", "organisation", "occasion"), name="template_choice_once"),
        )

    def __str__(self) -> str:
        """Give kind and template."""
        return f"{self.kind} {self.level}: {self.template}"


def own_template(key: str) -> OwnTemplate | None:
    """A template of the municipality's own by its key, ended ones too; for its history."""
    return OwnTemplate.objects.filter(key=key).first()
