"""A thing that an occasion asks about, and what the sections of one form share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rodatraden.apps.cycle.models import ReasonCode, Scope, StatusLabel
from rodatraden.apps.cycle.queries.packs import instructions_of
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.apps.economy.queries.forecasts import ForecastRow
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.queries.each_unit import EachUnit
from rodatraden.apps.followup.queries.earlier import Earlier, Said, earlier_reports
from rodatraden.apps.followup.queries.judged import Standing
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.queries.places import managed_by
from rodatraden.apps.org.rules import MANAGERS
from rodatraden.core.checks.instructed import Pack
from rodatraden.core.checks.reporting import Reported
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of

_REPORTING = frozenset({RoleKind.REPORTER.value, *(role.value for role in MANAGERS)})
_STATUS = frozenset({"status", "reason", "comment"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing that is asked about, with what is said of it; `tokens` are those of the values, part by part.

    An outcome that is not of the report's year has been told of before, and is not asked about again.
    """

    section: str
    about: str
    name: str
    asks: frozenset[str]
    values: dict[str, str]
    tokens: dict[str, str]
    over: str = ""
    text: str = ""
    ends: date | None = None
    last: Said | None = None
    status: str = ""
    meaning: StatusMeaning | None = None
    off_target: bool | None = None
    is_of_the_year: bool = True
    reasons_exist: bool = True
    indicator: Indicator | None = None
    standing: Standing | None = None
    hidden: str = ""
    period: str = ""
    entity: str = ""
    row: ForecastRow | None = None
    may_wait: bool = False
    each_unit: EachUnit | None = None

    @property
    def field(self) -> str:
        """What the ids and names of its fields begin with."""
        return f"{self.section}-{self.about}"

    @property
    def reported(self) -> Reported:
        """The thing as the checks read it."""
        return Reported(
            field=self.field,
            name=self.name,
            asks=self.asks,
            values=self.values,
            status=self.status,
            meaning=self.meaning,
            off_target=self.off_target and self.is_of_the_year,
            reasons_exist=self.reasons_exist,
            may_wait=self.may_wait,
        )


class Reading:
    """What the sections of one form share."""

    def __init__(self, scope: Scope, organisation: str, reader: User | None = None) -> None:
        """Read the scales and the occasion; without a `reader` everything is told, for actions."""
        self.scope, self.organisation, self.reader = scope, organisation, reader
        self.statuses = list(StatusLabel.objects.filter(ended_at__isnull=True))
        self.reasons = list(ReasonCode.objects.filter(ended_at__isnull=True))
        self.labels = {label.key: label for label in self.statuses}
        self.occasion = occasion_of(scope.year or 0, scope.occasion)

    @cached_property
    def pack(self) -> Pack | None:
        """What the year's instructions ask for; None when the occasion follows none."""
        return instructions_of(self.occasion)

    @property
    def sees(self) -> frozenset[str]:
        """The organisation, when the reader manages it: then its figures about few persons may be shown."""
        return managed_by(self.reader) & {self.organisation} if self.reader is not None else frozenset()

    @property
    def reports_here(self) -> bool:
        """Whether the reader reports what is measured at this very organisation, and not only above it."""
        held = roles_held(self.reader) if self.reader is not None else ()
        return any(grant.place == self.organisation and grant.role in _REPORTING for grant in held)

    @cached_property
    def earlier(self) -> Earlier:
        """The board's reports before this one."""
        return earlier_reports(self.scope)

    def status(
        self, section: Section, about: str, name: str, values: dict[str, str], last: Said | None, **more: object
    ) -> Thing:
        """A thing that is told of by status, reason and comment."""
        chosen = self.labels.get(values["status"])
        return Thing(
            section=section.value,
            about=about,
            name=name,
            asks=_STATUS,
            values=values,
            tokens={"status": token_of(values)},
            last=last,
            status=chosen.label if chosen else "",
            meaning=StatusMeaning(chosen.meaning) if chosen else None,
            reasons_exist=bool(self.reasons),
            **more,  # type: ignore[arg-type]
        )
