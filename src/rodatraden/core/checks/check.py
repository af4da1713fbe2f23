"""What a check is, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Input = TypeVar("Input")


class Severity(StrEnum):
    """How much a finding weighs.

    A fault stops a decision until mended or accepted with a reason; a question wants an answer; a
    note is for information.
    """

    FAULT = "fault"
    QUESTION = "question"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding stands.

    The key of a node in the document (and row and column of a table), and words for a reader
    ("Tabell Resultaträkning, 3 % av budget, Bokslut 2020").
    """

    node: str
    label: str
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not hold, in Swedish for a reader.

    `found` and `expected` are as printed; `mend` says what to do.
    """

    check: str
    severity: Severity
    place: Place
    text: str
    expected: str = ""
    found: str = ""
    mend: str = ""


@dataclass(frozen=True, kw_only=True)
class Check(Generic[Input]):
    """A named rule. `reads` says in Swedish what it looks at; `find` yields what does not hold."""

    id: str
    title: str
    reads: str
    mend: str
    find: Callable[[Input], Iterable[Finding]]


def run(checks: Iterable[Check[Input]], subject: Input) -> tuple[Finding, ...]:
    """All findings of all checks on one subject, in the order of the checks."""
    return tuple(finding for check in checks for finding in check.find(subject))
