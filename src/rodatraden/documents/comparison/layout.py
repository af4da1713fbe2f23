"""A comparison laid out for reading: groups of tables, the same for the web page and the appendix."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rodatraden.core.comparison import (
    Comparison,
    FieldPair,
    Group,
    Likeness,
    Piece,
    PieceKind,
    Presence,
    ThingPair,
    Value,
    word_changes,
)
from rodatraden.core.comparison.labels import NAME_FIELDS
from rodatraden.core.comparison.sentences import LIKENESS_WORDS
from rodatraden.core.comparison.sorts import GROUP_WORDS
from rodatraden.core.comparison.step import step_words

_TABLES = frozenset({"statement", "investments", "volumes"})
_COLUMNS = frozenset({"column", "investment_column", "volume_column"})
_LINES = frozenset({"line", "investment", "volume"})
_DEFINITION = "definition."
"""How a measure is defined: told when it has changed, not with every measure that is new or gone."""
_KEPT = 0.25
"""With less than this of the words left, a text is a new text: marks on nearly every word hide it."""


@dataclass(frozen=True)
class Row:
    """One field, or one line of a table, on both sides."""

    key: str
    label: str
    before: Value
    after: Value
    differs: bool
    step: str = ""
    derived: bool = False

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The texts woven together where they are worth weaving; else nothing."""
        if not (self.before.prose and self.after.prose and self.differs):
            return ()
        pieces = word_changes(self.before.words, self.after.words)
        kept = sum(len(piece.text) for piece in pieces if piece.kind is PieceKind.SAME)
        longest = max(len(self.before.words), len(self.after.words))
        return pieces if kept >= _KEPT * longest else ()

    @property
    def is_new_text(self) -> bool:
        """Whether both sides have a text and hardly a word is the same."""
        return self.differs and self.before.prose and self.after.prose and not self.pieces

    @property
    def pieces_before(self) -> tuple[Piece, ...]:
        """What the first side says."""
        return tuple(piece for piece in self.pieces if piece.kind is not PieceKind.NEW)

    @property
    def pieces_after(self) -> tuple[Piece, ...]:
        """What the second side says."""
        return tuple(piece for piece in self.pieces if piece.kind is not PieceKind.GONE)


@dataclass(frozen=True)
class Block:
    """A thing with its rows; or (with columns of its own) a table's lines in one pair of columns."""

    key: str
    title: str
    kicker: str
    tag: str
    rows: tuple[Row, ...]
    presence: Presence = Presence.BOTH
    column_before: str = ""
    column_after: str = ""
    note: str = ""


@dataclass(frozen=True)
class GroupLayout:
    """A group: its things one under the other, then its tables."""

    group: Group
    blocks: tuple[Block, ...]
    tables: tuple[Block, ...]
    count: int

    @property
    def title(self) -> str:
        """What the group is called."""
        return GROUP_WORDS[self.group]

    @property
    def rows(self) -> int:
        """How many rows the group takes; a thing without rows takes one."""
        return sum(max(1, len(block.rows)) for block in (*self.blocks, *self.tables))


def layout(comparison: Comparison, *, whole: bool = False) -> tuple[GroupLayout, ...]:
    """The groups that have something to show: the differences, or everything."""
    found = []
    for group, things in comparison.groups():
        blocks = tuple(block for thing in things for block in _block(thing, things, whole=whole))
        tables = tuple(_grids(things, whole=whole))
        if blocks or tables:
            count = sum(len(thing.differences) for thing in things)
            found.append(GroupLayout(group, blocks, tables, count))
    return tuple(found)


def _block(thing: ThingPair, things: Sequence[ThingPair], *, whole: bool) -> Iterator[Block]:
    if thing.presence is not Presence.BOTH:
        if thing.difference is None or _stands_in_its_table(thing, things):
            return
        without = thing.sort.loose | NAME_FIELDS
        fields = [f for f in thing.fields if f.path not in without and (f.before.words or f.after.words)]
        rows = tuple(_row(field) for field in fields if not field.path.startswith(_DEFINITION))
        if thing.sort.key in _TABLES:
            rows += tuple(_lines(thing, things))
        yield _thing_block(thing, rows, _tag(thing))
        return
    shown = [f for f in thing.fields if not f.path.startswith("cell.") and _shown(f, thing, whole=whole)]
    if shown or (whole and thing.sort.key not in _LINES | _COLUMNS):
        yield _thing_block(thing, tuple(_row(field) for field in shown), _tag(thing))


def _stands_in_its_table(thing: ThingPair, things: Sequence[ThingPair]) -> bool:
    """Whether a line that is new or gone is told among the lines of a table both sides have."""
    if thing.sort.key not in _LINES:
        return False
    tables = [t for t in things if t.sort.key in _TABLES and t.presence is Presence.BOTH and _has(t, thing)]
    return any(_cells_in(thing, columns) for table in tables for columns in _columns_of(table, things))


def _thing_block(thing: ThingPair, rows: tuple[Row, ...], tag: str) -> Block:
    kicker = " · ".join(part for part in (thing.sort.one.capitalize(), thing.within) if part)
    return Block(thing.id, thing.name, kicker, tag, rows, presence=thing.presence)


def _tag(thing: ThingPair) -> str:
    if thing.presence is Presence.BOTH:
        # A text is known by where it stands, and each document has its own.
        return "" if (thing.sort.key, thing.likeness) == ("text", Likeness.NAME) else LIKENESS_WORDS[thing.likeness]
    if thing.presence is Presence.FIRST:
        return "finns inte kvar"
    return "nytt" if thing.sort.neuter else "ny"


def _shown(field: FieldPair, thing: ThingPair, *, whole: bool) -> bool:
    if whole:
        return bool(field.before.words or field.after.words) and not _is_false(field)
    # What follows from others is shown where it moves beside something that has.
    return field.difference is not None or (field.derived and field.differs and thing.differs)


def _is_false(field: FieldPair) -> bool:
    """A no on both sides says nothing."""
    return field.before.same in (False, None) and field.after.same in (False, None) and not field.differs


def _row(field: FieldPair) -> Row:
    return Row(
        key=field.path,
        label=field.label,
        before=field.before,
        after=field.after,
        differs=field.differs,
        step=step_words(field.step) if field.step else "",
        derived=field.derived,
    )


def _lines(table: ThingPair, things: Iterable[ThingPair]) -> Iterator[Row]:
    """The lines of a table that only one side has, each with what its cells hold."""
    mine = table.id.partition(":")[2]
    for line in things:
        if line.sort.key in _LINES and line.parent == mine and line.presence is table.presence:
            cells = [field for field in line.fields if field.path.startswith("cell.")]
            both = []
            for side in ("before", "after"):
                values = [(field.label, getattr(field, side).words) for field in cells]
                words = "; ".join(f"{label} {value}" for label, value in values if value)
                both.append(Value(words=words, same=words))
            if both[0].words or both[1].words:
                yield Row(key=line.id, label=line.name, before=both[0], after=both[1], differs=True)


def _grids(things: Sequence[ThingPair], *, whole: bool) -> Iterator[Block]:
    """The tables that both sides have: one block for each pair of columns, the lines below each other."""
    for table in things:
        if table.sort.key not in _TABLES or table.presence is not Presence.BOTH:
            continue
        lines = [line for line in things if line.sort.key in _LINES and _has(table, line)]
        note = _column_note(table, things)
        tag = _tag(table) if table.likeness is Likeness.LIKELY else ""
        for columns in _columns_of(table, things):
            cells = [(line, field) for line in lines for field in _cells_in(line, columns)]
            if not whole and not any(field.difference or line.difference for line, field in cells):
                continue
            rows = tuple(_line_row(line, field) for line, field in cells if whole or field.differs)
            title = table.name if table.name == table.name_before else f"{table.name_before} mot {table.name}"
            kicker = next(field.label for line, field in cells if line.presence is Presence.BOTH)
            yield Block(f"{table.id}/{'/'.join(columns)}", title, kicker, tag, rows, Presence.BOTH, *columns, note=note)
            note = ""


def _columns_of(table: ThingPair, things: Iterable[ThingPair]) -> list[tuple[str, str]]:
    """The column pairs of a table, in the order of its lines' cells."""
    lines = [
        line for line in things if line.sort.key in _LINES and line.presence is Presence.BOTH and _has(table, line)
    ]
    found = [(f.column_before, f.column_after) for line in lines for f in line.fields if f.column_before]
    return list(dict.fromkeys(found))


def _cells_in(line: ThingPair, columns: tuple[str, str]) -> list[FieldPair]:
    """The cell of a line in a pair of columns; a line of one side has it in that side's column."""
    wanted = {
        Presence.BOTH: columns,
        Presence.FIRST: (columns[0], ""),
        Presence.SECOND: ("", columns[1]),
    }[line.presence]
    return [field for field in line.fields if (field.column_before, field.column_after) == wanted][:1]


def _line_row(line: ThingPair, field: FieldPair) -> Row:
    step = step_words(field.step) if field.step else ""
    name = line.name if line.presence is Presence.BOTH else f"{line.name} ({_tag(line)})"
    return Row(f"{line.id}#{field.path}", name, field.before, field.after, field.differs, step, field.derived)


def _has(table: ThingPair, line: ThingPair) -> bool:
    """Whether a line stands in a table."""
    return line.parent in table.id.partition(":")[2].split("~")


def _column_note(table: ThingPair, things: Sequence[ThingPair]) -> str:
    """Which columns only one side has, where that is in the nature of the tables."""
    keys = table.id.partition(":")[2].split("~")
    alone = [t for t in things if t.sort.key in _COLUMNS and t.parent in keys and t.presence is not Presence.BOTH]
    said = []
    for presence, where in ((Presence.FIRST, "den första"), (Presence.SECOND, "den andra")):
        names = [thing.name for thing in alone if thing.presence is presence and thing.difference is None]
        if names:
            said.append(f"Bara i {where}: {', '.join(names)}.")
    return " ".join(said)
