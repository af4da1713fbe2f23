"""The content rules a template may demand, as checks on the material.

Each is a rule of how municipalities steer, by its id in the template: what a plan says of every
goal, what an occasion owes, what closes a year.
"""

from collections.abc import Iterator

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.template import Template
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules import annual, plan, report
from rodatraden.documents.content_rules.gap import RULES, Rule

__all__ = ["RULES", "annual", "plan", "report", "rule_checks"]

MEND = "Komplettera uppgiften, eller godta med motivering."


def rule_checks(template: Template) -> list[Check[Material]]:
    """The template's content rules as checks; `KeyError` for a rule that does not exist."""
    return [_check(RULES[rule_id]) for rule_id in template.rules]


def _check(rule: Rule) -> Check[Material]:
    def find(material: Material) -> Iterator[Finding]:
        severity = Severity.NOTE if material.mode is Mode.PUBLISHED else Severity.QUESTION
        for gap in rule.find(material):
            yield Finding(
                check=f"rule.{rule.id}",
                severity=severity,
                place=Place(node=gap.node, label=gap.label),
                text=gap.sentence,
                mend=MEND,
            )

    return Check(
        id=f"rule.{rule.id}",
        title=rule.title,
        reads="Mallens innehållsregler och dokumentets underlag.",
        mend=MEND,
        find=find,
    )
