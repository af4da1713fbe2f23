"""The conditions that rule packs choose among, and a pack's rules as checks on the material.

Beside those of this folder every content rule of the templates is a condition too. A promise is
always held, whatever the pack says: it cannot be silently dropped.
"""

from collections.abc import Iterator

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.content.occasions import Rule, RulePack, RuleSeverity
from rodatraden.core.content.organisation import Occasion, OccasionKind
from rodatraden.core.document.figure import Mode
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules.conditions import planned, reported
from rodatraden.documents.content_rules.conditions.condition import OWN, Condition
from rodatraden.documents.content_rules.gap import RULES

__all__ = ["ALWAYS", "CONDITIONS", "Condition", "occasion_of", "pack_checks", "pack_of", "planned", "reported"]

DEFAULT_MEND = "Komplettera uppgiften, eller godta med motivering."

CONDITIONS: dict[str, Condition] = OWN | {
    rule.id: Condition(
        id=rule.id, title=rule.title, severity=RuleSeverity.QUESTION, instruction=DEFAULT_MEND, find=rule.find
    )
    for rule in RULES.values()
}
"""Every condition by name."""

ALWAYS = ("promise_is_answered",)


def occasion_of(material: Material) -> Occasion | None:
    """The occasion of the material: the report's, or the one at which the year's plan is made."""
    if material.occasion:
        return material.occasion_facts
    occasions = material.planning_year.occasions if material.planning_year else ()
    return next((one for one in occasions if one.kind is OccasionKind.PLAN), None)


def pack_of(material: Material) -> RulePack | None:
    """The year's instructions for the occasion of the material, when it follows any."""
    occasion = occasion_of(material)
    packs = material.municipality.rule_packs
    return next((pack for pack in packs if occasion is not None and pack.key == occasion.rule_pack), None)


def pack_checks(material: Material) -> list[Check[Material]]:
    """The checks of the pack that the material's occasion follows, and those that always hold."""
    pack = pack_of(material)
    rules = list(pack.rules) if pack else []
    chosen = {rule.condition for rule in rules}
    rules += [_usual(name) for name in ALWAYS if name not in chosen]
    return [_check(CONDITIONS[rule.condition], rule) for rule in rules if rule.condition in CONDITIONS]


def _usual(name: str) -> Rule:
    return Rule(key=name, condition=name, severity=CONDITIONS[name].severity)


def _check(held: Condition, rule: Rule) -> Check[Material]:
    mend = rule.instruction.strip() or held.instruction

    def find(material: Material) -> Iterator[Finding]:
        published = material.mode is Mode.PUBLISHED
        for gap in held.find(material):
            yield Finding(
                check=f"rule.{held.id}",
                severity=Severity.NOTE if published else Severity(rule.severity.value),
                place=Place(node=gap.node, label=gap.label),
                text=gap.sentence,
                mend=mend,
            )

    return Check(id=f"rule.{held.id}", title=held.title, reads="Årets anvisning.", mend=mend, find=find)
