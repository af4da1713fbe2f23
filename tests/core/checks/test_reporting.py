"""What a unit still has to say of a thing."""

from dataclasses import replace

import pytest

from rodatraden.core.checks.check import Severity
from rodatraden.core.checks.instructed import USUAL, Instruction, checklist, stopping
from rodatraden.core.checks.reporting import Reported
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
        ("Läge saknas.", "activities-a1-status", "Välj ett läge.")
    ]


@pytest.mark.parametrize("meaning", [StatusMeaning.AT_RISK, StatusMeaning.OFF_TRACK, StatusMeaning.CANCELLED])
def test_off_plan_asks_for_reason_and_comment(meaning: StatusMeaning) -> None:
    off = replace(ACTIVITY, meaning=meaning, status="Ej klart i år")
    (found,) = checklist([off])
    assert (found.place.node, found.text) == (
        "activities-a1-reason",
        "Läget är ”Ej klart i år” men orsak och kommentar saknas.",
    )
    assert missing(replace(off, reasons_exist=False)) == ["comment"]
    assert missing(replace(off, values=ACTIVITY.values | {"reason": "x"})) == ["comment"]
    assert missing(replace(off, values=ACTIVITY.values | {"reason": "x", "comment": "Det regnar."})) == []


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


OFF_TARGET = replace(MEASURED, off_target=True)


def test_a_pack_says_what_is_asked_for_how_gravely_and_in_which_words() -> None:
    pack = {"off_target_has_analysis": Instruction(severity=Severity.QUESTION, words="Fråga Elin.")}
    (found,) = checklist([OFF_TARGET], pack)
    assert (found.check, found.severity, found.place.node, found.mend) == (
        "off_target_has_analysis",
        Severity.QUESTION,
        "indicators-i1-analysis",
        "Fråga Elin.",
    )
    assert stopping([found]) == []


def test_a_pack_without_words_keeps_those_of_the_check() -> None:
    pack = {"off_target_has_corrective_measure": Instruction(severity=Severity.FAULT, words=" ")}
    (found,) = checklist([OFF_TARGET], pack)
    assert found.mend == "Skriv vad ni gör för att nå målet."
    assert stopping([found]) == [found]


def test_what_a_pack_does_not_choose_is_not_asked_for() -> None:
    off_plan = replace(ACTIVITY, meaning=StatusMeaning.OFF_TRACK)
    assert {found.check for found in checklist([OFF_TARGET, off_plan])} == {check.id for check in USUAL}
    assert checklist([OFF_TARGET, off_plan], {}) == ()


def test_what_the_form_itself_asks_for_is_asked_for_whatever_the_pack_says() -> None:
    (found,) = checklist([replace(ACTIVITY, values={}, meaning=None)], {})
    assert (found.check, found.severity) == ("status_missing", Severity.FAULT)
