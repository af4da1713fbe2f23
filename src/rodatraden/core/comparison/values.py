"""A field of a content as a value: in words for the reader, and as what is compared."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rodatraden.core.comparison.enum_words import enum_words
from rodatraden.core.comparison.item import NOTHING, Field, Reference, Value
from rodatraden.core.comparison.labels import LABELS, REFERENCES, label_of
from rodatraden.core.comparison.side import Side
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import TargetRule, TargetRuleKind
from rodatraden.core.missing import Missing
from rodatraden.core.numbers import NBSP, format_number, typographic
from rodatraden.core.prose.fields import PROSE_FIELDS

_RULES: Mapping[TargetRuleKind, str] = {
    TargetRuleKind.FIXED: "fast värde",
    TargetRuleKind.KEEP_PERIOD: "behåll nivån {period}",
    TargetRuleKind.IMPROVE_ON_PERIOD: "bättre än {period}",
    TargetRuleKind.GROUP_MEAN: "medel för {group} {year}",
    TargetRuleKind.GROUP_BEST: "bäst i {group} {year}",
    TargetRuleKind.RANK: "plats {rank} i {group} {year}",
    TargetRuleKind.TEXT: "{text}",
    TargetRuleKind.OTHER_PLAN: "fastställs i annan plan",
    TargetRuleKind.TO_BE_DECIDED: "beslutas senare",
}


def decimals_of(value: Decimal) -> int:
    """How many decimals a number is given with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def number_value(number: Decimal | int, unit: str = "", decimals: int | None = None) -> Value:
    """A number with its unit, printed with the decimals asked for or those it has."""
    exact = Decimal(number)
    places = decimals_of(exact) if decimals is None else max(decimals, decimals_of(exact))
    shown = format_number(exact, places)
    return Value(words=f"{shown}{NBSP}{unit}" if unit else shown, same=exact, number=exact, unit=unit, decimals=places)


def amount_value(amount: Amount, unit: str = "", decimals: int | None = None) -> Value:
    """An amount: its number, or why there is none, with what its source said beside it."""
    beside = []
    if amount.missing is not None:
        beside.append(Missing(reason=amount.missing, expected=amount.expected, text=amount.text).explain().rstrip("."))
    elif amount.text:
        beside.append(amount.text)
    if amount.stated is not None:
        beside.append(f"tryckt {typographic(amount.stated)}")
    if amount.marks:
        beside.append(f"not {', '.join(amount.marks)}")
    if amount.comment:
        beside.append(amount.comment)
    whole = (amount.value, amount.missing, amount.expected, amount.text, amount.stated, amount.marks, amount.comment)
    if amount.value is None:
        return Value(words="; ".join(beside), same=whole) if whole != _EMPTY_AMOUNT else NOTHING
    number = number_value(amount.value, unit, decimals)
    words = f"{number.words} ({'; '.join(beside)})" if beside else number.words
    # A bare number is the same whether it is written alone or as an amount.
    same = whole if beside or amount.expected else amount.value
    return Value(words=words, same=same, number=number.number, unit=unit, decimals=number.decimals)


_EMPTY_AMOUNT = (None, None, None, "", None, (), "")


def prose_value(side: Side, text: str) -> Value:
    """A prose text: its plain words, which are also what is compared."""
    words = side.say(text).strip()
    return Value(words=words, same=words, prose=True) if words else NOTHING


def reference_value(side: Side, sort: str, keys: tuple[str, ...]) -> Value:
    """What other things are called; they are compared by key."""
    keys = tuple(key for key in keys if key)
    if not keys:
        return NOTHING
    return Value(words="; ".join(side.name(sort, key) for key in keys), same=Reference(sort, keys))


def rule_value(side: Side, rule: TargetRule) -> Value:
    """A target's rule in words."""
    words = _RULES[rule.kind].format(
        period=rule.period,
        group=side.name("peer_group", rule.group),
        year=rule.year or "",
        rank=rule.rank or "",
        text=rule.text,
    )
    beside = [f"av {rule.decided_by}" if rule.decided_by else "", f"senast {rule.when}" if rule.when else ""]
    if rule.text and rule.kind is not TargetRuleKind.TEXT:
        beside.append(f"– {rule.text}")
    return Value(words=" ".join(part for part in (words.strip(), *beside) if part), same=rule)


def value_of(side: Side, thing: Any, name: str, *, unit: str = "") -> Value:
    """The value of a field of a thing."""
    raw = getattr(thing, name)
    if name in PROSE_FIELDS.get(type(thing), ()):
        return prose_value(side, raw if isinstance(raw, str) else "\n\n".join(raw))
    sort = REFERENCES.get((type(thing), name))
    if sort is not None:
        return reference_value(side, sort, (raw,) if isinstance(raw, str) else tuple(raw))
    return plain_value(side, raw, unit)


def plain_value(side: Side, raw: Any, unit: str = "") -> Value:
    """A value by its type alone."""
    match raw:
        case Decimal():
            return number_value(raw, unit)
        case Amount():
            return amount_value(raw, unit)
        case TargetRule():
            return rule_value(side, raw)
        case tuple() | list():
            return Value(words="; ".join(plain_value(side, r).words for r in raw), same=tuple(raw)) if raw else NOTHING
        case Mapping():
            words = "; ".join(f"{key}: {plain_value(side, value).words}" for key, value in raw.items())
            return Value(words=words, same=dict(raw)) if raw else NOTHING
        case _ if is_dataclass(raw):
            said = [plain_value(side, getattr(raw, f.name)).words for f in fields(raw)]
            return Value(words=", ".join(part for part in said if part), same=raw)
    words = _words(raw, unit)
    return Value(words=words, same=raw) if words else NOTHING


def _words(raw: Any, unit: str) -> str:
    match raw:
        case None:
            return ""
        case bool():
            return "ja" if raw else "nej"
        case int():
            # Years and steps of scales are numbers that nobody groups by thousands.
            return f"{raw}{NBSP}{unit}" if unit else str(raw)
        case date():
            return raw.isoformat()
        case StrEnum():
            return enum_words(raw)
    return str(raw)


def fields_of(
    side: Side, thing: Any, *, without: frozenset[str] = frozenset(), unit: str = "", prefix: str = ""
) -> dict[str, Field]:
    """The fields of a thing that are not its key: those with words first, in the order they are read."""
    known = list(LABELS.get(type(thing), {}))
    names = [f.name for f in fields(thing) if f.name != "key" and f.name not in without]
    names.sort(key=lambda name: known.index(name) if name in known else len(known))
    return {
        prefix + name: Field(label=label_of(type(thing), name), value=value_of(side, thing, name, unit=unit))
        for name in names
    }
