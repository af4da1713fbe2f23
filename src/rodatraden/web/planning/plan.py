"""A plan for a year as its page needs it: what hangs where, in a constant number of questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest

from rodatraden.apps.control.models import RiskScaleLevel
from rodatraden.apps.control.queries.content import RISKS
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.economy.models import ExternalFunding
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.indicators.queries.content import TARGETS
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import may_read
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.actions.things import permission_of
from rodatraden.apps.planning.queries import content as homes
from rodatraden.apps.planning.queries.steering import SHARED, Levels, Step, levels
from rodatraden.apps.planning.rules import OPEN_PLAN
from rodatraden.core.content.control import Risk
from rodatraden.core.content.indicators import Target
from rodatraden.core.content.planning import Activity, Commitment, Goal, IndicatorLink, WorkItem
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.ui.remembered import content, remember

MUNICIPALITY = "kommunen"
"""What stands for the municipality itself in an address."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Money from outside: its key, name and the goal it serves."""

    key: str
    name: str
    goal: str


class Plan:
    """An organisation's year: its own content, and the goals above that it builds on."""

    def __init__(
        self, user: User, organisation: Organisation | None, year: PlanningYear, years: Sequence[PlanningYear]
    ) -> None:
        """Find the scopes; the content is read when it is asked for. `years` are all there are, from the first."""
        self.user, self.organisation, self.planning_year, self.years = user, organisation, year, years
        self.tree = tree()
        self._editable: dict[int, bool] = {}
        scopes = Scope.objects.filter(level=ScopeLevel.MUNICIPALITY) | Scope.objects.filter(
            level=ScopeLevel.BOARD_YEAR, year=year.year, board__key__in=self._chain
        )
        found = {scope.key: scope for scope in scopes.order_by("pk")}
        self.shared = found.get(MUNICIPALITY)
        self.own = self.shared if organisation is None else found.get(f"{self.place}/{year.year}")
        self.above = [scope for scope in found.values() if scope not in (self.shared, self.own)]
        self.version = tuple((scope.pk, scope.version) for scope in found.values())

    @property
    def place(self) -> str:
        """The organisation's key; "" is the municipality itself."""
        return self.organisation.key if self.organisation else ""

    @property
    def address(self) -> str:
        """What stands for the organisation in addresses."""
        return self.place or MUNICIPALITY

    @property
    def year(self) -> int:
        """The year."""
        return self.planning_year.year

    @property
    def name(self) -> str:
        """The organisation's name."""
        return self.organisation.name if self.organisation else "Kommunen"

    @property
    def is_shared(self) -> bool:
        """Whether this is what the whole municipality shares."""
        return self.organisation is None

    @property
    def _chain(self) -> frozenset[str]:
        return self.tree.at_or_above(self.place) if self.place else frozenset()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The organisations' names by key."""
        return self.tree.names

    @cached_property
    def levels(self) -> Levels:
        """The levels of the steering models, which the municipality shares."""
        return remember(("levels", self.shared and (self.shared.pk, self.shared.version)), levels)

    @cached_property
    def steps(self) -> list[Step]:
        """The levels for goals of the year's steering model, from the top."""
        return self.levels.for_goals(self.planning_year.steering_model)

    @cached_property
    def homes(self) -> dict[str, Scope]:
        """The scope that each goal belongs to."""
        return {}

    @cached_property
    def goals(self) -> dict[str, Goal]:
        """The goals of the year's model: the municipality's, those of the plans above, and the plan's own."""
        of_model = {step.key for step in self.steps}
        found: dict[str, Goal] = {}
        for scope in filter(None, (self.shared, *self.above, self.own)):
            for goal in content(homes.GOALS, scope):
                if goal.level in of_model and goal.key not in found:
                    found[goal.key] = goal
                    self.homes[goal.key] = scope
        return found

    @cached_property
    def below(self) -> dict[str, list[Goal]]:
        """The goals under each goal, "" for those at the top."""
        found: defaultdict[str, list[Goal]] = defaultdict(list)
        for goal in self.goals.values():
            found[goal.parent if goal.parent in self.goals else ""].append(goal)
        return found

    def _read(self, home: Any) -> list[Any]:
        return list(content(home, self.own)) if self.own is not None and not self.is_shared else []

    @cached_property
    def work(self) -> list[WorkItem]:
        """The plan's work."""
        return self._read(homes.WORK)

    @cached_property
    def commitments(self) -> list[Commitment]:
        """The commitments laid on all boards, and the plan's own."""
        return [c for scope in filter(None, (self.shared, *self.above)) for c in content(homes.COMMITMENTS, scope)] + (
            self._read(homes.COMMITMENTS)
        )

    @cached_property
    def activities(self) -> list[Activity]:
        """The plan's activities."""
        return self._read(homes.ACTIVITIES)

    @cached_property
    def links(self) -> list[IndicatorLink]:
        """Which goals are followed with which indicators."""
        return self._read(homes.INDICATOR_LINKS)

    @cached_property
    def targets(self) -> list[Target]:
        """The plan's targets."""
        return self._read(TARGETS)

    @cached_property
    def risks(self) -> list[Risk]:
        """The plan's risks."""
        return self._read(RISKS)

    @cached_property
    def hanging(self) -> tuple[Counter[str], ...]:
        """How many indicators, works, commitments, activities and risks hang on each goal."""
        return (
            Counter(link.goal for link in self.links),
            Counter(item.goal for item in self.work),
            Counter(each.goal for each in self.commitments),
            Counter(goal for each in self.activities for goal in set(each.goals)),
            Counter(risk.goal for risk in self.risks),
        )

    @cached_property
    def grants(self) -> list[Grant]:
        """Money from outside, with the goal each serves."""
        if self.own is None or self.is_shared:
            return []
        served = {link.funding: link.goal for link in self._read(homes.FUNDING_LINKS)}
        rows = ExternalFunding.objects.filter(scope=self.own, ended_at__isnull=True).order_by("position", "pk")
        return [Grant(key, name, served.get(key, "")) for key, name in rows.values_list("key", "name")]

    @cached_property
    def indicators(self) -> dict[str, str]:
        """The names of the indicators that the plan uses, by key."""
        keys = {link.indicator for link in self.links}
        return dict(Indicator.objects.filter(key__in=keys).order_by("pk").values_list("key", "name"))

    def indicator(self, key: str) -> Indicator | None:
        """An indicator that the plan uses."""
        return Indicator.objects.filter(key=key).first() if key in self.indicators else None

    @cached_property
    def scale(self) -> dict[str, list[tuple[int, str]]]:
        """The steps of the municipality's risk scale, by dimension."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        rows = RiskScaleLevel.objects.filter(ended_at__isnull=True).order_by("value")
        for dimension, value, label in rows.values_list("dimension", "value", "label"):
            found[dimension].append((value, label))
        return found

    def may_edit(self, scope: Scope | None = None) -> bool:
        """Whether the reader may change a scope; the plan's own when none is named."""
        which = scope or self.own
        if which is None:
            return False
        if which.pk not in self._editable:
            self._editable[which.pk] = allows(self.user, permission_of(which), which)
        return self._editable[which.pk]

    @property
    def may_open(self) -> bool:
        """Whether the reader may open the plan, when it is not opened."""
        return self.own is None and allows(self.user, OPEN_PLAN, self.place)

    def home_of(self, goal: Goal) -> Scope:
        """The scope that a goal belongs to."""
        _ = self.goals
        return self.homes[goal.key]

    def home_for(self, step: Step) -> Scope | None:
        """Where a new goal on a level belongs: what the municipality shares, or this plan."""
        return self.shared if step.meaning in SHARED else (None if self.is_shared else self.own)

    def path_to(self, goal: str) -> list[Goal]:
        """The goals from the top to a goal, itself last."""
        found: list[Goal] = []
        while goal in self.goals and self.goals[goal] not in found:
            found.insert(0, self.goals[goal])
            goal = self.goals[goal].parent
        return found

    def steps_under(self, goal: Goal | None) -> list[Step]:
        """The levels that a new goal under another may stand on, that the reader may add to."""
        if goal is None:
            possible = self.steps[:1]
        else:
            possible = [step for step in self.levels.below(goal.level) if step in self.steps]
        return [step for step in possible if (home := self.home_for(step)) is not None and self.may_edit(home)]


def plan_of(request: HttpRequest, organisation: str, year: int) -> Plan:
    """The plan at an address; `Http404` when there is no such, or the reader may not see it."""
    user = request.user
    years = list(PlanningYear.objects.filter(ended_at__isnull=True).order_by("year"))
    planning_year = next((each for each in years if each.year == year), None)
    if planning_year is None or not isinstance(user, User):
        raise Http404
    if organisation == MUNICIPALITY:
        if not may_read(user, ""):
            raise Http404
        return Plan(user, None, planning_year, years)
    row = Organisation.objects.filter(key=organisation, ended_at__isnull=True).first()
    if row is None or not may_read(user, organisation):
        raise Http404
    return Plan(user, row, planning_year, years)
