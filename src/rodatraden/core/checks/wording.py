"""How findings say figures and places, so that all checks speak alike."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from rodatraden.core.checks.check import Place, Severity
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.document.table import Table, TextCell
from rodatraden.core.number_words import to_words
from rodatraden.core.numbers import format_number, rounded

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.FAULT: "Fel",
    Severity.QUESTION: "Kontrollera",
    Severity.NOTE: "För kännedom",
}


def printed(value: Decimal | None, decimals: int, unit: str = "") -> str:
    """A figure with its unit, or "saknas"."""
    if value is None:
        return "saknas"
    number = format_number(value, decimals)
    return f"{number}\u00a0{unit}" if unit else number


def as_exact(value: Decimal, fewest: int, most: int) -> str:
    """A computed figure with as many decimals as it needs between `fewest` and `most`."""
    for decimals in range(fewest, most):
        if value == rounded(value, decimals):
            return format_number(value, decimals)
    return format_number(value, most)


def count_words(number: int, singular: str, plural: str, *, neuter: bool = False) -> str:
    """A count with its noun: "en aktivitet", "tre aktiviteter", "ingen aktivitet"."""
    if number == 0:
        return f"{'inget' if neuter else 'ingen'} {singular}"
    return f"{to_words(number, neuter=neuter)} {singular if number == 1 else plural}"


def listed(words: Iterable[str]) -> str:
    """Words as a Swedish enumeration: "a, b och c"."""
    every = list(words)
    return " och ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def sentence(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def quoted(text: str, longest: int = 90) -> str:
    """A piece of a text in Swedish quotation marks, cut at a word."""
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"”{text}”"


def table_of(subject: ReviewSubject, key: str) -> Table | None:
    """The document's table with this key."""
    node = subject.nodes.get(key)
    return node if isinstance(node, Table) else None


def row_label(table: Table, row: str) -> str:
    """The words of a row's header."""
    cells = next((r.cells for r in table.rows if r.key == row), ())
    head = cells[0] if cells else None
    words = (
        [run.text for line in head.lines for run in line if hasattr(run, "text")] if isinstance(head, TextCell) else []
    )
    return "".join(words) or row


def column_label(table: Table, column: str) -> str:
    """The words of a column's header, with those above it."""
    found = next((c for c in table.columns if c.key == column), None)
    if found is None:
        return column
    return f"{found.group}, {found.label}" if found.group else found.label


def cell_place(subject: ReviewSubject, table: str, row: str = "", column: str = "", caption: str = "") -> Place:
    """A place in a table, with words for a reader."""
    found = table_of(subject, table)
    words = [f"Tabell {found.caption if found else caption or table}"]
    if found and row:
        words.append(row_label(found, row))
    if found and column:
        words.append(column_label(found, column))
    return Place(node=table, row=row, column=column, label=", ".join(words))
