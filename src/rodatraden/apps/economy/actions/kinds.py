"""What is particular to things of money: their unit, and that some belong to a report alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self, TypeVar

from rodatraden.apps.cycle.actions.things import Kind
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.rules import readable
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.economy.queries import content as homes
from rodatraden.apps.economy.queries.tables import funding_unit, investment_table
from rodatraden.apps.economy.rules import EDIT_BUDGET
from rodatraden.core.content.economy import (
    Allocation,
    ConditionalIncome,
    CorrectiveMeasure,
    ExternalFunding,
    Investment,
    Statement,
    VolumeTable,
)
from rodatraden.core.prose.fields import PROSE_FIELDS
from rodatraden.foundation.keyed.meta import manager

T = TypeVar("T", bound=Any)


@dataclass(frozen=True, eq=False)
class MoneyKind(Kind[T]):
    """A kind of thing in a board's economy; asked `within` a scope, since a report's keys are its own.

    `unit` says in which unit the money of a thing is given, `table` that of the table it stands in, which its
    rows hold too.
    """

    permission: str = EDIT_BUDGET
    unit: Callable[[T], str] | None = None
    units: Callable[[], Mapping[str, str]] | None = None
    table: Callable[[Scope], str] | None = None
    scope: Scope | None = None

    def within(self, scope: Scope) -> Self:
        """The kind among the things of one scope."""
        return replace(self, scope=scope)

    def scope_of(self, key: str) -> Scope:
        """The scope that a living thing belongs to; raises ThingGone."""
        if self.scope is None:
            return super().scope_of(key)
        if not manager(self.home.model).filter(key=key, scope=self.scope, ended_at__isnull=True).exists():
            raise ThingGone(self.noun)
        return self.scope

    def is_taken(self, key: str) -> bool:
        """Whether a key belongs, or has belonged, to something of this kind; in a report only there."""
        if self.home.is_shared_key or self.scope is None:
            return super().is_taken(key)
        return manager(self.home.model).filter(key=key, scope=self.scope).exists()

    def unit_of(self, scope: Scope) -> Callable[[T], str] | None:
        """In which unit the money of such a thing is given in a scope."""
        if self.table is not None:
            found = self.table(scope)
            return lambda _thing: found
        if self.units is not None:
            known = self.units()
            return lambda statement: known.get(statement.template, "tkr")
        return self.unit

    def extra_of(self, scope: Scope) -> Mapping[str, Any] | None:
        """The unit of the table, which a row of it holds too."""
        return {"unit": self.table(scope)} if self.table is not None else None

    def refuse_texts(self, thing: T, before: T | None, scope: Scope) -> None:
        """Raise TextUnreadable for a figure, reference or link that is not written as one."""
        prose = PROSE_FIELDS.get(type(thing), ())
        for field in fields(thing):
            if field.name in prose:
                readable(getattr(thing, field.name))


def _own_unit(thing: Any) -> str:
    return str(thing.unit)


def _investment_unit(scope: Scope) -> str:
    return investment_table(scope).unit


STATEMENTS = MoneyKind[Statement](
    home=homes.STATEMENTS,
    noun="räkningen",
    action="economy.statement",
    name="caption",
    otherwise="rakning",
    is_reported=True,
    units=homes.template_units,
)
ALLOCATIONS = MoneyKind[Allocation](
    home=homes.ALLOCATIONS,
    noun="satsningen",
    action="economy.allocation",
    name="text",
    otherwise="satsning",
    unit=_own_unit,
)
FUNDING = MoneyKind[ExternalFunding](
    home=homes.FUNDING, noun="bidraget", action="economy.funding", otherwise="bidrag", table=funding_unit
)
INVESTMENTS = MoneyKind[Investment](
    home=homes.INVESTMENTS,
    noun="investeringen",
    action="economy.investment",
    otherwise="investering",
    is_reported=True,
    table=_investment_unit,
)
MEASURES = MoneyKind[CorrectiveMeasure](
    home=homes.MEASURES,
    noun="åtgärden",
    action="economy.measure",
    name="text",
    otherwise="atgard",
    is_planned=False,
    is_reported=True,
    unit=_own_unit,
)
CONDITIONAL_INCOME = MoneyKind[ConditionalIncome](
    home=homes.CONDITIONAL_INCOME,
    noun="intäkten",
    action="economy.income",
    name="text",
    otherwise="intakt",
    is_planned=False,
    is_reported=True,
    unit=_own_unit,
)
VOLUMES = MoneyKind[VolumeTable](
    home=homes.VOLUMES,
    noun="volymtabellen",
    action="economy.volume",
    name="title",
    otherwise="volym",
    is_reported=True,
)
