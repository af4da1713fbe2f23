"""The contents field, filled in beforehand with a link to every heading of the first three levels."""

from dataclasses import dataclass

from rodatraden.core.document.tree import Node, Section, SectionRole
from rodatraden.documents.pdf.headings import Numbering
from rodatraden.documents.word.markup import field, field_end, field_start, link_inside, paragraph, run, tab

DEEPEST_IN_CONTENTS = 3
DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading as it will be written: its level from 1, number ("" for none), and bookmark."""

    section: Section
    level: int
    number: str
    appendix: bool
    anchor: str


def headings(sections: tuple[Section, ...]) -> tuple[Heading, ...]:
    """Every heading in reading order."""
    found: list[Heading] = []
    numbering = Numbering()

    def collect(nodes: tuple[Node, ...], depth: int, *, appendix: bool) -> None:
        for node in nodes:
            if isinstance(node, Section):
                inside = appendix or (depth == 1 and node.role is SectionRole.APPENDIX)
                heading = Heading(
                    section=node,
                    level=min(depth, DEEPEST),
                    number=numbering.number(node, depth),
                    appendix=inside,
                    anchor=f"_Toc{len(found) + 1:09d}",
                )
                found.append(heading)
                collect(node.children, depth + 1, appendix=inside)

    collect(sections, 1, appendix=False)
    return tuple(found)


def contents(found: tuple[Heading, ...]) -> str:
    """The contents on a page of its own; page numbers come when the field is updated."""
    entries = [heading for heading in found if heading.level <= DEEPEST_IN_CONTENTS]
    title = paragraph("TOCHeading", run("Innehåll"))
    if not entries:
        return title
    field_code = field_start(f'TOC \\o "1-{DEEPEST_IN_CONTENTS}" \\h \\z')
    lines = [
        paragraph(
            f"TOC{heading.level}",
            field_code if i == 0 else "",
            _entry(heading),
            field_end() if i == len(entries) - 1 else "",
        )
        for i, heading in enumerate(entries)
    ]
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{title}{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _entry(heading: Heading) -> str:
    number = run(heading.number, style="Accent") if heading.number else ""
    before = number + tab() if heading.level < DEEPEST_IN_CONTENTS else ""
    # The result of the page reference is empty: a wrong page number would be worse than none.
    page = field(f"PAGEREF {heading.anchor} \\h", "")
    return link_inside(heading.anchor, before + run(heading.section.heading) + tab() + page)
