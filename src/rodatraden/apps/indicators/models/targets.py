"""What is aimed at."""

from __future__ import annotations

from django.db import models

from rodatraden.apps.cycle.models import ScopedFact
from rodatraden.apps.indicators.models.definitions import Indicator
from rodatraden.core.content.indicators import Comparator, TargetRuleKind, TargetTerm
from rodatraden.foundation.keyed.amounts import NumberFields


class Target(NumberFields, ScopedFact):
    """A target for a year or a horizon, by value or by rule; the rule's fields start with `rule_`."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, to_field="key", related_name="targets", verbose_name="indikator"
    )
    term = models.CharField("sikt", max_length=10, choices=[(t.value, t.value) for t in TargetTerm])
    year = models.PositiveSmallIntegerField("år")
    owner = models.TextField("ägare", blank=True)
    comparator = models.CharField(
        "jämförelse", max_length=10, blank=True, choices=[(c.value, c.value) for c in Comparator]
    )
    decision = models.TextField("beslut", blank=True)
    rule_kind = models.CharField(
        "regel", max_length=20, blank=True, choices=[(k.value, k.value) for k in TargetRuleKind]
    )
    rule_period = models.CharField("regelns period", max_length=50, blank=True)
    rule_group = models.CharField("regelns grupp", max_length=200, blank=True)
    rule_year = models.PositiveSmallIntegerField("regelns år", null=True, blank=True)
    rule_rank = models.PositiveSmallIntegerField("regelns plats", null=True, blank=True)
    rule_text = models.TextField("regeln i ord", blank=True)
    rule_decided_by = models.TextField("beslutas av", blank=True)
    rule_when = models.DateField("beslutas senast", null=True, blank=True)

    class Meta(ScopedFact.Meta):
        verbose_name = "målvärde"
        verbose_name_plural = "målvärden"
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "term", "year", "owner", "comparator", "scope"), name="target_identity"
            ),
        )

    def __str__(self) -> str:
        """Give indicator and year."""
        return f"{self.indicator_id} {self.year}"
