"""Counts that running text announces: activities of an area or commitment, commitments, risks."""

import re

from rodatraden.connectors.reference.marks import live
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.core.number_words import to_words

_WORDS = "|".join((*(to_words(n) for n in range(1, 13)), "ett"))
_ANY = rf"\b((?i:{_WORDS}))"


def bind(pair: Pair) -> None:
    """Tell the pair's marks of every announced count."""
    for intro in pair.root.each("target_area_intros"):
        _area(pair, intro)
    for commitment in pair.root.each("commitments"):
        _commitment(pair, commitment)
    control = pair.root.get("internal_control")
    if control is not None and control.get("risk_count_stated"):
        _number(pair, control, "risk_count_stated", "count:risks")


def _phrase(pair: Pair, lines: list[int], pattern: str, address: str) -> None:
    """Bind the number word that the pattern's first group finds in the lines as they are joined."""
    found = re.search(pattern, pair.text.joined(lines))
    if found:
        pair.marks.phrase(lines, pattern, live(address, found[1], words="yes"))


def _area(pair: Pair, intro: Node) -> None:
    lines = pair.text.numbers(intro.at("lines"))
    area = pair.goal(intro.at("target_area"))
    stated = intro.get("activity_count_stated")
    if stated is not None:
        word = f"(?i:{to_words(stated.number)})"
        _phrase(pair, lines, rf"\b({word}) aktivitet", f"count:activities?goal={area}")
    for goal in pair.root.each("board_goals"):
        if pair.goal(goal.get("council_goal")) == area:
            under = (
                rf"{_ANY} (?:aktivitet(?:er)? )?(?:återfinns )?under (?:delmålet )?{re.escape(goal.at('name').text)}"
            )
            _phrase(pair, lines, under, f"count:activities?goal={pair.goal(goal.at('id'))}")
    for commitment in pair.root.each("commitments"):
        name = re.escape(commitment.at("name").text)
        tied = rf"{_ANY} (?:stycken )?(?:är kopplade? )?till (?:utvecklings)?åtagandet (?:rörande |om )?(?i:{name})"
        address = f"count:activities?goal={area}&commitment={pair.key(commitment)}"
        _phrase(pair, lines, tied, address)
    wide = rf"{_ANY} (?:kommun)?övergripande (?:utvecklings)?åtaganden"
    _phrase(pair, lines, wide, f"count:commitments?goal={area}")


def _commitment(pair: Pair, node: Node) -> None:
    """All activities of a commitment; those under its own goal and elsewhere when each has one goal."""
    every = f"count:activities?commitment={pair.key(node)}"
    _number(pair, node, "activity_count_stated", every)
    if _shared(pair, node):
        return
    direct = f"count:activities?goal={pair.goal(node.get('parent_subgoal'))}&commitment={pair.key(node)}"
    _number(pair, node, "activity_count_direct", direct)
    _number(pair, node, "activity_count_elsewhere", f"change({every}, {direct})")


def _shared(pair: Pair, node: Node) -> bool:
    """Whether an activity of the commitment stands under another goal but serves this one too."""
    goal = node.word("parent_subgoal")
    return any(a.word("also_parent_subgoal") == goal for a in pair.root.each("activities") if goal)


def _number(pair: Pair, node: Node, key: str, address: str) -> None:
    """Bind a count in digits ("åtta (8)") on the lines that the file gives for it."""
    count = node.get(key)
    if count is not None:
        for line in pair.text.numbers(node.get(f"{key}_lines")):
            pair.marks.number(line, count.text, live(address, count.text))
