"""What a rule pack says: in words, and to the form of an occasion."""

from __future__ import annotations

from rodatraden.apps.cycle.models import Occasion, Rule
from rodatraden.core.checks.check import Severity
from rodatraden.core.checks.instructed import Instruction, Pack
from rodatraden.core.content import occasions as content


def pack_values(pack: content.RulePack) -> dict[str, str]:
    """The name, and each rule as one line: for the log."""
    rules = {rule.key: f"{rule.condition} ({rule.severity}) {rule.instruction}".strip() for rule in pack.rules}
    return {"name": pack.name} | rules


def instructions_of(occasion: Occasion | None) -> Pack | None:
    """What the pack of an occasion asks for, by condition: one question; None when it follows no living pack."""
    if occasion is None or not occasion.rule_pack:
        return None
    rows = Rule.objects.filter(pack__key=occasion.rule_pack, pack__ended_at__isnull=True)
    found = {row.condition: Instruction(severity=Severity(row.severity), words=row.instruction) for row in rows}
    return found or None
