"""The checklist of a form follows what is written in it, before it is saved."""

import pytest

from rodatraden.apps.cycle.actions import create_rule_pack
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.followup.actions import mark_ready
from rodatraden.apps.followup.errors import PartIncomplete
from rodatraden.apps.followup.queries.as_written import as_written
from rodatraden.apps.followup.queries.things import Form, form_of
from rodatraden.core.checks.check import Severity
from rodatraden.core.content.occasions import Rule, RuleSeverity
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from tests.apps.followup.park import OFFICE, PLAY

People = dict[str, User]
MEASURE = "off_target_has_corrective_measure"


def left(form: Form, section: str, about: str) -> list[str]:
    return [f.check for f in form.remaining[section] if f.place.node.startswith(f"{section}-{about}-")]


def follow(severity: RuleSeverity, *conditions: str) -> None:
    """Let August follow a pack of these conditions."""
    rules = [Rule(key=name, condition=name, severity=severity, instruction="Skriv det kort.") for name in conditions]
    pack = create_rule_pack(by=system_user(), name="Årets anvisning", rules=rules)
    Occasion.objects.filter(year=2025, key="augusti").update(rule_pack=pack.key)


def test_status_that_is_written_asks_for_reason_and_comment_at_once(scope: Scope) -> None:
    form = form_of(scope, PLAY)
    off = {"activities-pn-a1-status": "ej-klart-i-ar", "activities-pn-a1-reason": "forsenad"}
    assert left(form, "activities", "pn-a1") == ["status_missing"]
    assert left(as_written(form, off), "activities", "pn-a1") == ["off_plan_has_reason_and_comment"]
    told = off | {"activities-pn-a1-comment": "Lampan gick sönder."}
    assert left(as_written(form, told), "activities", "pn-a1") == []


@pytest.mark.parametrize(("typed", "asked"), [("20", True), ("31", False), ("många", False), ("", False)])
def test_value_that_is_written_is_judged_at_once(scope: Scope, typed: str, asked: bool) -> None:
    form = as_written(form_of(scope, OFFICE), {"indicators-pn-09-value": typed})
    assert ("off_target_has_analysis" in left(form, "indicators", "pn-09")) is asked


def test_what_is_written_asks_the_database_nothing(
    scope: Scope, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    form = form_of(scope, OFFICE)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert as_written(form, {"indicators-pn-09-value": "20"}).remaining


def test_the_pack_of_the_occasion_says_what_is_asked_for_and_in_which_words(scope: Scope) -> None:
    follow(RuleSeverity.QUESTION, MEASURE)
    form = as_written(form_of(scope, OFFICE), {"indicators-pn-09-value": "20"})
    (found,) = [f for f in form.remaining["indicators"] if f.place.node.startswith("indicators-pn-09-")]
    assert (found.check, found.severity, found.text, found.mend) == (
        MEASURE,
        Severity.QUESTION,
        "Etappmålet nås inte, och åtgärden saknas.",
        "Skriv det kort.",
    )


@pytest.mark.parametrize("severity", [RuleSeverity.FAULT, RuleSeverity.QUESTION])
def test_only_a_fault_keeps_a_part_from_being_marked_ready(
    scope: Scope, people: People, report: object, severity: RuleSeverity
) -> None:
    follow(severity, "off_plan_has_reason_and_comment")
    for about in ("pn-a1", "pn-a2", "pn-a3"):
        report(people["play"], PLAY, "activities", about, status="ej-klart-i-ar")  # type: ignore[operator]

    def mark() -> None:
        mark_ready(by=people["play"], scope=scope, organisation=PLAY, sections=("activities",))

    if severity is RuleSeverity.FAULT:
        with pytest.raises(PartIncomplete, match="läget är ”Ej klart i år” men orsak och kommentar saknas och 2 till"):
            mark()
    else:
        mark()
