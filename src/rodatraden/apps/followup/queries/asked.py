"""What an occasion asks for, and of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rodatraden.apps.control.models import SystematicControl, Treatment
from rodatraden.apps.cycle.models import Occasion, PlanningYear, Scope
from rodatraden.apps.economy.queries.forecasts import forecast_rows
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.queries.judged import judged
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.models import Activity, Commitment, Goal, IndicatorLink, Level
from rodatraden.apps.planning.queries.answering import answering
from rodatraden.core.content.organisation import OccasionKind, OrganisationKind
from rodatraden.core.content.planning import Carries
from rodatraden.core.cycle.asked_period import AskedPeriod, Wanted, asked_period

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
}
"""What an occasion asks for when it does not say."""
_ROLES = {
    OrganisationKind.ADMINISTRATION: RoleKind.HEAD_OF_ADMINISTRATION,
    OrganisationKind.SERVICE_AREA: RoleKind.UNIT_MANAGER,
    OrganisationKind.UNIT: RoleKind.UNIT_MANAGER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that an organisation is to report; `role` is whose task it becomes there."""

    section: str
    about: str
    organisation: str
    role: str


@dataclass(frozen=True)
class _Asking:
    """The report that is asked for, and the plan it is about."""

    scope: Scope
    plan: Scope | None
    occasion: Occasion
    kinds: Mapping[str, str]

    @property
    def board(self) -> str:
        return self.scope.board_id or ""

    def who(self, *named: str) -> str:
        """Who answers; the board for what those that report at this occasion do not answer for."""
        found = answering(self.board, *named)
        return found if not self.occasion.units or found in self.occasion.units else self.board

    def role(self, organisation: str) -> str:
        """Whose task it becomes there."""
        kind = self.kinds.get(organisation, "")
        return str(_ROLES.get(OrganisationKind(kind), RoleKind.DEVELOPMENT_LEAD) if kind else RoleKind.DEVELOPMENT_LEAD)

    def asked(self, section: Section, about: str, organisation: str, role: str = "") -> Asked:
        """The thing as it is asked for."""
        return Asked(
            section=section.value, about=about, organisation=organisation, role=role or self.role(organisation)
        )


def sections_of(occasion: Occasion) -> tuple[str, ...]:
    """The sections that an occasion asks for."""
    return tuple(occasion.asks) or tuple(section.value for section in BY_KIND[occasion.kind])


def asked_at(scope: Scope, plan: Scope | None, occasion: Occasion) -> list[Asked]:
    """Everything that the occasion asks of the board and its units, in the order of the plan."""
    kinds = dict(Organisation.objects.filter(ended_at__isnull=True).order_by("key").values_list("key", "kind"))
    asking = _Asking(scope, plan, occasion, kinds)
    wanted = sections_of(occasion)
    return [asked for section in Section if section.value in wanted for asked in _MAKERS[section](asking)]


def _activities(asking: _Asking) -> Iterator[Asked]:
    rows = Activity.objects.filter(scope=asking.plan, ended_at__isnull=True, merged_into__isnull=True)
    for activity in rows.prefetch_related("goals__goal"):
        goals = [link.goal for link in activity.goals.all()]
        if goals and asking.scope.occasion in goals[0].not_reported_at:
            continue
        yield asking.asked(Section.ACTIVITIES, activity.key, asking.who(activity.led_by))


def _commitments(asking: _Asking) -> Iterator[Asked]:
    levels = _levels(asking)
    living = Commitment.objects.filter(ended_at__isnull=True).select_related("goal")
    for commitment in [*living.filter(scope=asking.plan), *living.filter(scope__board__isnull=True)]:
        if commitment.goal.level_id in levels:
            yield asking.asked(Section.COMMITMENTS, commitment.key, asking.who(commitment.owner))


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
        yield asking.asked(Section.INDICATORS, key, asking.who(owner, indicator.source_id or ""))


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
        yield asking.asked(Section.GOALS, goal.key, asking.who(goal.owner))


def _forecast(asking: _Asking) -> Iterator[Asked]:
    below = tree().at_or_below(asking.board) - {asking.board}
    for row in forecast_rows(asking.scope):
        if not any((row.budget, row.outcome, row.forecast)):
            continue
        if row.row in below:
            yield asking.asked(Section.FORECAST, row.row, asking.who(row.row))
        else:
            yield asking.asked(Section.FORECAST, row.row, asking.board, RoleKind.CONTROLLER.value)


def _treatments(asking: _Asking) -> Iterator[Asked]:
    for treatment in Treatment.objects.filter(scope=asking.plan, ended_at__isnull=True):
        yield asking.asked(Section.TREATMENTS, treatment.key, asking.who(treatment.responsible))


def _controls(asking: _Asking) -> Iterator[Asked]:
    for control in SystematicControl.objects.filter(scope=asking.plan, ended_at__isnull=True, for_all_boards=False):
        yield asking.asked(Section.CONTROLS, control.key, asking.who(control.performed_by, control.owner))


def _texts(asking: _Asking) -> Iterator[Asked]:
    organisation = tree()
    below = organisation.at_or_below(asking.board)
    for key in organisation.names:
        reports = not asking.occasion.units or key in asking.occasion.units
        if key in below and asking.kinds.get(key) == OrganisationKind.UNIT and reports:
            yield asking.asked(Section.TEXTS, key, key)


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
