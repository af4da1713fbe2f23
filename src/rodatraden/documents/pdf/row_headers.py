"""Row headers, which Typst leaves out.

The first cell of each body row becomes a row header, and every cell is tied to its column, its
group and its row. Typst marks column headers only; below a group row it points to the group
instead of the column, and it puts a first group row into the table's head.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rodatraden.documents.pdf.objects import Objects, UnknownPages

_ELEMENT = re.compile(rb"\d+ 0 obj\s*<</Type/StructElem/S/(Table|THead|TBody|TR|TH|TD|StructTreeRoot)\b")
_KIDS = re.compile(rb"/K\[((?:\d+ 0 R ?)*)\]>>\s*endobj")
_ONE_KID = re.compile(rb"/K (\d+) 0 R>>\s*endobj")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PARENT = re.compile(rb"/P \d+ 0 R")
_CELL = re.compile(
    rb"(\d+ 0 obj\s*<</Type/StructElem/S/)(TH|TD)(/P \d+ 0 R)(?:/ID\(([^()\\]*)\))?"
    rb"(?:/A\[<</O/Table(.*?)>>(?:<</O/Layout.*?>>)?\])?((?:/K|/Pg|/Alt|/Lang|/T|>>).*)",
    re.DOTALL,
)
_SPAN = {b"row": re.compile(rb"/RowSpan (\d+)"), b"col": re.compile(rb"/ColSpan (\d+)")}
_TREE = re.compile(rb"/IDTree<</Names\[((?:\([^()\\]*\)\d+ 0 R ?)*)\]>>")
_NAME = re.compile(rb"\(([^()\\]*)\)(\d+) 0 R")


@dataclass(slots=True)
class _Cell:
    """A cell's structure element in parts; its border colours are left out."""

    number: int
    start: bytes
    kind: bytes
    parent: bytes
    name: bytes
    rows: int
    columns: int
    rest: bytes

    def text(self, scope: bytes, headers: Sequence[bytes]) -> bytes:
        """The element with its attributes: scope (for a header), headers and spans."""
        name = b"/ID(%s)" % self.name if self.name else b""
        parts = [b"/Scope/%s" % scope if scope else b""]
        parts.append(b"/Headers[%s]" % b"".join(b"(%s)" % header for header in headers))
        if self.rows > 1:
            parts.append(b"/RowSpan %d" % self.rows)
        if self.columns > 1:
            parts.append(b"/ColSpan %d" % self.columns)
        table = b"/A[<</O/Table%s>>]" % b"".join(parts)
        return b"".join((self.start, self.kind, self.parent, name, table, self.rest))


def add_row_headers(objects: Objects, kinds: Sequence[Sequence[str]]) -> None:
    """Mend the tables of a file; `kinds` has, in reading order, the kinds of each table's rows."""
    elements = {n: found[1] for n in objects.numbers() if (found := _ELEMENT.match(objects.text(n)))}
    tables = [number for number, kind in elements.items() if kind == b"Table"]
    if len(tables) != len(kinds):
        raise UnknownPages(f"PDF-filen har {len(tables)} tabeller, dokumentet {len(kinds)}.")
    names: dict[bytes, int] = {}
    for place, (table, rows) in enumerate(zip(tables, kinds, strict=True)):
        names |= _mend(objects, elements, table, place, rows)
    if names:
        _add_names(objects, names)


def _kids(objects: Objects, number: int) -> list[int]:
    text = objects.text(number)
    found = _KIDS.search(text) or _ONE_KID.search(text)
    return [int(kid) for kid in _REFERENCE.findall(found[0])] if found else []


def _cell(objects: Objects, number: int) -> _Cell:
    found = _CELL.match(objects.text(number))
    if not found:
        raise UnknownPages("En tabellcell i PDF-filen har en form som inte känns igen.")
    start, kind, parent, name, attributes, rest = found.groups(b"")
    rows, columns = (int(span[1]) if (span := _SPAN[way].search(attributes)) else 1 for way in (b"row", b"col"))
    return _Cell(number, start, kind, parent, name, rows, columns, rest)


def _mend(
    objects: Objects, elements: dict[int, bytes], table: int, place: int, kinds: Sequence[str]
) -> dict[bytes, int]:
    """Mend one table; gives the names of its row headers with their objects."""
    parts = [kid for kid in _kids(objects, table) if elements.get(kid) in (b"THead", b"TBody")]
    head = parts[0]
    in_head = _kids(objects, head)
    rows = in_head + [row for part in parts[1:] for row in _kids(objects, part)]
    above = len(rows) - len(kinds)
    if above < 1 or elements[head] != b"THead":
        raise UnknownPages("En tabell i PDF-filen har fel antal rader.")
    if stray := in_head[above:]:
        _move_to_body(objects, head, parts[1:], in_head[:above], stray)
    header_cells = [[_cell(objects, n) for n in _kids(objects, row)] for row in rows[:above]]
    columns = _column_headers(header_cells)
    for cells in header_cells:
        for cell in cells:
            objects.replace(cell.number, cell.text(b"Column", _upper(header_cells, columns, cell)))
    names: dict[bytes, int] = {}
    group = b""
    for y, (row, kind) in enumerate(zip(rows[above:], kinds, strict=True)):
        first, *others = [_cell(objects, n) for n in _kids(objects, row)]
        if kind == "group":
            group = first.name
            objects.replace(first.number, first.text(b"Row", ()))
            continue
        outer = (group,) if group and kind == "line" else ()
        first.kind, first.name = b"TH", b"R%d-%d" % (place, y)
        names[first.name] = first.number
        objects.replace(first.number, first.text(b"Row", (*columns[0], *outer)))
        for x, cell in enumerate(others, 1):
            objects.replace(cell.number, cell.text(b"", (*columns[x], *outer, first.name)))
    return names


def _upper(header_cells: list[list[_Cell]], columns: dict[int, list[bytes]], cell: _Cell) -> list[bytes]:
    """The header above a header cell, for the lower header level."""
    if cell in header_cells[0]:
        return []
    line = next(names for names in columns.values() if cell.name in names)
    return line[: line.index(cell.name)]


def _column_headers(rows: list[list[_Cell]]) -> dict[int, list[bytes]]:
    """For each column the names of the header cells above it, outermost first."""
    taken: set[tuple[int, int]] = set()
    columns: dict[int, list[bytes]] = {}
    for y, cells in enumerate(rows):
        x = 0
        for cell in cells:
            while (x, y) in taken:
                x += 1
            for column in range(x, x + cell.columns):
                columns.setdefault(column, []).append(cell.name)
                taken |= {(column, y + down) for down in range(cell.rows)}
            x += cell.columns
    return columns


def _move_to_body(objects: Objects, head: int, bodies: list[int], kept: list[int], stray: list[int]) -> None:
    """A group row right below the header belongs to the body."""
    if not bodies:
        raise UnknownPages("En tabell i PDF-filen saknar rader.")
    body = bodies[0]
    objects.replace(head, _with_kids(objects.text(head), kept))
    objects.replace(body, _with_kids(objects.text(body), stray + _kids(objects, body)))
    for row in stray:
        objects.replace(row, _PARENT.sub(b"/P %d 0 R" % body, objects.text(row), count=1))


def _with_kids(text: bytes, kids: list[int]) -> bytes:
    listed = b"/K[%s]>>\nendobj\n" % b" ".join(b"%d 0 R" % kid for kid in kids)
    for pattern in (_KIDS, _ONE_KID):
        if found := pattern.search(text):
            return text[: found.start()] + listed + text[found.end() :].lstrip()
    raise UnknownPages("En tabelldel i PDF-filen saknar rader.")


def _add_names(objects: Objects, names: dict[bytes, int]) -> None:
    """Enter the row headers among the names of the structure tree, in order."""
    for number in objects.numbers():
        text = objects.text(number)
        if b"/Type/StructTreeRoot" not in text[:64]:
            continue
        tree = _TREE.search(text)
        if not tree:
            break
        every = {name: int(at) for name, at in _NAME.findall(tree[1])} | names
        listed = b"".join(b"(%s)%d 0 R" % (name, every[name]) for name in sorted(every))
        objects.replace(number, text[: tree.start(1)] + listed + text[tree.end(1) :])
        return
    raise UnknownPages("PDF-filens strukturträd har en form som inte känns igen.")
