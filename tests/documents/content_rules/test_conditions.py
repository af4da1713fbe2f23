"""Conditions that rule packs choose: each speaks when the thing is taken away, and a pack decides how gravely."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rodatraden.core.checks.check import Severity, run
from rodatraden.core.content.occasions import Rule, RulePack, RuleSeverity
from rodatraden.core.cycle.promised import Promised
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules import RULES
from rodatraden.documents.content_rules.conditions import ALWAYS, CONDITIONS, pack_checks
from rodatraden.documents.content_rules.conditions.condition import OWN
from rodatraden.documents.queries import review_material
from tests.documents.content_rules.breaking import in_report, key, of, plan_changed, report_changed
from tests.documents.content_rules.park_board import park

Break = Callable[[Material], Material]
PROMISE = Promised(key="7", text="Hur gick det med ljuset?", said_in="mars", organisation="parkdriften")


def _promised(material: Material) -> Material:
    return replace(material, promises=(PROMISE,))


def _activities_without_end(material: Material) -> Material:
    return plan_changed("activities", key("pn-a1"), ends=None)(material)


CASES: tuple[tuple[str, str, Break, tuple[str, ...]], ...] = (
    ("activity_has_end_date", "", _activities_without_end, ("Aktiviteten saknar slutdatum.",)),
    (
        "activity_has_owner",
        "",
        plan_changed("activities", key("pn-a1"), led_by="", responsible=" "),
        ("Aktiviteten saknar ansvarig.",),
    ),
    ("commitment_has_owner", "", plan_changed("commitments", key("pn-u1"), owner=""), ("Åtagandet saknar ansvarig.",)),
    (
        "commitment_has_end_date",
        "",
        plan_changed("commitments", key("pn-u1"), ends=None),
        ("Åtagandet saknar slutdatum.",),
    ),
    (
        "off_plan_has_reason_and_comment",
        "augusti",
        report_changed("status_reports", of("pn-a1"), status="ej-klart-i-ar", reason="", comment=" "),
        ("Läget är ”Ej klart i år” men orsak och kommentar saknas.",),
    ),
    ("promise_is_answered", "augusti", _promised, ("Löftet är inte besvarat: ”Hur gick det med ljuset?” (mars).",)),
)


@pytest.mark.parametrize(("name", "occasion", "broken", "says"), CASES, ids=[case[0] for case in CASES])
def test_condition_holds_on_the_fictive_board_and_speaks_when_the_thing_is_taken_away(
    name: str, occasion: str, broken: Break, says: tuple[str, ...]
) -> None:
    before = [gap.sentence for gap in CONDITIONS[name].find(park(occasion))]
    after = list(CONDITIONS[name].find(broken(park(occasion))))
    assert [gap.sentence for gap in after if gap.sentence not in before] == list(says)
    assert all(gap.of for gap in after)


def test_a_treatment_says_who_and_when() -> None:
    (gap,) = CONDITIONS["treatment_has_owner_and_date"].find(park(""))
    assert (gap.of, gap.sentence.endswith("saknar slutdatum.")) == ("treatment/pn-r2-1", True)


def test_an_outcome_of_the_year_that_misses_its_target_is_analysed() -> None:
    material = park("augusti")
    assert material.report is not None
    silent = tuple(replace(one, analysis=" ") for one in material.report.indicator_reports)
    found = {
        gap.of for gap in CONDITIONS["off_target_has_analysis"].find(in_report(indicator_reports=silent)(material))
    }
    told = {gap.of for gap in CONDITIONS["off_target_has_analysis"].find(material)}
    assert told < found
    assert list(CONDITIONS["off_target_has_analysis"].find(park(""))) == []


def test_an_outcome_of_the_year_that_misses_its_target_has_a_measure() -> None:
    name = "off_target_has_corrective_measure"
    material = park("augusti")
    assert material.report is not None
    without = {gap.of for gap in CONDITIONS[name].find(material)}
    acted = tuple(
        replace(one, analysis=f"{one.analysis}\n\n**Åtgärd.** Vi vattnar.") for one in material.report.indicator_reports
    )
    told = {gap.of for gap in CONDITIONS[name].find(in_report(indicator_reports=acted)(material))}
    assert told < without
    assert list(CONDITIONS[name].find(park(""))) == []


def test_every_condition_has_a_title_and_an_instruction_and_templates_rules_are_conditions_too() -> None:
    assert set(CONDITIONS) == set(RULES) | set(OWN)
    assert all(one.title and one.instruction for one in CONDITIONS.values())


def _with_pack(material: Material, *rules: Rule) -> Material:
    year = material.planning_year
    assert year is not None
    occasions = tuple(replace(one, rule_pack="arets") for one in year.occasions)
    years = tuple(
        replace(one, occasions=occasions) if one.year == year.year else one for one in material.municipality.years
    )
    pack = RulePack(key="arets", name="Årets anvisning", rules=rules)
    return replace(material, municipality=replace(material.municipality, years=years, rule_packs=(pack,)))


def test_a_pack_says_which_conditions_hold_how_gravely_and_in_which_words() -> None:
    rule = Rule(key="a", condition="activity_has_end_date", severity=RuleSeverity.FAULT, instruction="Fråga Elin.")
    material = _with_pack(_activities_without_end(park("augusti")), rule)
    (finding,) = run(pack_checks(material), material)
    assert (finding.check, finding.severity, finding.mend) == (
        "rule.activity_has_end_date",
        Severity.FAULT,
        "Fråga Elin.",
    )


def test_without_a_pack_only_promises_are_held() -> None:
    material = _promised(_activities_without_end(park("augusti")))
    assert [check.id for check in pack_checks(material)] == [f"rule.{name}" for name in ALWAYS]
    (finding,) = run(pack_checks(material), material)
    assert (finding.severity, finding.place.label) == (Severity.FAULT, "Parkdriften")


def test_an_answered_promise_is_no_finding() -> None:
    material = replace(park("augusti"), promises=(replace(PROMISE, answer="Alla lampor lyser."),))
    assert run(pack_checks(material), material) == ()


def test_the_review_says_each_condition_once_and_the_pack_wins_over_the_template() -> None:
    rule = Rule(key="r", condition="activity_has_status", severity=RuleSeverity.FAULT, instruction="Alla ska med.")
    material = park("augusti")
    assert material.report is not None
    silent = replace(material, report=replace(material.report, status_reports=()))
    with_pack = _with_pack(silent, rule)
    found = [
        f for f in review_material(with_pack, assemble(with_pack, key="d")) if f.check == "rule.activity_has_status"
    ]
    assert {(one.severity, one.mend) for one in found} == {(Severity.FAULT, "Alla ska med.")}
    without = [f for f in review_material(silent, assemble(silent, key="d")) if f.check == "rule.activity_has_status"]
    assert len(found) == len(without) > 0
    assert {one.severity for one in without} == {Severity.QUESTION}


def test_a_rule_whose_condition_nobody_knows_is_passed_over() -> None:
    rule = Rule(key="x", condition="finns_inte", severity=RuleSeverity.FAULT)
    assert [check.id for check in pack_checks(_with_pack(park("mars"), rule))] == ["rule.promise_is_answered"]
