"""What a plan says of every goal, commitment and activity so that it can be followed up."""

from collections.abc import Iterator

from rodatraden.core.content.occasions import RuleSeverity
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules.conditions.condition import condition
from rodatraden.documents.content_rules.gap import Gap


def _place(goals: tuple[str, ...]) -> str:
    return f"activities:{goals[0]}" if goals else "section:activities"


@condition(
    "Varje aktivitet har slutdatum",
    RuleSeverity.QUESTION,
    "Skriv när aktiviteten ska vara klar, så att den går att följa.",
)
def activity_has_end_date(material: Material) -> Iterator[Gap]:
    """Every activity that lives on its own says when it ends."""
    for activity in material.plan.activities:
        if activity.ends is None and not activity.merged_into:
            yield Gap(
                _place(activity.goals), activity.name, "Aktiviteten saknar slutdatum.", f"activity/{activity.key}"
            )


@condition(
    "Varje aktivitet har ansvarig",
    RuleSeverity.QUESTION,
    "Skriv vem som svarar för aktiviteten: en enhet eller en funktion.",
)
def activity_has_owner(material: Material) -> Iterator[Gap]:
    """Every activity says who leads it or is responsible."""
    for activity in material.plan.activities:
        if not activity.led_by and not activity.responsible.strip() and not activity.merged_into:
            said = "Aktiviteten saknar ansvarig."
            yield Gap(_place(activity.goals), activity.name, said, f"activity/{activity.key}")


@condition("Varje åtagande har ansvarig", RuleSeverity.QUESTION, "Skriv vem som svarar för åtagandet.")
def commitment_has_owner(material: Material) -> Iterator[Gap]:
    """Every commitment of the board says who owns it."""
    for one in material.plan.commitments:
        if not one.owner.strip():
            yield Gap(f"section:commitment/{one.key}", one.name, "Åtagandet saknar ansvarig.", f"commitment/{one.key}")


@condition(
    "Varje åtagande har slutdatum", RuleSeverity.QUESTION, "Ett åtagande är tidsbegränsat: skriv när det slutar."
)
def commitment_has_end_date(material: Material) -> Iterator[Gap]:
    """Every commitment of the board says when it ends."""
    for one in material.plan.commitments:
        if one.ends is None:
            yield Gap(f"section:commitment/{one.key}", one.name, "Åtagandet saknar slutdatum.", f"commitment/{one.key}")


@condition(
    "Varje riskåtgärd har datum och ansvarig", RuleSeverity.QUESTION, "Skriv vem som gör det och när det är klart."
)
def treatment_has_owner_and_date(material: Material) -> Iterator[Gap]:
    """Every treatment says who does it and when it is done."""
    for risk in material.plan.risks:
        for treatment in risk.treatments:
            lacking = [
                *(["ansvarig"] if not treatment.responsible.strip() else []),
                *(["slutdatum"] if treatment.ends is None else []),
            ]
            if lacking:
                said = f"Åtgärden ”{treatment.text}” saknar {' och '.join(lacking)}."
                yield Gap("risks", risk.title, said, f"treatment/{treatment.key}")
