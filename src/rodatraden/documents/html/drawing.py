"""What the parts of one rendering share: the document, the options, and what is counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.figures import figures_of
from rodatraden.core.document.tree import Document, Section
from rodatraden.documents.html.options import Mark, Options


@dataclass(slots=True)
class Drawing:
    """One rendering under way.

    `popovers` holds the open sources in order, `known` which of them a figure already has, and
    `pending` those not yet written out; `tables` counts tables, for the ids of their headers.
    """

    document: Document
    charts: Mapping[str, str]
    options: Options
    numbers: Mapping[str, str]
    figures: Mapping[str, Figure]
    known: dict[tuple[object, ...], str] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    tables: int = 0
    taken: set[str] = field(default_factory=set)

    @property
    def mode(self) -> Mode:
        """Whether the document prints our values or those that its source stated."""
        return self.document.mode

    def marks(self, node: str, row: str = "", column: str = "") -> tuple[Mark, ...]:
        """The marks that belong at a node, row or cell."""
        return self.options.marks.get((node, row, column), ())

    def row_id(self, table: str, row: str) -> str | None:
        """The id of a row; nothing for a second row of the same key, which no link can mean."""
        name = f"{table}~{row}"
        if name in self.taken:
            return None
        self.taken.add(name)
        return name

    def written(self) -> str:
        """The sources that have come since the last time, for the end of a part."""
        block = "".join(self.pending)
        self.pending.clear()
        return f'<div class="rt-sources">{block}</div>' if block else ""


def start(document: Document, charts: Mapping[str, str], options: Options) -> Drawing:
    """Begin a rendering: sections numbered, figures indexed by their address."""
    return Drawing(document, charts, options, section_numbers(document), figures_of(document))


def section_numbers(document: Document) -> dict[str, str]:
    """The number of every numbered section by its key: "3", "3.1"; below an unnumbered one, none."""
    numbers: dict[str, str] = {}

    def count(sections: Iterator[Section], prefix: str) -> None:
        place = 0
        for section in sections:
            if not section.numbered:
                continue
            place += 1
            numbers[section.key] = f"{prefix}{place}"
            below = (child for child in section.children if isinstance(child, Section))
            count(below, f"{prefix}{place}.")

    count(iter(document.children), "")
    return numbers
