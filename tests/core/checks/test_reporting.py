"""What a unit still has to say of a thing."""

from dataclasses import replace

import pytest

from rodatraden.core.checks.reporting import Reported, checklist
from rodatraden.core.document.inline import StatusMeaning

ACTIVITY = Reported(
    field="activities-a1",
    name="Lys upp sju stråk",
    asks=frozenset({"status", "reason", "comment"}),
    values={"status": "klar", "reason": "", "comment": ""},
    meaning=StatusMeaning.DONE,
)
MEASURED = Reported(
    field="indicators-i1",
    name="Ängsmark",
    asks=frozenset({"value", "analysis", "measure"}),
    values={"value": "31", "missing": "", "analysis": "", "measure": ""},
    off_target=False,
)
FORECAST = Reported(
    field="forecast-park",
    name="Parkskötsel",
    asks=frozenset({"forecast", "comment"}),
    values={"forecast": "42", "comment": ""},
    off_target=False,
)


def missing(thing: Reported) -> list[str]:
    return [finding.place.node.rpartition("-")[2] for finding in checklist([thing])]


def test_nothing_is_missing_when_everything_asked_for_is_said() -> None:
    assert checklist([ACTIVITY, MEASURED, FORECAST]) == ()


def test_status_is_always_asked_for() -> None:
    found = checklist([replace(ACTIVITY, values={"status": " "}, meaning=None)])
    assert [(f.text, f.place.node, f.mend) for f in found] == [
        ("Lys upp sju stråk: läge saknas", "activities-a1-status", "Välj ett läge.")
    ]


@pytest.mark.parametrize("meaning", [StatusMeaning.AT_RISK, StatusMeaning.OFF_TRACK, StatusMeaning.CANCELLED])
def test_off_plan_asks_for_reason_and_comment(meaning: StatusMeaning) -> None:
    assert missing(replace(ACTIVITY, meaning=meaning)) == ["reason", "comment"]
    assert missing(replace(ACTIVITY, meaning=meaning, reasons_exist=False)) == ["comment"]


@pytest.mark.parametrize("meaning", [StatusMeaning.ON_TRACK, StatusMeaning.DONE, StatusMeaning.NOT_STARTED])
def test_on_plan_asks_for_neither(meaning: StatusMeaning) -> None:
    assert missing(replace(ACTIVITY, meaning=meaning)) == []


def test_value_or_why_there_is_none_is_asked_for() -> None:
    nothing = {"value": "", "missing": "", "analysis": "", "measure": ""}
    assert missing(replace(MEASURED, values=nothing)) == ["value"]
    assert missing(replace(MEASURED, values=nothing | {"missing": "not_measured"})) == []


def test_off_target_asks_for_analysis_and_measure_but_not_while_nothing_can_be_judged() -> None:
    assert missing(replace(MEASURED, off_target=True)) == ["analysis", "measure"]
    assert missing(replace(MEASURED, off_target=None)) == []


def test_forecast_over_budget_asks_why() -> None:
    found = checklist([replace(FORECAST, off_target=True)])
    assert [finding.mend for finding in found] == ["Skriv varför prognosen är över budgeten."]
    assert missing(replace(FORECAST, values={"forecast": "", "comment": ""})) == ["forecast"]
