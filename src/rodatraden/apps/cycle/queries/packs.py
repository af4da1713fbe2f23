"""What a rule pack says, in words."""

from __future__ import annotations

from rodatraden.core.content import occasions as content


def pack_values(pack: content.RulePack) -> dict[str, str]:
    """The name, and each rule as one line: for the log."""
    rules = {rule.key: f"{rule.condition} ({rule.severity}) {rule.instruction}".strip() for rule in pack.rules}
    return {"name": pack.name} | rules
