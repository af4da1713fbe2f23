"""A comparison as a document tree: an appendix in every format that documents have."""

from datetime import date

from rodatraden.core.comparison import Comparison, Piece, PieceKind
from rodatraden.core.comparison.summary import summary
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import Line, Text
from rodatraden.core.document.table import (
    Cell,
    Column,
    ColumnKind,
    EmptyCell,
    Note,
    Row,
    RowKind,
    Table,
    TextCell,
)
from rodatraden.core.document.tree import Document, Meta, Node, Paragraph, Section, SectionRole
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.comparison.layout import Block, GroupLayout, layout
from rodatraden.documents.comparison.layout import Row as LaidRow
from rodatraden.documents.comparison.picking import Pick, side_names

KEY = "jamforelse"
ACCENT = "#17545c"


def appendix(
    first: tuple[Pick, Material], second: tuple[Pick, Material], comparison: Comparison, today: date
) -> Document:
    """The differences as a document with one section a group, the sides beside each other."""
    (one, _), (other, material) = first, second
    municipality = material.municipality
    sections = [_section(group, side_names(one, other)) for group in layout(comparison)]
    title = "Jämförelse"
    return Document(
        key=f"{KEY}-{one.document.key}-{other.document.key}",
        mode=Mode.OWN,
        meta=Meta(
            title=title,
            subtitle=f"{one.label} mot {other.label}",
            kind=title,
            municipality=municipality.name,
            organisation=material.name_of(material.board),
            year=material.year,
            edition_label="Bilaga",
            description=f"Vad som skiljer {one.label} från {other.label}.",
            keywords=(title, municipality.name, str(material.year)),
            notice=municipality.notice,
            accent=municipality.accent or ACCENT,
        ),
        children=(_opening(one, other, comparison, today), *sections),
    )


def _opening(one: Pick, other: Pick, comparison: Comparison, today: date) -> Section:
    sides = f"Till vänster står {one.label}. Till höger står {other.label}. Jämförelsen är gjord {today}."
    marks = "I texter är ord som har tagits bort kursiva till vänster, och ord som har tillkommit feta till höger."
    paragraphs = (" ".join(summary(comparison)), sides, marks)
    children = tuple(
        Paragraph(key=f"{KEY}/{number}", runs=(Text(text=words),), lead=number == 0)
        for number, words in enumerate(paragraphs)
    )
    return Section(key=f"section:{KEY}", heading="Vad som skiljer", children=children, role=SectionRole.APPENDIX)


def _section(group: GroupLayout, names: tuple[str, str]) -> Section:
    children: list[Node] = []
    if group.blocks:
        rows = tuple(row for block in group.blocks for row in _rows(block))
        columns = _columns("Vad", *names)
        children.append(Table(key=f"{KEY}:{group.group}", caption=group.title, columns=columns, rows=rows))
    children += [_grid(table, names) for table in group.tables]
    return Section(key=f"section:{KEY}/{group.group}", heading=group.title, children=tuple(children))


def _columns(head: str, first: str, second: str) -> tuple[Column, ...]:
    return (
        Column(key="what", label=head, kind=ColumnKind.LABEL),
        Column(key="first", label=first, kind=ColumnKind.TEXT),
        Column(key="second", label=second, kind=ColumnKind.TEXT),
    )


def _rows(block: Block) -> list[Row]:
    named = f"{block.title} ({block.tag})" if block.tag else block.title
    head = Row(
        key=block.key,
        kind=RowKind.GROUP,
        cells=(TextCell(lines=((Text(text=f"{block.kicker}: {named}"),),)), EmptyCell(), EmptyCell()),
    )
    rows = [
        Row(key=f"{block.key}#{row.key}", kind=RowKind.LINE, cells=(_label(row), *_sides(row))) for row in block.rows
    ]
    return [head, *rows]


def _label(row: LaidRow) -> TextCell:
    return TextCell(lines=((Text(text=row.label),),))


def _sides(row: LaidRow) -> tuple[Cell, Cell]:
    if row.pieces:
        return _pieces(row.pieces_before), _pieces(row.pieces_after)
    after = _plain(row.after.words)
    if row.step:
        after = (*after, (Text(text=row.step, emphasis=True),))
    return TextCell(lines=_plain(row.before.words)), TextCell(lines=after)


def _plain(words: str) -> tuple[Line, ...]:
    return tuple((Text(text=line),) for line in words.split("\n") if line)


def _pieces(pieces: tuple[Piece, ...]) -> TextCell:
    lines: list[list[Text]] = [[]]
    for piece in pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if text:
                gone, new = piece.kind is PieceKind.GONE, piece.kind is PieceKind.NEW
                lines[-1].append(Text(text=text, strong=new, emphasis=gone))
    return TextCell(lines=tuple(tuple(line) for line in lines if line))


def _grid(block: Block, names: tuple[str, str]) -> Table:
    same = block.column_before == block.column_after
    first, second = names if same else (block.column_before, block.column_after)
    columns = (*_columns("Rad", first, second), Column(key="step", label="Skillnad", kind=ColumnKind.TEXT))
    rows = tuple(
        Row(
            key=row.key,
            kind=RowKind.SUBTOTAL if row.derived else RowKind.LINE,
            cells=(
                _label(row),
                *(TextCell(lines=_plain(words)) for words in (row.before.words, row.after.words, row.step)),
            ),
        )
        for row in block.rows
    )
    notes = (Note(mark="", text=(Text(text=block.note),)),) if block.note else ()
    return Table(
        key=f"{KEY}:{block.key}", caption=f"{block.title}: {block.kicker}", columns=columns, rows=rows, notes=notes
    )
