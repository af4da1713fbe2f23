"""Risks, audits, systematic controls with their reports, and the follow-up plan."""

import re

from rodatraden.connectors.reference.amounts import decimal_of
from rodatraden.connectors.reference.economy import narrative
from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.prose import escape, prose
from rodatraden.connectors.reference.statuses import reason_of, status_key
from rodatraden.core.content.control import (
    Audit,
    ControlReport,
    Recommendation,
    Risk,
    RiskDecision,
    SystematicControl,
    Treatment,
)
from rodatraden.core.content.indicators import Comparator
from rodatraden.core.content.organisation import Process

_BACKGROUND, _EFFECTS, _CONDITIONS = "Bakgrund", "Effekter", "Förutsättningar"
_LABELS = frozenset({_BACKGROUND, _EFFECTS, _CONDITIONS})
_COMPARATORS = (
    ("överstiga", Comparator.OVER),
    ("understiga", Comparator.UNDER),
    ("minst", Comparator.AT_LEAST),
    ("högst", Comparator.AT_MOST),
)
_EXECUTIVE = "kommunstyrelsen"


def control_node(pair: Pair) -> Node | None:
    """The file's internal control."""
    return pair.root.get("internal_control")


def controls_in(pair: Pair, key: str) -> list[Node]:
    """A list of the file's internal control."""
    node = control_node(pair)
    return node.each(key) if node else []


def subject(pair: Pair, node: Node) -> tuple[str, str, str]:
    """What a risk or control is tied to: goal, process, and the printed words when they say more."""
    where = node.at("goal_or_process")
    bare = re.sub(r"^\d+\.\s*", "", where.text)
    goal = pair.goal_keys.get(where.text) or pair.goal_keys.get(bare.lower()) or ""
    return goal, "" if goal else slug(bare), where.text if goal and bare != where.text else ""


def processes(pair: Pair) -> tuple[Process, ...]:
    """The processes that risks and controls are tied to."""
    found: dict[str, Process] = {}
    for node in (*controls_in(pair, "risks"), *controls_in(pair, "systematic_controls")):
        _, key, _ = subject(pair, node)
        if key:
            found.setdefault(key, Process(key=key, name=node.at("goal_or_process").text))
    return tuple(found.values())


def risks(pair: Pair) -> tuple[Risk, ...]:
    """The risks lifted to the board's plan, with their treatments."""
    return tuple(_risk(pair, node) for node in controls_in(pair, "risks"))


def _risk(pair: Pair, node: Node) -> Risk:
    goal, process, words = subject(pair, node)
    for key in ("lines", "goal_line"):
        pair.text.take(node.get(key))
    parts = _parts(pair, node)
    key = pair.key(node)
    return Risk(
        key=key,
        title=node.at("title").text,
        goal=goal,
        process=process,
        subject=words,
        background=parts.get(_BACKGROUND, ""),
        effects=parts.get(_EFFECTS, ""),
        conditions=parts.get(_CONDITIONS, ""),
        also_affects=node.words("also_affects"),
        decision=RiskDecision.BOARD_PLAN,
        treatments=tuple(
            Treatment(key=f"{key}-{number}", text=escape(pair.plain(measure.at("lines"))))
            for number, measure in enumerate(node.each("measures"), 1)
        ),
    )


def _parts(pair: Pair, node: Node) -> dict[str, str]:
    """Background, effects and conditions, each under its heading line in the text."""
    also = set(pair.text.numbers(node.get("also_affects_lines")))
    current, found = _BACKGROUND, {}
    split: dict[str, list[int]] = {}
    for line in pair.text.take(node.get("background_lines")):
        words = pair.text.words(line)
        if words in _LABELS:
            current = words
        elif not _only(pair, line, also):
            split.setdefault(current, []).append(line)
    for part, lines in split.items():
        found[part] = prose(pair.text, lines, pair.marks)
    return found


def _only(pair: Pair, line: int, also: set[int]) -> bool:
    """Whether the line stands in a paragraph that only says what else the risk affects."""
    if line not in also:
        return False
    ends = [min(also) - 1, max(also) + 1]
    return not any(pair.text.words(end) and pair.text.words(end) not in _LABELS for end in ends)


def audits(pair: Pair) -> tuple[Audit, ...]:
    """Audits with recommendation and measure."""
    node = control_node(pair)
    listed = node.get("audits") if node else None
    if listed is None:
        return ()
    year = listed.get("performed_year")
    found = []
    for number, item in enumerate(listed.each("items"), 1):
        key = f"{pair.board}-granskning-{pair.year}-{number}"
        pair.text.take(item.get("lines"))
        found.append(
            Audit(
                key=key,
                title=item.at("title").text,
                year=year.number if year else None,
                case_number=item.word("diary_number"),
                recommendations=tuple(
                    Recommendation(
                        key=f"{key}-{n}", text=item.word("recommendation"), measure=escape(m.at("title").text)
                    )
                    for n, m in enumerate(item.each("measures"), 1)
                ),
            )
        )
        for measure in item.each("measures"):
            pair.text.take(measure.get("lines"))
    return tuple(found)


def all_controls(pair: Pair) -> tuple[SystematicControl, ...]:
    """Every systematic control the document lists."""
    return tuple(_control(pair, node) for node in controls_in(pair, "systematic_controls"))


def _control(pair: Pair, node: Node) -> SystematicControl:
    goal, process, words = subject(pair, node)
    what = node.at("control").text
    by = node.word("performed_by")
    shared = slug(by) == _EXECUTIVE
    lines = pair.text.take(node.get("lines"))
    for key in ("repeated_lines", "goal_line"):
        pair.text.take(node.get(key))
    why = pair.prose(node.get("why_lines")) if node.get("why_lines") else _why(pair, lines, what, node)
    guide = next((n for n in narrative(pair) if _guides(pair, n, lines)), None)
    comparator = next((c for word, c in _COMPARATORS if word in what.lower()), None)
    return SystematicControl(
        key=pair.key(node),
        what=escape(what),
        why=why,
        goal=goal,
        process=process,
        subject=words,
        owner=_EXECUTIVE if shared else pair.board,
        performed_by=_EXECUTIVE if shared else by,
        for_all_boards=shared,
        guide_comparator=comparator if guide else None,
        guide_value=decimal_of(guide.at("amount")) if guide else None,
        each_unit=what.lower().startswith("samtliga"),
        reported_in=node.word("followed_up_in"),
    )


def _guides(pair: Pair, figure: Node, lines: list[int]) -> bool:
    return "Riktvärde" in figure.at("what_sv").text and not set(lines).isdisjoint(
        pair.text.numbers(figure.get("lines"))
    )


def _why(pair: Pair, lines: list[int], what: str, node: Node) -> str:
    """The words of the row after the control itself: why it is done."""
    joined = pair.text.joined(lines)
    subject_words = node.at("goal_or_process").text
    start = joined.find(what)
    rest = joined[start + len(what) :] if start >= 0 else joined
    if start < 0:
        raise node.unreadable(f"kontrollen ”{what}” står inte på sina rader i {pair.text.file}. Rätta texten.")
    return escape(rest.replace(subject_words, "").strip(" .") + ".") if rest.strip() else ""


def control_reports(pair: Pair) -> tuple[ControlReport, ...]:
    """Status and comment of treatments, of audits' measures and of controls."""
    found = []
    for node in controls_in(pair, "risks"):
        found += [_report(pair, f"{pair.key(node)}-{n}", m) for n, m in enumerate(node.each("measures"), 1)]
    listed = control_node(pair)
    items = listed.at("audits").each("items") if listed and listed.get("audits") else []
    for number, item in enumerate(items, 1):
        key = f"{pair.board}-granskning-{pair.year}-{number}"
        found += [_report(pair, f"{key}-{n}", m) for n, m in enumerate(item.each("measures"), 1)]
    for node in controls_in(pair, "systematic_controls"):
        if node.get("status_lines"):
            comment = pair.prose(node.get("status_lines"))
            found.append(ControlReport(of=pair.key(node), reason=reason_of("", comment), comment=comment))
    return tuple(r for r in found if r.status or r.comment)


def _report(pair: Pair, key: str, measure: Node) -> ControlReport:
    pair.text.take(measure.get("status_lines"))
    status = measure.word("status")
    comment = pair.prose(measure.get("comment_lines"), skip=frozenset({"Kommentar"}))
    return ControlReport(of=key, status=status_key(status), reason=reason_of("", comment), comment=comment)
