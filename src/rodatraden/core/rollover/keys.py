"""New keys for a new year, and every place that names an old one.

A key belongs to one scope for ever, so what is carried to a new year is a new thing with a key of
its own: the old one with the new year after it.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from rodatraden.core.prose.fields import PROSE_FIELDS

LONGEST = 100
Thing = TypeVar("Thing")

_YEAR_LAST = re.compile(r"-(19|20)\d\d$")
_KEY_IN_MARK = re.compile(r"[a-z0-9][a-z0-9._-]*")
_MARK = re.compile(r"\[\[[^\]]*\]\]|\{\{[^}]*\}\}")
_NAMES_A_KEY = frozenset(
    {"key", "goal", "goals", "parent", "commitments", "merged_into", "activities", "activity", "of", "by", "about"}
)


def key_in(key: str, year: int) -> str:
    """The key of the same thing in another year: "mal-2026" becomes "mal-2027", "mal" becomes "mal-2027"."""
    ending = f"-{year}"
    return _YEAR_LAST.sub("", key)[: LONGEST - len(ending)].rstrip("-._") + ending


def renamed(thing: Thing, names: Mapping[str, str]) -> Thing:
    """The thing with each key that has a new name replaced: its own, those it refers to, those in its prose."""
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    prose = PROSE_FIELDS.get(type(thing), ())
    changed = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        new = _prose(value, names) if field.name in prose else _value(field.name, value, names)
        if new != value:
            changed[field.name] = new
    return replace(thing, **changed) if changed else thing


def _value(name: str, value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_value(name, item, names) for item in value)
    if isinstance(value, str):
        return names.get(value, value) if name in _NAMES_A_KEY else value
    return renamed(value, names)


def _prose(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_prose(item, names) for item in value)
    return _MARK.sub(lambda mark: _in_mark(mark[0], names), value)


def _in_mark(mark: str, names: Mapping[str, str]) -> str:
    """A mark with its keys renamed; the words after "|" are the writer's own."""
    address, bar, words = mark.partition("|")
    return _KEY_IN_MARK.sub(lambda key: names.get(key[0], key[0]), address) + bar + words
