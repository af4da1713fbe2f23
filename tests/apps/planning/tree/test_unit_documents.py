"""A unit's plan is a document and a file like a board's."""

from dataclasses import replace

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions.goals import create_goal, edit_goal
from rodatraden.apps.planning.actions.plans import lay_on_units
from rodatraden.apps.planning.actions.work import create_activity, create_work
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.messages import PlanFileRefused
from rodatraden.connectors.planfile.parse import parse, read_types
from rodatraden.connectors.planfile.read import read_row
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content.planning import Activity, Goal, WorkItem
from rodatraden.core.document.tree import walk
from rodatraden.documents.actions import open_documents
from rodatraden.documents.data import data_for, material_of
from rodatraden.documents.models import Document
from rodatraden.documents.queries import tree_now
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of


@pytest.fixture
def norr(lead: User, plan: Scope) -> Scope:
    """A unit's plan: a goal under the board's, adapted, with work and an activity."""
    (goal,) = lay_on_units(by=lead, key="trivs", units=["norr"])
    edit_goal(by=lead, goal=replace(goal, name="Alla trivs i norr"), token=token_of(values_of(goal)))
    scope = Scope.objects.get(key="norr/2025")
    create_work(by=lead, scope=scope, work=WorkItem(key="", goal=goal.key, text="Fler bänkar"))
    create_activity(by=lead, scope=scope, activity=Activity(key="", name="Lampor", goals=(goal.key,), led_by="norr"))
    return scope


def test_unit_with_goals_gets_a_document_that_shows_them(lead: User, norr: Scope) -> None:
    open_documents(by=lead)
    document = Document.objects.get(scope=norr)
    said = " ".join(str(node) for node in walk(tree_now(document)))
    for words in ("Alla trivs i norr", "Alla trivs", "Fler bänkar", "En trygg kommun"):
        assert words in said
    data = data_for(document)
    assert [goal.key for goal in material_of(document, data).above] == ["trivs"]
    assert data.parts()["above parknamnden"].plan.goals == data.above[0].plan.goals  # type: ignore[union-attr]
    frozen = read_types(write(data.above[0]), "above.yaml").file
    assert frozen == data.above[0]


def test_units_file_comes_in_alone_and_before_the_boards(lead: User, norr: Scope, plan: Scope) -> None:
    files = [write(read_row(scope)) for scope in (norr, plan)]
    for chosen in (files[:1], files, files[::-1]):
        parsed = [parse(data, "plan.yaml") for data in chosen]
        assert load(parsed, by=lead, replace_reason="Prov").changes == ()


def test_circle_through_two_files_is_refused(lead: User, norr: Scope, plan: Scope) -> None:
    create_goal(by=lead, scope=plan, goal=Goal(key="", level="namndmal", name="Ny", parent="trygg-kommun"))
    board = (
        write(read_row(plan))
        .decode()
        .replace("name: Alla trivs\n      parent: trygg-kommun", "name: Alla trivs\n      parent: alla-trivs")
    )
    with pytest.raises(PlanFileRefused, match="ligger under sig själv"):
        load([parse(board.encode(), "plan.yaml")], by=lead, replace_reason="Prov")
