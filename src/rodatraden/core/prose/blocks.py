"""What running text is made of, before its figures and references are looked up."""

from dataclasses import dataclass, field

from rodatraden.core.prose.expression import Expression


class ProseError(ValueError):
    """A text that cannot be read: one Swedish sentence, and where in the text (from 0)."""

    def __init__(self, sentence: str, offset: int) -> None:
        """Carry the sentence, which starts with a small letter, and the offset."""
        super().__init__(sentence)
        self.sentence = sentence
        self.offset = offset


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of text in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link out of the document."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOptions:
    """How a live figure is printed; None and "" leave it to the figure itself."""

    unit: str = ""
    decimals: int | None = None
    signed: bool = False
    words: bool = False
    stated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMark:
    """A live figure: what it computes, and how it is printed."""

    expression: Expression
    options: FigureOptions = field(default_factory=FigureOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceMark:
    """A reference to a thing; empty `words` stand for the thing's own name."""

    kind: str
    key: str
    words: str = ""


Inline = Words | Link | FigureMark | ReferenceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A subheading within the text."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list; an ordered one is always numbered from 1."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False


Cell = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of words: its first row is its head; every row has as many cells, which may be empty."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: Cell = ()


Block = Paragraph | Heading | ItemList | Table


def lines_of(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """The lines of a block: a paragraph, each item, a table's caption and each of its rows with dashes between."""
    match block:
        case ItemList():
            return block.items
        case Table():
            rows = tuple(_joined(row) for row in block.rows)
            return (block.caption, *rows) if block.caption else rows
        case _:
            return (block.inlines,)


def _joined(row: tuple[Cell, ...]) -> tuple[Inline, ...]:
    said = [cell for cell in row if cell]
    between = (Words(text=" – "),)
    return tuple(inline for at, cell in enumerate(said) for inline in (*(between if at else ()), *cell))
