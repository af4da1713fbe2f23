"""Headings: level, number, and how a section's role dresses them."""

import re
from dataclasses import dataclass, field

from rodatraden.core.document.tree import Section, SectionRole
from rodatraden.documents.pdf.inline_data import Json, plain

DEEPEST = 6
NUMBERED_DEPTH = 2
_ROLE_WORDS = {
    SectionRole.COUNCIL_GOAL: "Fullmäktiges mål",
    SectionRole.BOARD_GOAL: "Nämndens mål",
    SectionRole.APPENDIX: "Bilaga",
    SectionRole.GOAL_AREA: "Målområde",
}
_LAST_PART = re.compile(r"^(\w{9,})(mål|åtagande|område|inriktning)$")
_ROLE_SHAPES = {SectionRole.COUNCIL_GOAL: "ring", SectionRole.BOARD_GOAL: "dot"}


@dataclass(slots=True)
class Numbering:
    """Counts sections: chapters 1, 2, …, appendices A, B, …, and 3.1 below a numbered chapter."""

    counts: list[int] = field(default_factory=lambda: [0, 0])
    appendices: int = 0
    chapter: str = ""

    def number(self, section: Section, depth: int) -> str:
        """The number of `section`, or "" for one that has none."""
        if depth > NUMBERED_DEPTH:
            return ""
        if depth == 1:
            self.chapter = self._chapter(section)
            self.counts[1] = 0
            return self.chapter
        if not section.numbered or not self.chapter:
            return ""
        self.counts[1] += 1
        return f"{self.chapter}.{self.counts[1]}"

    def _chapter(self, section: Section) -> str:
        if section.role is SectionRole.APPENDIX:
            self.appendices += 1
            return letters(self.appendices)
        if not section.numbered:
            return ""
        self.counts[0] += 1
        return str(self.counts[0])


def letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def margin_label(word: str) -> str:
    """A level's name for the margin, where a long compound may break before its last part."""
    return " ".join(_LAST_PART.sub("\\1\u00ad\\2", part) for part in word.split(" "))


def heading_data(section: Section, depth: int, number: str, targets: frozenset[str], chapter: str = "Kapitel") -> Json:
    """A heading as data; the kicker of a goal stands in the margin, any other above the heading."""
    word = _ROLE_WORDS.get(section.role, "")
    shape = _ROLE_SHAPES.get(section.role, "")
    kicker = section.kicker or (word if shape or section.role is SectionRole.APPENDIX else "")
    return {
        "type": "heading",
        "level": min(depth, DEEPEST),
        "number": number,
        "text": plain(section.heading) or "\u00a0",
        "id": section.key if section.key in targets else "",
        "kicker": "" if shape else plain(kicker),
        "margin": margin_label(plain(kicker)) if shape else "",
        "area": section.role is SectionRole.GOAL_AREA,
        "follows": False,
        "kept": False,
        "shape": shape,
        "outlined": depth <= NUMBERED_DEPTH,
    }
