"""What pages ask of the apps, each with the number of queries it may take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rodatraden.apps.control.queries import risks
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries import occasion, scopes, years
from rodatraden.apps.economy.queries import statement, statements
from rodatraden.apps.indicators.queries import indicators, series
from rodatraden.apps.org.queries import boards, municipality, organisations
from rodatraden.apps.planning.queries import GoalNode, goal, goal_tree
from rodatraden.connectors.planfile.load import load
from rodatraden.foundation.accounts.models import User
from tests.connectors.planfile.everything import everything

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def content(development_lead: User) -> None:
    """Everything there is."""
    load(everything(), by=development_lead)


def _taking(most: int, ask: Callable[[], object]) -> object:
    with CaptureQueriesContext(connection) as queries:
        answer = ask()
    assert len(queries) == most
    return answer


def _keys(nodes: tuple[GoalNode, ...]) -> list[tuple[str, list[object]]]:
    return [(node.goal.key, list(_keys(node.children))) for node in nodes]


def test_the_municipality_and_its_boards_are_found() -> None:
    found = municipality()
    assert found is not None
    assert found.name == "Åby"
    assert _taking(1, lambda: [board.key for board in boards()]) == ["sn"]


def test_an_organisation_that_is_no_longer_valid_is_left_out_on_the_day() -> None:
    assert [each.key for each in organisations(on=date(2022, 6, 1))] == ["sn", "sf"]
    assert [each.key for each in organisations(on=date(2023, 6, 1))] == ["sn"]


def test_scopes_come_with_their_boards() -> None:
    names = _taking(1, lambda: [(s.key, s.board.name if s.board else "") for s in scopes()])
    assert names == [("kommunen", ""), ("sn/2022", "Socialnämnden"), ("sn/2022/mars", "Socialnämnden")]


def test_years_come_with_their_occasions() -> None:
    assert _taking(2, lambda: [(y.year, [o.key for o in y.occasions.all()]) for y in years()]) == [(2022, ["mars"])]
    found = occasion(2022, "mars")
    assert found is not None
    assert found.name == "Mars"


def test_a_series_holds_all_that_is_known_of_an_indicator() -> None:
    def ask() -> tuple[int, ...]:
        found = series("andel")
        assert found is not None
        asked = [o.survey.asked for o in found.observations if hasattr(o, "survey")]
        assert asked == [100, 100, 100]
        assert [str(o.scope.board or "") for o in found.observations][:1] == [""]
        assert [d.dimension for report in found.reports for d in report.differences.all()] == ["gender"]
        return len(found.observations), len(found.targets), len(found.breaks)

    assert _taking(6, ask) == (6, 2, 1)
    assert series("okänd") is None
    assert [each.source.name for each in indicators() if each.source] == ["Kolada"]


def test_the_goal_tree_holds_what_hangs_on_each_goal() -> None:
    def ask() -> object:
        (top,) = goal_tree("sn", 2022)
        (below,) = top.children
        assert _keys((top,)) == [("trygg", [("stod", [])])]
        assert [c.key for c in top.commitments] == ["gemensamt"]
        assert [link.indicator.name for link in below.indicators] == ["Andel nöjda"]
        return [a.key for a in below.activities], [w.key for w in below.work], [c.key for c in below.commitments]

    assert _taking(6, ask) == (["utbilda"], ["arbete"], ["eget"])
    assert goal_tree("sn", 1999) == ()
    assert goal_tree("okand", 2022)[0].children == ()


def test_a_goal_comes_with_level_and_what_is_above_it() -> None:
    def ask() -> object:
        found = goal("stod")
        assert found is not None
        return found.level.model.name, found.parent and found.parent.name, found.scope.board and found.scope.board.name

    assert _taking(1, ask) == ("Modellen", "Trygghet", "Socialnämnden")


def test_a_statement_comes_whole() -> None:
    def ask() -> object:
        (found,) = statements(scope)
        return found.template.unit, len(found.cells.all()), [row.key for row in found.template.rows.all()]

    scope = Scope.objects.get(key="sn/2022")
    assert _taking(6, ask) == ("mnkr", 3, ["t_intakter", "t_summa"])
    assert statement("okand") is None


def test_risks_come_with_their_treatments() -> None:
    scope = Scope.objects.get(key="sn/2022")
    found = _taking(2, lambda: [(r.goal and r.goal.name, [t.key for t in r.treatments.all()]) for r in risks(scope)])
    assert found == [("Stöd i tid", ["rekrytera"])]
