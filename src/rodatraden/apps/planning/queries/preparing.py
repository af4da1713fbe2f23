"""The council's budget and what it is prepared by: its texts, and the goals and risks that come from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.models import TextSection
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.content.preparing import Origin
from rodatraden.core.cycle.preparing import ORIGIN_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A section of the council's budget that has an occasion of its own: its texts, those without words last."""

    origin: Origin
    name: str
    texts: tuple[TextSection, ...]

    @property
    def written(self) -> tuple[TextSection, ...]:
        """The texts that somebody has written."""
        return tuple(text for text in self.texts if text.body)


def budget_of(year: int) -> Scope | None:
    """The council's budget for a year, when it is opened."""
    rows = Scope.objects.filter(level=ScopeLevel.BOARD_YEAR, year=year, board__kind=OrganisationKind.COUNCIL.value)
    return rows.order_by("pk").first()


def preparation_text(year: int, key: str) -> TextSection | None:
    """A text of the council's budget, by its key."""
    budget = budget_of(year)
    if budget is None:
        return None
    return TextSection.objects.filter(scope=budget, key=key, ended_at__isnull=True).first()


def prepared(budget: Scope | None) -> Mapping[Origin, Prepared]:
    """The sections of a budget that are prepared at occasions of their own, in their order."""
    rows = TextSection.objects.filter(scope=budget, slot__in=[origin.value for origin in Origin], ended_at__isnull=True)
    texts = list(rows) if budget is not None else []
    return {
        origin: Prepared(
            origin=origin, name=ORIGIN_NAMES[origin], texts=tuple(text for text in texts if text.slot == origin.value)
        )
        for origin in Origin
    }
