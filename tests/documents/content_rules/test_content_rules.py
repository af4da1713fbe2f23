"""Every content rule is met by the fictive board, and speaks when what it asks for is taken away."""

import pytest

from rodatraden.core.checks.check import Severity, run
from rodatraden.documents.content_rules import RULES, rule_checks
from rodatraden.documents.template_data import delivered_templates
from tests.documents.content_rules.cases import CASES, Case
from tests.documents.content_rules.park_board import park

OCCASIONS = ("", "mars", "maj", "augusti", "bokslut")


def test_cases_cover_every_rule() -> None:
    assert {case.rule for case in CASES} == set(RULES)


def test_delivered_templates_demand_every_rule_and_no_other() -> None:
    assert {rule for template in delivered_templates() for rule in template.rules} == set(RULES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.occasion or 'plan'}")
def test_rule_is_demanded_where_its_case_stands(case: Case) -> None:
    assert case.rule in park(case.occasion).template.rules


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_fictive_board_meets_the_rules_of_its_template(occasion: str) -> None:
    material = park(occasion)
    assert run(rule_checks(material.template), material) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.says[0][1]}")
def test_rule_speaks_when_the_thing_is_taken_away(case: Case) -> None:
    gaps = list(RULES[case.rule].find(case.without(park(case.occasion))))
    assert [(gap.label, gap.sentence) for gap in gaps] == list(case.says)


def test_finding_of_a_rule_is_a_question_with_a_place_and_a_mend() -> None:
    case = CASES[0]
    material = case.without(park(case.occasion))
    finding = next(f for f in run(rule_checks(material.template), material) if f.check == f"rule.{case.rule}")
    assert (finding.severity, finding.place.node, finding.place.label, finding.text) == (
        Severity.QUESTION,
        "section:goal/pn-n1",
        *case.says[0],
    )
    assert finding.mend
