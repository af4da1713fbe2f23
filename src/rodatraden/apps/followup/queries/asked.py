"""What an occasion asks for, and of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rodatraden.apps.control.models import SystematicControl, Treatment
from rodatraden.apps.cycle.models import Occasion, PlanningYear, Scope
from rodatraden.apps.economy.queries.forecasts import forecast_rows
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.queries.answerers import Answerers
from rodatraden.apps.followup.queries.judged import judged
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.models import Activity, Commitment, Goal, IndicatorLink, Level
from rodatraden.core.content.organisation import OccasionKind, OrganisationKind
from rodatraden.core.content.planning import Carries
from rodatraden.core.cycle.asked_period import AskedPeriod, Wanted, asked_period
from rodatraden.core.cycle.preparing import PREPARES, writes
from rodatraden.foundation.accounts.models import User

_EARLY = (
    Section.ACTIVITIES,
    Section.COMMITMENTS,
    Section.INDICATORS,
    Section.FORECAST,
    Section.TREATMENTS,
    Section.CONTROLS,
    Section.TEXTS,
)
BY_KIND: Mapping[str, tuple[Section, ...]] = {
    OccasionKind.PLAN: (),
    OccasionKind.MONTHLY: (Section.FORECAST,),
    OccasionKind.INTERIM_EARLY: _EARLY,
    OccasionKind.INTERIM_FULL: _EARLY,
    OccasionKind.ANNUAL: (*_EARLY, Section.GOALS),
    OccasionKind.CONDITIONS: (Section.TEXTS,),
    OccasionKind.DIRECTION: (Section.TEXTS,),
    OccasionKind.OPINION: (Section.TEXTS,),
}
"""What an occasion asks for when it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that an organisation is to report; `role` is whose task it becomes there, unless a `person` is named.

    `fell` and `named` tell why it fell to the board. With `each` others are asked of the same thing too.
    """

    section: str
    about: str
    organisation: str
    role: str
    person: User | None = None
    fell: str = ""
    named: str = ""
    each: bool = False


@dataclass(frozen=True)
class _Asking:
    """The report that is asked for, the plan it is about, and those who answer."""

    scope: Scope
    plan: Scope | None
    occasion: Occasion
    answerers: Answerers

    @property
    def board(self) -> str:
        return self.scope.board_id or ""

    def of(self, section: Section, about: str, *named: str) -> Asked:
        """The thing as it is asked of whoever the plan names."""
        found = self.answerers.who(*named)
        asked = self.at(section, about, found.organisation)
        return replace(asked, person=found.person, fell=found.fell, named=found.named)

    def at(self, section: Section, about: str, organisation: str, role: str = "") -> Asked:
        """The thing as it is asked of an organisation."""
        whose = self.answerers.role(section.value, organisation, role)
        return Asked(section=section.value, about=about, organisation=organisation, role=whose)


def sections_of(occasion: Occasion) -> tuple[str, ...]:
    """The sections that an occasion asks for; one that prepares the budget asks for its text alone."""
    if OccasionKind(occasion.kind) in PREPARES:
        return (Section.TEXTS.value,)
    return tuple(occasion.asks) or tuple(section.value for section in BY_KIND[occasion.kind])


def asked_at(scope: Scope, plan: Scope | None, occasion: Occasion) -> list[Asked]:
    """Everything that the occasion asks of the board and its units, in the order of the plan."""
    asking = _Asking(scope, plan, occasion, Answerers(scope.board_id or "", occasion))
    wanted = sections_of(occasion)
    return [asked for section in Section if section.value in wanted for asked in _MAKERS[section](asking)]


def _activities(asking: _Asking) -> Iterator[Asked]:
    rows = Activity.objects.filter(scope=asking.plan, ended_at__isnull=True, merged_into__isnull=True)
    for activity in rows.prefetch_related("goals__goal"):
        goals = [link.goal for link in activity.goals.all()]
        if goals and asking.scope.occasion in goals[0].not_reported_at:
            continue
        yield asking.of(Section.ACTIVITIES, activity.key, activity.led_by, activity.responsible)


def _commitments(asking: _Asking) -> Iterator[Asked]:
    levels = _levels(asking)
    living = Commitment.objects.filter(ended_at__isnull=True).select_related("goal")
    for commitment in [*living.filter(scope=asking.plan), *living.filter(scope__board__isnull=True)]:
        if commitment.goal.level_id in levels:
            yield asking.of(Section.COMMITMENTS, commitment.key, commitment.owner)


def _indicators(asking: _Asking) -> Iterator[Asked]:
    links = IndicatorLink.objects.filter(scope=asking.plan, ended_at__isnull=True).select_related("goal")
    owners: dict[str, str] = {}
    for link in links:
        owners.setdefault(link.indicator_id, link.goal.owner)
    found = {i.key: i for i in Indicator.objects.filter(key__in=owners, ended_at__isnull=True).select_related("source")}
    standing = judged(asking.scope, asking.plan, list(found.values()))
    for key, owner in owners.items():
        indicator = found.get(key)
        if indicator is None:
            continue
        if is_own(indicator):
            if asked_of(indicator, asking.occasion, standing[key].period).wanted is Wanted.NOTHING:
                continue
        elif not standing[key].off_target:
            continue
        # A source is no one who answers unless it is one of ours: nothing to tell when it is not found.
        yield replace(asking.of(Section.INDICATORS, key, owner, indicator.source_id or ""), fell="", named="")


def asked_of(indicator: Indicator, occasion: Occasion, known: str) -> AskedPeriod:
    """What the occasion asks of an own measurement; `known` is the newest period that has a value.

    An annual report without a day of account is as of the last of December.
    """
    day = occasion.as_of or (date(occasion.year_id, 12, 31) if occasion.kind == OccasionKind.ANNUAL else None)
    return asked_period(indicator.period_rule, occasion.year_id, day, known=frozenset({known}))


def is_own(indicator: Indicator) -> bool:
    """Whether the municipality measures it itself, so that somebody has to write the value."""
    return indicator.source is not None and indicator.source.kind == "own"


def _goals(asking: _Asking) -> Iterator[Asked]:
    judgeable = Level.objects.filter(pk__in=_levels(asking).values(), ended_at__isnull=True)
    keys = [level.key for level in judgeable if Carries.ASSESSMENT.value in level.carries]
    for goal in Goal.objects.filter(scope=asking.plan, ended_at__isnull=True, level__key__in=keys):
        yield asking.of(Section.GOALS, goal.key, goal.owner)


def _forecast(asking: _Asking) -> Iterator[Asked]:
    below = tree().at_or_below(asking.board) - {asking.board}
    for row in forecast_rows(asking.scope):
        if not any((row.budget, row.outcome, row.forecast)):
            continue
        if row.row in below:
            yield replace(asking.of(Section.FORECAST, row.row, row.row), fell="", named="")
        else:
            yield asking.at(Section.FORECAST, row.row, asking.board, RoleKind.CONTROLLER.value)


def _treatments(asking: _Asking) -> Iterator[Asked]:
    for treatment in Treatment.objects.filter(scope=asking.plan, ended_at__isnull=True):
        yield asking.of(Section.TREATMENTS, treatment.key, treatment.responsible)


def _controls(asking: _Asking) -> Iterator[Asked]:
    for control in SystematicControl.objects.filter(scope=asking.plan, ended_at__isnull=True, for_all_boards=False):
        whole = asking.of(Section.CONTROLS, control.key, control.performed_by, control.owner)
        yield whole
        if control.each_unit:
            for unit in _units(asking, whole.organisation):
                yield replace(asking.at(Section.CONTROLS, control.key, unit), each=True)


def _units(asking: _Asking, above: str) -> Iterator[str]:
    """The units below an organisation that report at the occasion, in the order of the tree."""
    below = tree().at_or_below(above) - {above}
    for key in tree().names:
        reports = not asking.occasion.units or key in asking.occasion.units
        if key in below and asking.answerers.kinds.get(key) == OrganisationKind.UNIT and reports:
            yield key


def _texts(asking: _Asking) -> Iterator[Asked]:
    """The units' own words; where the budget is prepared, the section that the board itself writes."""
    kind = OccasionKind(asking.occasion.kind)
    if kind in PREPARES:
        if writes(kind, OrganisationKind(asking.answerers.kinds.get(asking.board, OrganisationKind.UNIT))):
            yield asking.at(Section.TEXTS, PREPARES[kind].value, asking.board)
        return
    for key in _units(asking, asking.board):
        yield asking.at(Section.TEXTS, key, key)


def _levels(asking: _Asking) -> dict[str, int]:
    """The levels of the year's steering model."""
    year = PlanningYear.objects.filter(year=asking.scope.year or 0, ended_at__isnull=True).first()
    rows = Level.objects.filter(model__key=year.steering_model if year else "", ended_at__isnull=True)
    return dict(rows.values_list("key", "pk"))


_MAKERS: Mapping[Section, Callable[[_Asking], Iterator[Asked]]] = {
    Section.ACTIVITIES: _activities,
    Section.COMMITMENTS: _commitments,
    Section.INDICATORS: _indicators,
    Section.GOALS: _goals,
    Section.FORECAST: _forecast,
    Section.TREATMENTS: _treatments,
    Section.CONTROLS: _controls,
    Section.TEXTS: _texts,
}
