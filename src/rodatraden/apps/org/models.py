"""The municipality and its organisations. All of it belongs to the municipality's own scope."""

from __future__ import annotations

from django.db import models

from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.foundation.keyed.models import Fact, Thing


class Municipality(Fact):
    """The municipality whose database this is; there is one."""

    code = models.CharField("kommunkod", max_length=20)
    name = models.TextField("namn")
    county = models.TextField("län", blank=True)
    organisation_number = models.CharField("organisationsnummer", max_length=20, blank=True)
    accent = models.CharField("färg", max_length=20, blank=True)
    notice = models.TextField("upplysning", blank=True)

    class Meta(Fact.Meta):
        verbose_name = "kommun"
        verbose_name_plural = "kommuner"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Organisation(Thing):
    """A board, administration, unit, company or external party, with validity."""

    name = models.TextField("namn")
    kind = models.CharField("slag", max_length=30, choices=[(kind.value, kind.value) for kind in OrganisationKind])
    code = models.CharField("kod", max_length=50, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, to_field="key", null=True, blank=True, related_name="children", verbose_name="under"
    )
    serves = models.JSONField("arbetar för", default=list, blank=True)
    predecessors = models.JSONField("ersätter", default=list, blank=True)
    valid_from = models.DateField("gäller från", null=True, blank=True)
    valid_to = models.DateField("gäller till", null=True, blank=True)

    class Meta(Thing.Meta):
        verbose_name = "organisation"
        verbose_name_plural = "organisationer"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="organisation_valid_in_order",
            ),
        )

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    @property
    def place(self) -> str:
        """Where on the tree it stands: at itself."""
        return self.key
