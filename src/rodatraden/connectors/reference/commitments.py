"""Commitments and activities, and what a report says of them."""

import re

from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.prose import compose, paragraphs, prose
from rodatraden.connectors.reference.statuses import reason_of, status_key
from rodatraden.core.content.planning import Activity, Commitment, CommitmentReach, StatusReport

LABELS = frozenset({"Utvecklingsåtagande", "Kommentar", "Status", "Aktivitet"})
_STATUS_BEGINS = re.compile(r"Arbetet\b")
_ALL = re.compile(r"samtliga enligt plan|löper enligt plan")
_EXCEPT = re.compile(r"förutom|utom att|med undantag")


def commitments(pair: Pair, *, municipal: bool) -> tuple[Commitment, ...]:
    """The board's own commitments, or those that the municipality lays on all."""
    wanted = CommitmentReach.MUNICIPALITY if municipal else CommitmentReach.BOARD
    return tuple(_commitment(pair, n) for n in pair.root.each("commitments") if reach_of(n) is wanted)


def reach_of(node: Node) -> CommitmentReach:
    """Whose commitment it is."""
    wide = node.at("scope").text == "kommunövergripande"
    return CommitmentReach.MUNICIPALITY if wide else CommitmentReach.BOARD


def _commitment(pair: Pair, node: Node) -> Commitment:
    """A municipality-wide one hangs on the goal area: the goals below belong to the board."""
    reach = reach_of(node)
    wide = reach is CommitmentReach.MUNICIPALITY
    pair.text.take(node.get("lines"))
    return Commitment(
        key=pair.key(node),
        name=node.at("name").text,
        goal=pair.goal(node.get("target_area") if wide else node.get("parent_subgoal")),
        reach=reach,
        background=pair.prose(node.get("background_lines"), skip=LABELS),
        text=pair.prose(node.get("commitment_lines"), skip=LABELS),
        owner="" if wide else pair.board,
    )


def activities(pair: Pair) -> tuple[Activity, ...]:
    """The activities with all goals and commitments they serve."""
    return tuple(_activity(pair, node) for node in pair.root.each("activities"))


def _activity(pair: Pair, node: Node) -> Activity:
    if node.word("lines") != node.word("text_lines"):
        pair.text.take(node.get("lines"))
    goals = [pair.goal(node.at("parent_subgoal"))]
    also = node.get("also_parent_subgoal")
    goals += [pair.goal(other) for other in ([also] if also else []) + node.each("also_serves")]
    told, _ = _split(pair, node)
    merged = node.get("merged_into")
    return Activity(
        key=pair.key(node),
        name=node.at("title").text,
        goals=tuple(dict.fromkeys(goals)),
        commitments=_served(pair, node),
        description=told,
        led_by=slug(node.word("led_by")),
        responsible=node.word("responsible"),
        starts_text=node.word("starts"),
        merged_into=_commitment_named(pair, merged) if merged else "",
    )


def _commitment_named(pair: Pair, name: Node) -> str:
    for node in pair.root.each("commitments"):
        if node.at("name").text == name.text:
            return pair.key(node)
    raise name.unreadable(f"åtagandet ”{name.text}” finns inte i filen. Rätta namnet.")


def _served(pair: Pair, node: Node) -> tuple[str, ...]:
    """The commitment the activity names, and those that list it."""
    named = node.get("commitment")
    own = [_commitment_named(pair, named)] if named else []
    listing = [pair.key(c) for c in pair.root.each("commitments") if node.at("id").text in c.words("activities")]
    return tuple(dict.fromkeys((*own, *listing)))


def _split(pair: Pair, node: Node) -> tuple[str, str]:
    """Description and status of an activity: the status begins with ”Arbetet”, or is the last of several."""
    title = set(pair.text.numbers(node.get("lines")))
    lines = [n for n in pair.text.numbers(node.get("text_lines")) if n not in title]
    pair.text.claim(lines)
    lines = [n for n in lines if pair.text.words(n) not in LABELS]
    parts = paragraphs(pair.text, lines, pair.marks)
    begins = next((i for i, (_, words) in enumerate(parts) if _STATUS_BEGINS.match(words)), None)
    if begins is None:
        begins = len(parts) - 1 if len(parts) > 1 else len(parts)
    return compose([*_tail_of_title(pair, node), *parts[:begins]]), compose(parts[begins:])


def _tail_of_title(pair: Pair, node: Node) -> list[tuple[str, str]]:
    """What the printed title says after the title itself, as an abbreviation spelt out."""
    joined = pair.text.joined(pair.text.numbers(node.get("lines")))
    tail = joined.removeprefix(node.at("title").text).strip(". ") if joined.startswith(node.at("title").text) else ""
    return [("", tail)] if tail else []


def status_reports(pair: Pair) -> tuple[StatusReport, ...]:
    """What the occasion says of each commitment and activity."""
    return (
        *(_of_commitment(pair, node) for node in pair.root.each("commitments")),
        *(_of_activity(pair, node) for node in pair.root.each("activities")),
    )


def _of_commitment(pair: Pair, node: Node) -> StatusReport:
    pair.text.take(node.get("status_lines"))
    assessment = pair.text.take(node.get("assessment_lines"))
    words = prose(pair.text, _last_run(assessment), pair.marks)
    comment = pair.prose(node.get("comment_lines"), skip=LABELS)
    return StatusReport(
        of=pair.key(node),
        status=status_key(node.word("status_label")),
        comment=comment,
        assessment=words,
        all_on_plan=not _EXCEPT.search(words) if _ALL.search(words) else None,
    )


def _last_run(lines: list[int]) -> list[int]:
    """The last run of lines: a judgement that stands twice is told where the commitment is."""
    start = max((i for i in range(1, len(lines)) if lines[i] != lines[i - 1] + 1), default=0)
    return lines[start:]


def _of_activity(pair: Pair, node: Node) -> StatusReport:
    _, said = _split(pair, node)
    if not said and node.get("comment_lines"):
        said = pair.prose(node.get("comment_lines"), skip=LABELS)
    return StatusReport(
        of=pair.key(node),
        status=status_key(node.word("status_label")),
        reason=reason_of(node.word("progress_inferred"), ""),
        comment=said,
    )
