"""Periods that running text says a table shows, against the periods the table has."""

import re
from collections.abc import Iterator

from rodatraden.core import periods
from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.passages import sentences
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import listed, quoted
from rodatraden.core.document.table import FigureCell, Table

_MEND = "Ändra perioden i texten, eller visa den i tabellen."
_MONTHS = "|".join(periods.MONTHS)
_MONTH = re.compile(rf"\b(?P<month>{_MONTHS})\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_ABOUT_TABLE = re.compile(
    r"\b(?:i|av|ur)\s+tabellen\b|\btabellen\s+(?:ovan|nedan|visar|redovisar|avser)\b", re.IGNORECASE
)
_SHOWS = re.compile(r"\b(?:redovisa(?:s|r)|visa(?:s|r)|avser|gäller|omfattar)\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"@(?:r12:)?(\d{4}(?:-\d{2})?)")
_IN_LABEL = re.compile(r"\b(\d{2})\s*-\s*((?:19|20)\d{2})\b|\b((?:19|20)\d{2})-(\d{2})\b")


def find(subject: ReviewSubject) -> Iterator[Finding]:
    """Sentences that say a table shows a month which the nearest table does not have."""
    tables = {table.key: table for table in subject.tables}
    for passage in subject.passages:
        table = tables.get(passage.table)
        if table is None:
            continue
        has = _months(table)
        for sentence in sentences(passage.text):
            if not (has and _ABOUT_TABLE.search(sentence) and _SHOWS.search(sentence)):
                continue
            told = {
                f"{m['year']}-{periods.MONTHS.index(m['month'].casefold()) + 1:02}" for m in _MONTH.finditer(sentence)
            }
            lacking = sorted(told - has)
            if lacking:
                shows = listed(periods.describe(periods.parse(month)) for month in sorted(has))
                yield Finding(
                    check="text-periods",
                    severity=Severity.QUESTION,
                    place=Place(node=passage.node, label=passage.label),
                    text=f"Texten säger att tabellen visar {_words(lacking)}. "
                    f"Tabellen {quoted(table.caption)} visar {shows}.",
                    expected=shows,
                    found=_words(lacking),
                    mend=_MEND,
                )


def _words(months: list[str]) -> str:
    return listed(periods.describe(periods.parse(month)) for month in months)


def _months(table: Table) -> set[str]:
    """The months a table shows: in the addresses of its figures and in the words of its headers."""
    found: set[str] = set()
    for column in table.columns:
        found |= {f"{m[2]}-{m[1]}" if m[1] else f"{m[3]}-{m[4]}" for m in _IN_LABEL.finditer(column.label)}
        found |= {
            f"{m['year']}-{periods.MONTHS.index(m['month'].casefold()) + 1:02}" for m in _MONTH.finditer(column.label)
        }
    for row in table.rows:
        for cell in row.cells:
            origin = cell.figure.provenance if isinstance(cell, FigureCell) and cell.figure.value is not None else None
            month = _IN_ADDRESS.search(origin.address) if origin else None
            if month and "-" in month[1]:
                found.add(month[1])
    return found


TEXT_PERIODS = Check[ReviewSubject](
    id="text-periods",
    title="Perioder i texten och i tabellen",
    reads="Meningar om vilken månad en tabell visar",
    mend=_MEND,
    find=find,
)
