"""Whatever is done to a plan by hand, its file says it, and brings the same back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodatraden.apps.control.actions.risks import RISKS, create_risk, create_treatment, end_risk, order_risk
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions import goals, links, work
from rodatraden.core.content.control import Risk, Treatment
from rodatraden.core.content.planning import Activity, Commitment, Goal, WorkItem
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.one_kind import values_of

WORDS = st.one_of(st.sampled_from(["Trygga parker", "Ljus", "Å", " ", "- [x] \\ 'nej'"]), st.text(max_size=12))
PROSE = st.one_of(
    st.sampled_from(["", "Se [[goal:trivs]].", "Det\n\n- är\n- så", "[[goal:", "{{count:activities}}"]), WORDS
)
NUMBERS = st.integers(0, 5)
DOES = (
    "create",
    "share",
    "edit",
    "move",
    "order",
    "copy",
    "end",
    "work",
    "commitment",
    "activity",
    "also",
    "link",
    "unlink",
    "fund",
    "risk",
    "treat",
    "end_risk",
)
STEPS = st.tuples(st.sampled_from(DOES), NUMBERS, NUMBERS, WORDS, PROSE)
Step = tuple[str, int, int, str, str]


class Person:
    """Does one step after another to a plan; what is refused is refused."""

    def __init__(self, by: User, plan: Scope, shared: Scope) -> None:
        self.by, self.plan, self.shared = by, plan, shared

    def pick(self, kind: Any, number: int, scope: Scope | None = None) -> Any:
        things = kind.all_in(scope or self.plan)
        return things[number % len(things)] if things else None

    def key(self, kind: Any, number: int) -> str:
        found = self.pick(kind, number)
        return found.key if found else "finns-inte"

    def goal(self, number: int) -> str:
        every = [goal.key for scope in (self.plan, self.shared) for goal in goals.GOALS.all_in(scope)]
        return every[number % len(every)]

    def do(self, what: str, one: int, two: int, word: str, prose: str) -> None:
        getattr(self, what)(one, self.goal(two), two, word, prose)

    def create(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        level = ["namndmal", "kfmal", "omrade"][one % 3]
        made = Goal(key="", level=level, name=word, parent=at if one else "", description=prose)
        goals.create_goal(by=self.by, scope=self.plan, goal=made)

    def share(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        made = Goal(key="", level=["kfmal", "omrade"][one % 2], name=word, parent=at if one else "")
        goals.create_goal(by=self.by, scope=self.shared, goal=made)

    def edit(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        seen = goals.GOALS.find(self.key(goals.GOALS, one))
        changed = replace(seen, name=word, description=prose)
        goals.edit_goal(by=self.by, goal=changed, token=token_of(values_of(seen)))

    def move(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        goals.move_goal(by=self.by, key=self.key(goals.GOALS, one), parent=at)

    def order(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        goals.order_goal(by=self.by, key=self.key(goals.GOALS, one), to=two)

    def copy(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        goals.copy_goal(by=self.by, key=self.key(goals.GOALS, one), scope=self.plan)

    def end(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        goals.end_goal(by=self.by, key=self.goal(one))

    def work(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        work.create_work(by=self.by, scope=self.plan, work=WorkItem(key="", goal=at, text=prose))

    def commitment(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        made = Commitment(key="", name=word, goal=at, text=prose)
        work.create_commitment(by=self.by, scope=self.plan, commitment=made)

    def activity(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        served = (self.key(work.COMMITMENTS, one),) if one % 2 else ()
        made = Activity(key="", name=word, goals=(self.key(goals.GOALS, two),), commitments=served, description=prose)
        work.create_activity(by=self.by, scope=self.plan, activity=made)

    def also(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        links.link_activity_to_goal(
            by=self.by, activity=self.key(work.ACTIVITIES, one), goal=self.key(goals.GOALS, two)
        )

    def link(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        links.link_indicator(by=self.by, scope=self.plan, goal=at, indicator=["trivsel", "ljus"][one % 2])

    def unlink(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        links.unlink_indicator(by=self.by, scope=self.plan, goal=at, indicator=["trivsel", "ljus"][one % 2])

    def fund(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        links.link_funding(by=self.by, scope=self.plan, funding=["bidrag", "gava"][one % 2], goal=at)

    def risk(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        made = Risk(key="", title=word, goal=at if two % 2 else "", likelihood=one % 3 or None, background=prose)
        create_risk(by=self.by, scope=self.plan, risk=made)
        order_risk(by=self.by, key=self.key(RISKS, two), to=0)

    def treat(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        create_treatment(by=self.by, risk=self.key(RISKS, one), treatment=Treatment(key="", text=word))

    def end_risk(self, one: int, at: str, two: int, word: str, prose: str) -> None:
        end_risk(by=self.by, key=self.key(RISKS, one))


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=14))
def test_any_steps_leave_what_a_file_can_say(
    lead: User, plan: Scope, shared: Scope, comes_back_the_same: Callable[[], None], steps: list[Step]
) -> None:
    person = Person(lead, plan, shared)
    with transaction.atomic():
        for step in steps:
            with suppress(Refusal):
                person.do(*step)
        comes_back_the_same()
        transaction.set_rollback(True)
