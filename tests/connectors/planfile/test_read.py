"""Reading a scope back: the same content, in a number of queries that does not grow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.read import read_municipality, read_plan, read_report
from rodatraden.core.content.file import PlanContent, PlanFile
from rodatraden.foundation.accounts.models import User
from tests.connectors.planfile.everything import BOARD, OCCASION, YEAR, municipality, parsed, plan, report

pytestmark = pytest.mark.django_db
QUERIES = {"municipality": 33, "plan": 42, "report": 30}


def _three_of(things: tuple[Any, ...]) -> tuple[Any, ...]:
    """The first thing three times, by other keys."""
    return tuple(replace(things[0], key=f"{things[0].key}-{number}") for number in range(3))


def _read(part: str) -> PlanFile | None:
    if part == "municipality":
        return read_municipality()
    return read_plan(BOARD, YEAR) if part == "plan" else read_report(BOARD, YEAR, OCCASION)


def _queries(part: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        _read(part)
    return len(queries)


def _larger() -> tuple[PlanFile, PlanFile, PlanFile]:
    shared, planned, reported = municipality().municipality, plan().plan, report().report
    assert shared is not None
    assert planned is not None
    assert reported is not None
    return (
        municipality(laws=(*shared.laws, *_three_of(shared.laws)), goals=(*shared.goals, *_three_of(shared.goals))),
        plan(
            goals=(*planned.goals, *_three_of(planned.goals)),
            work=_three_of(planned.work),
            funding=_three_of(planned.funding),
            statements=_three_of(planned.statements),
            volumes=_three_of(planned.volumes),
            texts=_three_of(planned.texts),
        ),
        report(measures=_three_of(reported.measures), improvement_areas=_three_of(reported.improvement_areas)),
    )


@pytest.mark.parametrize("part", QUERIES)
def test_the_number_of_queries_is_the_same_for_one_row_and_for_three(development_lead: User, part: str) -> None:
    load(parsed(municipality(), plan(), report()), by=development_lead)
    few = _queries(part)
    load(parsed(*_larger()), by=development_lead)
    assert (few, _queries(part)) == (QUERIES[part], QUERIES[part])


@pytest.mark.parametrize("number", range(3))
def test_several_rows_come_back_in_the_order_of_the_file(development_lead: User, number: int) -> None:
    files = _larger()
    load(parsed(*files), by=development_lead)
    assert _read(list(QUERIES)[number]) == files[number]


@pytest.mark.parametrize("part", QUERIES)
def test_nothing_is_read_where_nothing_was_brought_in(db: None, part: str) -> None:
    assert _read(part) is None
    assert _queries(part) == 1


def test_an_empty_plan_comes_back_empty(development_lead: User) -> None:
    empty = replace(plan(), plan=PlanContent())
    load(parsed(municipality(), empty), by=development_lead)
    assert read_plan(BOARD, YEAR) == empty
