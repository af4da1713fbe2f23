"""The canonical form: everything comes back, and canonical bytes come back as they were."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from rodatraden.connectors.planfile.parse import parse, read_types
from rodatraden.connectors.planfile.types import Record
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.economy import Statement
from rodatraden.core.content.file import PlanContent, PlanFile
from rodatraden.core.content.planning import Goal
from rodatraden.core.content.scope import Scope, ScopeLevel
from tests.connectors.planfile.plan_files import AWKWARD, records

SCOPE = Scope(level=ScopeLevel.BOARD_YEAR, board="sn", year=2022)


def plan(**parts: Any) -> PlanFile:
    return PlanFile(schema="rodatraden/plan/1", scope=SCOPE, plan=PlanContent(**parts))


def back(data: bytes) -> PlanFile:
    return read_types(data, "plan.yaml").file


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(records(Record(PlanFile)))
def test_any_content_comes_back_and_its_bytes_too(file: PlanFile) -> None:
    data = write(file)
    assert back(data) == file
    assert write(back(data)) == data


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_comes_back_in_a_field_a_list_and_a_row(text: str) -> None:
    goal = Goal(key="a", level="b", name=text, not_reported_at=(text, "a"))
    cells = {"a": {"b": Amount(text=text, marks=(text,), stated=text)}}
    file = plan(goals=(goal,), statements=(Statement(key="a", template="b", caption=text, cells=cells),))
    assert back(write(file)) == file


@pytest.mark.parametrize("number", ["16.80", "-16.8", "0", "0.00", "-254802", "100", "0.000001"])
def test_number_keeps_the_decimals_it_was_given(number: str) -> None:
    file = plan(statements=(Statement(key="a", template="b", caption="c", cells={"r": {"k": Decimal(number)}}),))
    data = write(file)
    assert f"        r: {{k: {number}}}\n".encode() in data
    assert str(back(data).plan.statements[0].cells["r"]["k"]) == number  # type: ignore[union-attr]


def test_number_that_is_none_is_not_written() -> None:
    cells = {"r": {"k": Decimal("NaN")}}
    with pytest.raises(ValueError, match="no number"):
        write(plan(statements=(Statement(key="a", template="b", caption="c", cells=cells),)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ett mål", "Ett mål"),
        ("0126", '"0126"'),
        ("no", '"no"'),
        ("2020", '"2020"'),
        ("2021/2022", "2021/2022"),
        ("Mål: ett", '"Mål: ett"'),
        ("a, b", "a, b"),
        ("12 av 14 barn", "12 av 14 barn"),
        ('sa "hej"', 'sa "hej"'),
        (" a", '" a"'),
        ("a\r", '"a\\r"'),
        ("\u2028", '"\\u2028"'),
        ("a\nb", "|-\n        a\n        b"),
        ("a\n\nb\n", "|\n        a\n\n        b"),
        ("a: b " * 20 + "c", "|-\n        " + "a: b " * 20 + "c"),
    ],
)
def test_text_is_quoted_only_when_it_must_be(text: str, written: str) -> None:
    data = write(plan(goals=(Goal(key="a", level="b", name=text),)))
    assert f"      name: {written}\n".encode() in data


CANONICAL = """\
schema: rodatraden/plan/1
scope: {level: board_year, board: sn, year: 2022}
mode: published

plan:
  goals:
    - key: mal-1
      level: namndmal
      name: Ett mål
      introduction: |
        Första stycket.

        - en sak
      not_reported_at: [mars, augusti]

  observations:
    - {indicator: sn-1, period: "2020", amount: 16.80}
    - {indicator: sn-1, period: "2021", amount: {missing: too_few_answers, marks: ["*"]}, breakdown: {gender: women}}

  statements:
    - key: resultat
      template: resultat
      caption: Resultat, tkr
      cells:
        personal: {bokslut_2020: -254802, budget_2021: -277573}
        summa: {bokslut_2020: {value: -254802, stated: "-254 803"}}

  funding:
    - key: bidrag
      name: Bidrag
      grant: 100
      cost: {missing: not_stated}
      in_budget: 0
  funding_unit: mnkr
"""


def test_canonical_file_comes_back_byte_for_byte() -> None:
    data = CANONICAL.encode()
    assert write(parse(data, "plan.yaml").file).decode() == CANONICAL


def test_file_in_another_dress_gets_the_canonical_form() -> None:
    loose = (
        '\ufeff# En kommentar\r\n"schema": rodatraden/plan/1\r\nplan:\r\n  work:\r\n  - goal: mal-1\r\n'
        "    text: >-\r\n      Vikt\r\n      text\r\n    key: 'w-1'\r\n  goals: []\r\n"
        "mode:\r\n  own\r\nscope:\r\n  year: 2022\r\n  level: board_year\r\n  board: sn\r\n"
    )
    assert write(parse(loose.encode(), "plan.yaml").file).decode() == (
        "schema: rodatraden/plan/1\nscope: {level: board_year, board: sn, year: 2022}\n\n"
        "plan:\n  work:\n    - key: w-1\n      goal: mal-1\n      text: Vikt text\n"
    )


def test_empty_plan_is_not_the_same_as_none() -> None:
    data = write(plan())
    assert data.decode().endswith("plan: {}\n")
    assert back(data) == plan()
