"""The scope that a piece of content belongs to."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from rodatraden.apps.cycle.enums import ScopeLevel, ScopeMode
from rodatraden.foundation.keyed.models import Fact, Thing


class Scope(models.Model):
    """What a plan file is the whole truth of: the municipality, a board's year or a board's report.

    `changed_by_person` is set by every action that changes content other than by a file, and
    `is_closed` when the document has been decided: both stop a file from replacing the content.
    `version` grows with every change of the content, so that a reading can be kept until then.
    `closed_with_year` tells what was closed only because the whole year was, and opens with it again.
    """

    key = models.CharField("nyckel", max_length=200, unique=True)
    level = models.CharField("räckvidd", max_length=20, choices=ScopeLevel.choices)
    board = models.ForeignKey(
        "org.Organisation",
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="scopes",
        verbose_name="nämnd",
    )
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    occasion = models.CharField("tillfälle", max_length=200, blank=True)
    mode = models.CharField("läge", max_length=10, choices=ScopeMode.choices, default=ScopeMode.OWN)
    document_title = models.TextField("dokumentets titel", blank=True)
    case_number = models.CharField("diarienummer", max_length=100, blank=True)
    imported_at = models.DateTimeField("inläst", null=True, blank=True, editable=False)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="inläst av",
    )
    imported_hash = models.CharField("filens kontrollsumma", max_length=64, blank=True, editable=False)
    changed_by_person = models.BooleanField("ändrad för hand", default=False, editable=False)
    is_closed = models.BooleanField("beslutad", default=False, editable=False)
    version = models.PositiveBigIntegerField("version", default=0, editable=False)
    closed_with_year = models.BooleanField("stängd med året", default=False, editable=False)

    class Meta:
        verbose_name = "omfattning"
        verbose_name_plural = "omfattningar"
        ordering = ("level", "board", "year", "occasion")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(level=ScopeLevel.MUNICIPALITY, board__isnull=True, year__isnull=True, occasion="")
                | models.Q(level=ScopeLevel.BOARD_YEAR, board__isnull=False, year__isnull=False, occasion="")
                | (
                    models.Q(level=ScopeLevel.BOARD_OCCASION, board__isnull=False, year__isnull=False)
                    & ~models.Q(occasion="")
                ),
                name="scope_fits_level",
            ),
        )

    def __str__(self) -> str:
        """Give the board, year and occasion, or say that it is the municipality."""
        parts = (self.board_id or "", str(self.year or ""), self.occasion)
        return " ".join(part for part in parts if part) or "kommunen"

    @property
    def place(self) -> str:
        """The organisation whose content it is; "" for the municipality's own."""
        return self.board_id or ""


class ScopedThing(Thing):
    """A thing with a key of its own that belongs to one scope."""

    scope = models.ForeignKey(Scope, models.PROTECT, related_name="+", verbose_name="omfattning")

    class Meta(Thing.Meta):
        abstract = True


class ScopedFact(Fact):
    """A fact that belongs to one scope."""

    scope = models.ForeignKey(Scope, models.PROTECT, related_name="+", verbose_name="omfattning")

    class Meta(Fact.Meta):
        abstract = True
