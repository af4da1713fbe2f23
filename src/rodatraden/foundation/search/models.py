"""What can be found, and how far each source has been read."""

from __future__ import annotations

from django.db import models


class SearchEntry(models.Model):
    """One thing to be found; see `entries.Entry`. Written by the refresh only, and never the truth of anything.

    `folded` holds the folded words of title, detail and more, each after a space; `folded_title` those of
    the title; `sort_key` puts titles in Swedish order under any collation.
    """

    source = models.CharField("källa", max_length=50)
    kind = models.CharField("slag", max_length=30)
    key = models.CharField("nyckel", max_length=200)
    place = models.CharField("plats", max_length=200, blank=True)
    is_public = models.BooleanField("för alla", default=False)
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    title = models.TextField("rubrik")
    label = models.TextField("vad det är", blank=True)
    detail = models.TextField("text", blank=True)
    target = models.CharField("står på sidan om", max_length=200, blank=True)
    homes = models.JSONField("visas hos", default=list, blank=True)
    folded_title = models.TextField("rubrikens ord")
    folded = models.TextField("alla ord")
    sort_key = models.CharField("sorteras som", max_length=300)

    class Meta:
        verbose_name = "sökpost"
        verbose_name_plural = "sökposter"
        ordering = ("sort_key", "-year", "key", "pk")
        constraints = (models.UniqueConstraint(fields=("source", "kind", "key"), name="search_entry_once"),)

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class SearchState(models.Model):
    """How far a source has been read."""

    source = models.CharField("källa", max_length=50, unique=True)
    version = models.PositiveIntegerField("version")
    read_to = models.DateTimeField("läst till")
    whole_at = models.DateTimeField("helt läst")

    class Meta:
        verbose_name = "läsning"
        verbose_name_plural = "läsningar"
        ordering = ("source",)

    def __str__(self) -> str:
        """Give the source."""
        return self.source
