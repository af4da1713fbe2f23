"""References from running text to goals, activities, tables, sections and laws."""

from rodatraden.core.document.inline import Reference
from rodatraden.core.prose.blocks import ReferenceMark
from rodatraden.documents.assembly.material import Material


def reference_of(material: Material, mark: ReferenceMark) -> Reference:
    """Where a reference leads, in the document when what it names stands there."""
    target, name, inside = _target(material, mark.kind, mark.key)
    return Reference(target=target, text=mark.words or name, inside=inside)


def _target(material: Material, kind: str, key: str) -> tuple[str, str, bool]:
    match kind:
        case "goal":
            goal = material.goals.get(key)
            return f"section:goal/{key}", goal.name if goal else key, True
        case "activity":
            activity = material.activities.get(key)
            home = activity.goals[0] if activity and activity.goals else ""
            return f"activities:{home}", activity.name if activity else key, True
        case "commitment":
            commitment = material.commitments.get(key)
            name = commitment.name if commitment else key
            return f"section:commitment/{key}", name, material.report is not None
        case "indicator":
            indicator = material.indicators.get(key)
            home = next((x.goal for x in material.plan.indicator_links if x.indicator == key), "")
            name = (indicator.short_name or indicator.name) if indicator else key
            return (f"indicators:{home}", name, True) if home else (f"indicator:{key}", name, False)
        case "risk":
            risk = next((r for r in material.plan.risks if r.key == key), None)
            return "section:risks", risk.title if risk else key, True
        case "table":
            printed = material.printed.get(key)
            return key, printed.caption if printed and printed.caption else "tabellen", True
        case "section":
            return f"section:{key}", key, True
        case "law":
            law = next((x for x in material.municipality.laws if x.key == key), None)
            return f"law:{key}", law.name if law else key, False
    return f"{kind}:{key}", key, False
