"""The live checklist of an occasion: what is missing of what the year's instructions ask for, why, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.queries.answering import answering
from rodatraden.core.content.occasions import RuleSeverity
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules.conditions import ALWAYS, CONDITIONS, pack_of
from rodatraden.documents.content_rules.gap import Gap

_GRAVITY = (RuleSeverity.FAULT, RuleSeverity.QUESTION, RuleSeverity.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that is missing: at what, what is said, the instruction, and where it stands.

    `node` is its place in the document, `of` the thing as kind/key ("" for the document itself),
    `organisation` who answers for it.
    """

    condition: str
    severity: RuleSeverity
    name: str
    text: str
    why: str
    node: str
    of: str
    organisation: str


def checklist(material: Material, organisation: str = "") -> tuple[Missing, ...]:
    """What is missing, the gravest first; of one organisation and those below it when it is given.

    The board, and the administration alone below it, answer for the whole document.
    """
    found = sorted(_missing(material), key=lambda one: _GRAVITY.index(one.severity))
    places = _places(material.board, organisation)
    return tuple(found if places is None else [one for one in found if one.of and one.organisation in places])


def _places(board: str, organisation: str) -> frozenset[str] | None:
    """The places a checklist is limited to; None for the whole board."""
    known = tree()
    if organisation in ("", board) or known.below.get(board, ()) == (organisation,):
        return None
    return known.at_or_below(organisation)


def _missing(material: Material) -> Iterator[Missing]:
    pack = pack_of(material)
    chosen = {rule.condition: rule for rule in pack.rules} if pack else {}
    names = [*chosen, *ALWAYS, *material.template.rules]
    owners = _owners(material)
    for name in dict.fromkeys(names):
        held, rule = CONDITIONS.get(name), chosen.get(name)
        if held is None:
            continue
        for gap in held.find(material):
            yield Missing(
                condition=name,
                severity=rule.severity if rule else held.severity,
                name=gap.label,
                text=gap.sentence,
                why=(rule.instruction.strip() if rule else "") or held.instruction,
                node=gap.node,
                of=gap.of,
                organisation=_owner(material, owners, gap),
            )


def _owners(material: Material) -> dict[str, str]:
    """Who answers for each thing in words: a unit's key or name, or a function."""
    goals = {goal.key: goal.owner for goal in material.goals.values()}
    found = {f"activity/{one.key}": one.led_by for one in material.plan.activities}
    found |= {f"commitment/{one.key}": one.owner for one in material.commitments.values()}
    found |= {f"indicator/{link.indicator}": goals.get(link.goal, "") for link in material.plan.indicator_links}
    found |= {f"treatment/{one.key}": one.responsible for risk in material.plan.risks for one in risk.treatments}
    return found | {f"promise/{one.key}": one.organisation for one in material.promises}


def _owner(material: Material, owners: dict[str, str], gap: Gap) -> str:
    return answering(material.board, owners.get(gap.of, "")) if gap.of else material.board
