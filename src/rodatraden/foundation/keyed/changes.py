"""What replacing content added, changed and ended, in words for people and for the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rodatraden.foundation.keyed import parts as part_rows
from rodatraden.foundation.keyed.columns import take
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.parts import Values

Description = dict[str, str]
_ORDER = "ordning"


class ChangeKind(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    REVIVED = "revived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that was added, changed, ended or revived.

    `kind` is its kind in the audit log, `label` in Swedish; `before` and `after` hold the attributes
    that differ (all of them when it was added).
    """

    what: ChangeKind
    kind: str
    label: str
    key: str
    name: str
    before: Mapping[str, str]
    after: Mapping[str, str]


def describe(home: Home, values: Values, parts: tuple[tuple[Values, ...], ...], unit: int) -> Description:
    """Each attribute that holds something, in words; parts by what tells their rows apart."""
    found = {name: words(value) for name, value in take(home.loaders, values, unit).items()}
    for part, rows in zip(home.parts, parts, strict=True):
        for row in part_rows.load(part, rows, unit):
            names = list(row)
            label = "/".join(words(row[name]) for name in names[: part.labels])
            rest = "; ".join(_named(name, row[name], names[part.labels :]) for name in names[part.labels :])
            found[f"{part.attr} {label}".strip()] = rest or "ja"
    return {name: text for name, text in found.items() if text}


def _named(name: str, value: Any, among: list[str]) -> str:
    text = words(value)
    return text if len(among) == 1 else f"{name}: {text}" if text else ""


def differing(before: Description, after: Description) -> tuple[Description, Description]:
    """Only what differs, on both sides; when only the order does, that is said."""
    names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
    if not names:
        return {_ORDER: "som förut"}, {_ORDER: "ny ordning"}
    return (
        {name: before[name] for name in names if name in before},
        {name: after[name] for name in names if name in after},
    )


def title(home: Home, found: Description) -> str:
    """The thing's own name, for a list."""
    return next((found[name] for name in ("name", "title", "text", "what", "label") if name in found), "")


def words(value: Any) -> str:
    """A value as one line of text."""
    match value:
        case None | False:
            said = ""
        case True:
            said = "ja"
        case Decimal():
            said = f"{value:f}"
        case date():
            said = value.isoformat()
        case Mapping():
            said = ", ".join(f"{key}: {words(inner)}" for key, inner in value.items())
        case tuple():
            said = ", ".join(words(inner) for inner in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            said = _of_attributes({field.name: words(getattr(value, field.name)) for field in fields(value)})
        case _:
            said = str(value)
    return said


def _of_attributes(held: Mapping[str, str]) -> str:
    return ", ".join(text if name == "value" else f"{name}: {text}" for name, text in held.items() if text)
