"""The demo against the reference documents: all of their figures, none of their prose."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rodatraden.connectors.planfile.walk import things
from rodatraden.connectors.reference.build import plan_files
from rodatraden.core.content.amount import as_amount
from rodatraden.core.content.economy import (
    Allocation,
    ConditionalIncome,
    ExternalFunding,
    Investment,
    Statement,
    StatementTemplate,
    VolumeTable,
)
from rodatraden.core.content.file import PlanFile
from rodatraden.core.content.indicators import Observation, Target
from rodatraden.core.prose.fields import prose_of
from tests.documents.content_rules.park_board import files, municipality

STEMS = ("verksamhetsplan-2022-socialnamnden", "delarsrapport-mars-2019-socialnamnden")
WORDS_IN_A_ROW = 6
"""So many words in a row that stand in the reference text too are copied, unless they are a name."""


@pytest.fixture(scope="module")
def source(reference_dir: Path) -> dict[tuple[Any, ...], PlanFile]:
    """The reference documents as published plan files, by scope."""
    pairs = [
        (f"{stem}.yaml", (folder / f"{stem}.yaml").read_bytes(), f"{stem}.txt", (folder / f"{stem}.txt").read_bytes())
        for folder in (reference_dir / "documents",)
        for stem in STEMS
    ]
    return _by_scope(plan_files(pairs).values())


def _by_scope(every: Any) -> dict[tuple[Any, ...], PlanFile]:
    return {(file.scope.board, file.scope.year, file.scope.occasion): file for file in every}


PLAN, EARLIER, REPORT = ("socialnamnden", 2022, ""), ("socialnamnden", 2019, ""), ("socialnamnden", 2019, "delar-1")


@pytest.mark.parametrize("scope", [PLAN, EARLIER, REPORT], ids=str)
def test_figures_of_the_source_are_all_in_the_demo(source: dict[tuple[Any, ...], PlanFile], scope: Any) -> None:
    ours, theirs = dict(_figures(_by_scope(files())[scope])), dict(_figures(source[scope]))
    assert {key: ours.get(key) for key in theirs} == theirs


def test_source_has_as_many_figures_as_its_tables(source: dict[tuple[Any, ...], PlanFile]) -> None:
    found = {scope: len(dict(_figures(source[scope]))) for scope in (PLAN, REPORT)}
    assert found == {PLAN: 150, REPORT: 85}


def _figures(file: PlanFile) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    """Every figure that is given and not computed: outcomes, targets, cells, grants, volumes, amounts."""
    for thing in things(file):
        yield from _of(thing.thing)


def _of(thing: Any) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    match thing:
        case Observation() | Target() if thing.amount.value is not None:
            yield from _measured(thing)
        case Statement():
            yield from _given_cells(thing)
        case ExternalFunding():
            amounts = {"grant": thing.grant, "cost": thing.cost, "in_budget": thing.in_budget}
            yield from ((("funding", thing.key, name), _value(amount)) for name, amount in amounts.items())
        case Allocation() | ConditionalIncome():
            yield (type(thing).__name__, thing.key), thing.amount
        case Investment():
            yield from ((("investment", thing.key, at), _value(amount)) for at, amount in thing.amounts.items())
        case VolumeTable():
            rows = [(row.key, at, amount) for row in thing.rows for at, amount in row.values.items()]
            yield from ((("volume", thing.key, row, at), _value(amount)) for row, at, amount in rows)


def _measured(thing: Observation | Target) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    if isinstance(thing, Target):
        yield ("target", thing.indicator, thing.term, str(thing.year)), _value(thing.amount)
        return
    yield ("observation", thing.indicator, thing.period, str(sorted(thing.breakdown.items()))), _value(thing.amount)
    if thing.survey is not None:
        yield ("respondents", thing.indicator, thing.period), Decimal(thing.survey.respondents)
        yield ("asked", thing.indicator, thing.period), Decimal(thing.survey.asked or 0)


def _value(number: Any) -> Decimal:
    value = as_amount(number).value
    assert value is not None
    return value


def _given_cells(statement: Statement) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    templates: dict[str, StatementTemplate] = {t.key: t for t in municipality().statement_templates}
    template = templates[statement.template]
    computed = {row.key for row in statement.rows or template.rows if row.formula}
    summed = {column.key for column in statement.columns or template.columns if column.formula}
    for row, cells in statement.cells.items():
        for column, number in cells.items():
            if row not in computed and column not in summed:
                yield ("cell", statement.key, row, column), _value(number)


def test_prose_of_the_demo_is_not_the_prose_of_the_source(reference_dir: Path) -> None:
    said = " ".join((reference_dir / "documents" / f"{stem}.txt").read_text(encoding="utf-8") for stem in STEMS)
    theirs = set(_runs(said))
    names = {run for file in files() for name in _names(file) for run in _runs(name)}
    copied = {run for file in files() for prose in _prose(file) for run in _runs(prose)} & theirs
    assert sorted(copied - names) == []


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[at : at + WORDS_IN_A_ROW]) for at in range(len(words) - WORDS_IN_A_ROW + 1))


def _prose(file: PlanFile) -> Iterator[str]:
    for found in things(file):
        yield from (text for _, text in prose_of(found.thing))


def _names(file: PlanFile) -> Iterator[str]:
    for found in things(file):
        yield from (text for name in ("name", "what") if (text := getattr(found.thing, name, "")))
