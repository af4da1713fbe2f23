"""A figure in a document: the exact value, how it is printed, and where it comes from."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rodatraden.core.missing import Missing


class Mode(StrEnum):
    """Own documents print the value; published (imported) ones print what the source stated."""

    OWN = "own"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a figure comes from, in words for a reader and keys for a program.

    `address` is the figure's own stable address (`observation:sn22-01/2020`,
    `cell:resultat/personal/budget_2022`); `parts` are the addresses it is computed from;
    `href_key` is the key of the page that shows it (an indicator or a statement).
    """

    address: str
    label: str
    source: str = ""
    rule: str = ""
    parts: tuple[str, ...] = ()
    as_of: str = ""
    preliminary: bool = False
    reported_by: str = ""
    fetched: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number (or its absence) as a document shows it.

    `value` is exact and ours; `decimals` says how it is printed; `unit` follows the number in
    running text ("mnkr", "%"), in a table it usually belongs to the caption or column and is "".
    `stated` is what a source printed, `marks` the note marks beside it.
    A text instead of a number ("Samma nivå som 2020") stands in `text`.
    `scale` divides the value when printed (1000 prints tkr as mnkr).
    """

    value: Decimal | None = None
    decimals: int = 0
    unit: str = ""
    signed: bool = False
    missing: Missing | None = None
    text: str = ""
    stated: str | None = None
    marks: tuple[str, ...] = ()
    provenance: Provenance | None = None
    scale: Decimal = Decimal(1)
