"""The plan for follow-up and insight."""

import re
from dataclasses import replace

from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.laws import known_law
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.prose import prose
from rodatraden.core.content.control import FollowUpPlan
from rodatraden.core.content.organisation import LawReference

_PROVISION = re.compile(r"(\w+)\s+(\d+ kap\. .*§.*)")


def follow_up_plan(pair: Pair) -> FollowUpPlan | None:
    """The plan for follow-up and insight, its points in the paragraphs of the text."""
    node = pair.root.get("followup_plan")
    if node is None:
        return None
    three = any("treårig" in point.word("text_sv") for point in node.each("points"))
    law = follow_up_law(pair)
    adopted = node.word("programme_adopted_by").capitalize()
    serves = _boards_on(pair, pair.text.numbers(node.get("lines")))
    return FollowUpPlan(
        key=f"{pair.board}-uppfoljningsplan-{pair.year}",
        title=node.word("attachment_printed") or node.at("title_printed").text,
        first_year=pair.year if three else None,
        last_year=pair.year + 2 if three else None,
        law=law.key if law else "",
        programme=f"{adopted}s program {node.word('programme_year')}".strip() if adopted else "",
        serves=(pair.board, *serves),
        points=_points(pair, node),
        attachment=node.word("attachment_printed"),
    )


def _points(pair: Pair, node: Node) -> tuple[str, ...]:
    """The points; those that share a line are one paragraph."""
    groups: list[list[int]] = []
    for point in node.each("points"):
        lines = pair.text.take(point.at("lines"))
        if groups and lines[0] in groups[-1]:
            groups[-1] = sorted({*groups[-1], *lines})
        else:
            groups.append(lines)
    return tuple(prose(pair.text, lines, pair.marks) for lines in groups)


def _boards_on(pair: Pair, lines: list[int]) -> list[str]:
    """Other boards that the lines are about."""
    wide = set(lines)
    return [
        slug(actor.at("name").text)
        for actor in pair.root.each("actors")
        if actor.word("kind") == "political_body"
        and slug(actor.at("name").text) != pair.board
        and slug(actor.at("name").text).endswith("namnden")
        and wide >= set(pair.text.numbers(actor.get("lines")))
    ]


def follow_up_law(pair: Pair) -> LawReference | None:
    """The provision that the follow-up plan rests on."""
    node = pair.root.get("followup_plan")
    match = _PROVISION.match(node.word("legal_basis")) if node else None
    if match is None:
        return None
    law = known_law(match[1])
    provision = match[2]
    return replace(law, key=f"{law.key}-{slug(provision.split('(')[0])}", provision=provision)
