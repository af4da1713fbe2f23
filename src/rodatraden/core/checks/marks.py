"""Note marks and notes: each mark has its note, each note its mark, each in the right kind of column."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rodatraden.core.checks.check import Check, Finding, Severity
from rodatraden.core.checks.passages import text_of
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import cell_place, column_label, listed, quoted, row_label
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import Column, FigureCell, Note, NoteMeaning, Row, Table, TextCell
from rodatraden.core.number_words import to_words

_MEND_UNKNOWN = "Skriv noten, eller ta bort märket."
_MEND_UNUSED = "Sätt märket där noten gäller, eller ta bort noten."
_MEND_KIND = "Byt till den not som gäller för kolumnen."
_NAMED_AT_MOST = 3
_IN_WORDS = re.compile(r"\(\*{1,4}\)|\*{1,4}|(?<![\w(])\d{1,2}\)")
_WRONG_KIND = {
    NoteMeaning.MISSING_OUTCOME: (("interim_target", "long_term_target", "target"), "saknat utfall", "ett mål"),
    NoteMeaning.MISSING_TARGET: (("outcome",), "saknat mål", "ett utfall"),
}


def plain(mark: str) -> str:
    """A mark without what surrounds it: "(*)" and "*", "1)" and "1" are the same."""
    return mark.strip().strip("()")


def _in_label(label: str) -> list[str]:
    return _IN_WORDS.findall(label)


def _used(table: Table) -> Iterator[tuple[str, str, str]]:
    """Every mark with row and column ("" for a header or a row head)."""
    for column in table.columns:
        for mark in (*column.marks, *_in_label(column.label)):
            yield mark, "", column.key
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=False):
            if isinstance(cell, FigureCell):
                stated = _in_label(cell.figure.stated or "")
                for mark in (*cell.figure.marks, *stated):
                    yield mark, row.key, column.key
            elif isinstance(cell, TextCell):
                for mark in (*cell.marks, *_trailing(cell)):
                    yield mark, row.key, column.key


def _trailing(cell: TextCell) -> list[str]:
    """Asterisks at the end of a text: what else stands in a text is part of it."""
    ends = (text_of(line, Mode.PUBLISHED) for line in cell.lines)
    return [match.group() for end in ends if (match := re.search(r"\(?\*{1,4}\)?$", end))]


def find_unknown(subject: ReviewSubject) -> Iterator[Finding]:
    """Marks without a note in their table."""
    for table in subject.tables:
        known = {plain(note.mark) for note in table.notes if note.mark}
        reported: set[str] = set()
        for mark, row, column in _used(table):
            if plain(mark) in known or plain(mark) in reported:
                continue
            reported.add(plain(mark))
            yield Finding(
                check="note-unknown",
                severity=Severity.FAULT,
                place=cell_place(subject, table.key, row, column),
                text=f"Märket {mark} saknar not under tabellen.",
                expected=f"en not {mark}",
                found="ingen not",
                mend=_MEND_UNKNOWN,
            )


def find_unused(subject: ReviewSubject) -> Iterator[Finding]:
    """Notes with a mark that nothing in their table carries."""
    for table in subject.tables:
        used = {plain(mark) for mark, _, _ in _used(table)}
        for note in table.notes:
            if note.mark and plain(note.mark) not in used:
                yield Finding(
                    check="note-unused",
                    severity=Severity.QUESTION,
                    place=cell_place(subject, table.key),
                    text=f"Noten {note.mark} {quoted(_words(subject, note), 60)} används inte i tabellen.",
                    expected=f"märket {note.mark} i någon cell",
                    found="inget märke",
                    mend=_MEND_UNUSED,
                )


def _words(subject: ReviewSubject, note: Note) -> str:
    return text_of(note.text, subject.document.mode)


def find_kind(subject: ReviewSubject) -> Iterator[Finding]:
    """Notes on missing outcomes in target columns, and the other way round; one finding a column."""
    for table in subject.tables:
        notes = {plain(note.mark): note for note in table.notes if note.mark}
        columns = {column.key: column for column in table.columns}
        rows = {row.key: row for row in table.rows}
        wrong: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for mark, row, column in _used(table):
            note = notes.get(plain(mark))
            if note is None or not row or _own_reason(subject, table, rows[row], column):
                continue
            if note.meaning in _WRONG_KIND and columns[column].role in _WRONG_KIND[note.meaning][0]:
                wrong[plain(mark), column].append(rows[row])
        for (mark, column), found in wrong.items():
            yield _kind_finding(subject, table, notes[mark], columns[column], found)


def _own_reason(subject: ReviewSubject, table: Table, row: Row, column: str) -> bool:
    """Whether a mark of ours says why this very figure is missing: then it is made of the reason."""
    place = next(n for n, c in enumerate(table.columns) if c.key == column)
    cell = row.cells[place]
    return not subject.published and isinstance(cell, FigureCell) and cell.figure.missing is not None


def _kind_finding(subject: ReviewSubject, table: Table, note: Note, column: Column, rows: list[Row]) -> Finding:
    _, about, holds = _WRONG_KIND[note.meaning]
    names = [quoted(row_label(table, row.key), 50) for row in rows]
    if len(names) > _NAMED_AT_MOST:
        names = [*names[: _NAMED_AT_MOST - 1], f"{to_words(len(names) - _NAMED_AT_MOST + 1)} rader till"]
    right = next(
        (n.mark for n in table.notes if n.mark and n.meaning in _WRONG_KIND and n.meaning is not note.meaning), ""
    )
    return Finding(
        check="note-kind",
        severity=Severity.FAULT,
        place=cell_place(subject, table.key, rows[0].key, column.key),
        text=f"Noten {note.mark} handlar om {about} men står vid {holds}, på {listed(names)}.",
        expected=f"not {right}" if right else f"en not om {column_label(table, column.key).lower()}",
        found=f"not {note.mark}",
        mend=_MEND_KIND,
    )


NOTE_UNKNOWN = Check[ReviewSubject](
    id="note-unknown",
    title="Märken utan not",
    reads="Märken i tabellernas rubriker, rader och celler",
    mend=_MEND_UNKNOWN,
    find=find_unknown,
)
NOTE_UNUSED = Check[ReviewSubject](
    id="note-unused",
    title="Noter som inte används",
    reads="Noterna under tabellerna",
    mend=_MEND_UNUSED,
    find=find_unused,
)
NOTE_KIND = Check[ReviewSubject](
    id="note-kind",
    title="Noter i fel slags kolumn",
    reads="Noter om saknade utfall och saknade mål",
    mend=_MEND_KIND,
    find=find_kind,
)
