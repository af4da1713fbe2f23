"""Single texts turned into numbers, dates and words, each in exactly one spelling."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from rodatraden.connectors.planfile.messages import Fault, shortened, unknown_choice
from rodatraden.connectors.planfile.types import Choice, Leaf
from rodatraden.connectors.planfile.yaml_text import Scalar

MAX_DIGITS = 15
FIRST_YEAR = 1900
LAST_YEAR = 2100

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def read_leaf(scalar: Scalar, shape: Leaf | Choice, place: str) -> Any:
    """The value a text stands for; a `Fault` says how to write it otherwise."""
    if isinstance(shape, Choice):
        return _choice(scalar, shape, place)
    return _READERS[shape](scalar, place)


def _choice(scalar: Scalar, shape: Choice, place: str) -> Any:
    members = _members(shape.of)
    if scalar.text not in members:
        raise Fault(unknown_choice(scalar.text, place, members), scalar.line)
    return members[scalar.text]


@cache
def _members(of: type[StrEnum]) -> dict[str, StrEnum]:
    return {member.value: member for member in of}


def _text(scalar: Scalar, place: str) -> str:
    if _UNSEEN.search(scalar.text):
        raise Fault(f"{place} har ett styrtecken som inte syns; ta bort det.", scalar.line)
    return scalar.text


def _number(scalar: Scalar, place: str) -> Decimal:
    if not _NUMBER.fullmatch(scalar.text):
        raise Fault(_not_a_number(scalar.text, place), scalar.line)
    if len(scalar.text.lstrip("-").replace(".", "")) > MAX_DIGITS:
        raise Fault(f"talet i {place} har fler än {MAX_DIGITS} siffror; korta det.", scalar.line)
    return Decimal(scalar.text)


def _not_a_number(text: str, place: str) -> str:
    says = f"”{shortened(text)}” i {place} är inget tal; "
    if not text:
        return f"{place} saknar tal; skriv talet, eller {{missing: orsak}} där talet saknas."
    if re.fullmatch(r"[-−]?[0-9  ]+(,[0-9]+)?", text):
        if "," in text:
            return f"{says}skriv decimaltecknet som punkt och inga mellanrum, som 16.8."
        if "−" in text:
            return f"{says}skriv minustecknet som bindestreck, som -16.8."
        return f"{says}skriv det utan mellanrum och inledande nollor, som 12500."
    return f"{says}skriv siffror med punkt som decimaltecken, som -16.8."


def _integer(scalar: Scalar, place: str) -> int:
    if not _INTEGER.fullmatch(scalar.text):
        raise Fault(
            f"”{shortened(scalar.text)}” i {place} är inget heltal; skriv bara siffror, som 2022.",
            scalar.line,
        )
    return int(scalar.text)


def _boolean(scalar: Scalar, place: str) -> bool:
    if scalar.text not in ("true", "false"):
        raise Fault(
            f"”{shortened(scalar.text)}” i {place} är varken ja eller nej; skriv true för ja eller false för nej.",
            scalar.line,
        )
    return scalar.text == "true"


def _date(scalar: Scalar, place: str) -> date:
    found = _DATE.fullmatch(scalar.text)
    if found is None:
        raise Fault(
            f"”{shortened(scalar.text)}” i {place} är inget datum; skriv år-månad-dag, som 2022-03-31.",
            scalar.line,
        )
    year, month, day = (int(part) for part in found.groups())
    try:
        value = date(year, month, day)
    except ValueError:
        raise Fault(f"datumet {scalar.text} i {place} finns inte i kalendern; rätta det.", scalar.line) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Fault(
            f"året i {place} är {year}; det ska ligga mellan {FIRST_YEAR} och {LAST_YEAR}.",
            scalar.line,
        )
    return value


_READERS = {
    Leaf.TEXT: _text,
    Leaf.NUMBER: _number,
    Leaf.INTEGER: _integer,
    Leaf.BOOLEAN: _boolean,
    Leaf.DATE: _date,
}
