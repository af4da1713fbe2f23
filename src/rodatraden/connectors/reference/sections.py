"""The prose of a document: every line that nothing typed has taken, under its heading."""

import re
from dataclasses import dataclass, replace

from rodatraden.connectors.reference.economy import operation_label, operation_named
from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.prose import block_prose, blocks, compose
from rodatraden.connectors.reference.tables import indicator_tables
from rodatraden.core.content.text import TextSection

GOAL_SLOT, ANALYSIS_SLOT, OPERATION_SLOT, SUMMARY_SLOT = "goal", "goal_analysis", "operation", "summary"
_SLOTS = (
    (r"\bvision|kärnvärden|^mål för|hållbart .* \d{4}$", "vision"),
    (r"ansvarsområde", "responsibility"),
    (r"förutsättningar för planering", "planning_conditions"),
    (r"tolkning", "interpretation"),
    (r"sammanfattning av nämndens resultat", "summary"),
    (r"röda tråd|styrmodell", "steering_model"),
    (r"budget i balans", "measures"),
    (r"resultaträkning", "income"),
    (r"driftbudget per", "operating"),
    (r"extern finansiering", "funding"),
    (r"^drift- och investeringsbudget|budgetåret", "economy"),
    (r"^investeringar", "investments"),
    (r"riskreducerande", "risks"),
    (r"revision", "audits"),
    (r"systematiska kontroller", "controls"),
    (r"^struktur för .*internkontroll", "internal_control_structure"),
    (r"internkontroll", "internal_control"),
    (r"plan för uppföljning", "follow_up_plan"),
    (r"statistik|^uppföljning", "statistics"),
    (r"källförteckning", "sources"),
    (r"^nämndens mål och resultat", "results"),
)
_LEAD_IN = re.compile(r"(?:(?<=[.!?]) |^)[^.!?]*:$")
_NO_GOALS = frozenset({"risks", "controls", "vision"})
_PREFIX = re.compile(r"^(?:Kommunfullmäktigemål|Nämndmål|Målområde|Delmål|[^:]*utvecklingsåtagande): ")
LABEL_LINES = re.compile(
    r"(?:Aktivitet|Aktiviteter kopplade till .*utvecklingsåtaganden|Utvecklingsåtagande|Status|Kommentar|Bakgrund"
    r"|Diarienummer|Risk Åtgärd|Revision/Granskning Åtgärd|Mål / process .*|Arbete för att nå målet)"
)


@dataclass(frozen=True)
class Place:
    """A section of the document: its slot, what it is about, its heading and its own lines."""

    line: int
    level: int
    heading: str
    slot: str
    about: str
    lines: tuple[int, ...]
    named: bool


def places(pair: Pair) -> list[Place]:
    """The sections in order; one that no rule knows has the slot of the section it stands in."""
    nodes = pair.root.each("sections")
    starts = [node.at("line").number for node in nodes] + [len(pair.text) + 1]
    found: list[Place] = []
    for i, node in enumerate(nodes):
        heading, level = node.at("heading").text, node.at("level").number
        above = next((p for p in reversed(found) if p.level < level), None)
        slot, about, named = _home(pair, heading, above)
        first = _after_heading(pair, node, starts[i])
        own = tuple(range(first, starts[i + 1]))
        found.append(Place(starts[i], level, heading, slot, about, own, named))
    return found


def _after_heading(pair: Pair, node: Node, start: int) -> int:
    """The first line after the heading, which may run over several lines."""
    heading = node.at("heading").text.replace(" ", "")
    said, line = "", start
    while line <= len(pair.text) and len(said) < len(heading):
        said += pair.text.words(line).replace(" ", "")
        line += 1
    if not said.startswith(heading.rstrip(".")):
        raise node.unreadable(
            f"rubriken ”{node.at('heading').text}” står inte på rad {start} i {pair.text.file}. Rätta raden."
        )
    pair.text.claim(range(start, line))
    return line


def _home(pair: Pair, heading: str, above: Place | None) -> tuple[str, str, bool]:
    """Slot, what it is about, and whether the slot's own heading says what this one says."""
    bare = _PREFIX.sub("", heading)
    within = above.slot if above else ""
    if within == "steering_model":
        return within, "", False
    if above is not None and within in ("operating", OPERATION_SLOT):
        return OPERATION_SLOT, operation_named(pair, bare) or above.about, False
    goal = "" if within in _NO_GOALS else _goal_named(pair, bare)
    return (GOAL_SLOT, goal, True) if goal else _by_words(heading, above)


def _by_words(heading: str, above: Place | None) -> tuple[str, str, bool]:
    """The slot that the words of a heading tell; else the slot it stands in."""
    low = heading.lower()
    slot = next((s for pattern, s in _SLOTS if re.search(pattern, low)), "")
    if slot:
        return slot, "", above is None or above.slot != slot
    if above is not None:
        return above.slot, above.about, False
    return slug(heading).replace("-", "_"), "", False


def _goal_named(pair: Pair, name: str) -> str:
    """The goal that a heading names, also when the heading adds the area's dimension."""
    for area in pair.root.each("target_areas"):
        if name == area.word("name_printed"):
            return pair.goal(area.at("name"))
    return pair.goal_keys.get(name, "") if not name.islower() else ""


def texts(pair: Pair) -> tuple[TextSection, ...]:
    """All prose of the document that no typed thing carries."""
    found: list[TextSection] = []
    for place in places(pair):
        found.extend(_sections_at(pair, place))
    return _unique(found)


def _sections_at(pair: Pair, place: Place) -> list[TextSection]:
    after = _after_tables(pair, place)
    if place.slot == SUMMARY_SLOT:
        for activity in pair.root.each("activities"):
            pair.text.claim(set(pair.text.numbers(activity.get("listed_lines"))) & set(place.lines))
    runs: dict[tuple[str, str, str], list[int]] = {}
    heading = "" if place.named else place.heading
    for line in place.lines:
        if line in pair.text.claimed or LABEL_LINES.fullmatch(pair.text.words(line)):
            continue
        slot, about = _home_of_line(pair, place, line, after)
        title = heading if slot == place.slot else operation_label(pair, about)
        runs.setdefault((slot, about, title), []).append(line)
    found = []
    for (slot, about, title), lines in runs.items():
        body = _prose(pair, lines)
        if body:
            key = "-".join(part for part in (slot.replace("_", "-"), slug(about), slug(title)) if part)
            found.append(TextSection(key=key, slot=slot, heading=title, about=about, body=body))
    return found


def _home_of_line(pair: Pair, place: Place, line: int, after: dict[int, str]) -> tuple[str, str]:
    """Prose after an indicator table is about the table; an operation's comment is about its row."""
    if line in after:
        return ANALYSIS_SLOT, after[line]
    if place.slot in ("operating", "income"):
        for comment in pair.root.at("economy").each("budget_comments"):
            if line in pair.text.numbers(comment.get("lines")):
                row = operation_named(pair, comment.at("area").text)
                if row:
                    return OPERATION_SLOT, row
    return place.slot, place.about


def _after_tables(pair: Pair, place: Place) -> dict[int, str]:
    """For lines after an indicator table in a section: the goal of that table."""
    found: dict[int, str] = {}
    if place.slot != GOAL_SLOT:
        return found
    for _, goal, lines in indicator_tables(pair):
        if lines and lines[0] in place.lines:
            found |= {line: goal for line in place.lines if line > lines[0]}
    return found


def _prose(pair: Pair, lines: list[int]) -> str:
    """The lines as prose, without sentences that only lead in to a list which the document makes itself."""
    parts = []
    for block in blocks(pair.text, lines):
        words = block_prose(pair.text, block, pair.marks)
        if words.endswith(":") and _next_claimed(pair, block.lines[-1]):
            words = _LEAD_IN.sub("", words)
        if words:
            parts.append((block.kind, words))
    return compose(parts)


def _next_claimed(pair: Pair, line: int) -> bool:
    after = next((n for n in range(line + 1, len(pair.text) + 1) if pair.text.words(n)), 0)
    return after in pair.text.claimed


def _unique(sections: list[TextSection]) -> tuple[TextSection, ...]:
    """The sections with a number on a key that is already used."""
    seen: dict[str, int] = {}
    found = []
    for section in sections:
        seen[section.key] = seen.get(section.key, 0) + 1
        number = seen[section.key]
        found.append(section if number == 1 else replace(section, key=f"{section.key}-{number}"))
    return tuple(found)
