"""Random content for plan files, built from the format's own types."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from rodatraden.connectors.planfile.types import (
    AMOUNT,
    Choice,
    Leaf,
    Listing,
    Lookup,
    Optional,
    Quantity,
    Record,
    Shape,
)

AWKWARD = (
    *(
        "",
        "0126",
        "no",
        "Nej",
        "true",
        "null",
        "~",
        "16.80",
        "-1",
        "2020",
        "2020-02-28",
        "12:30",
        "1e5",
        ".5",
        "=",
        "<<",
    ),
    *(" inledande", "avslutande ", "\t", "kolon: här", "slut:", "a #b", "#a", "- a", "-", "? a", "a, b", "[a]", "{a}"),
    *(
        "'a'",
        '"a"',
        'säg "hej"',
        "\\",
        "a\\n",
        "å ä ö",
        "\u00a0",
        "10\u00a0000",
        "😀",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
    ),
    *(
        "---",
        "...",
        "a\nb",
        "a\n",
        "a\n\n",
        "\na",
        " a\nb",
        "a \nb",
        "a\n\n  b\n- c: d",
        "a\n---\nb",
        "a\n\tb",
        "\n",
        "a\r\nb",
    ),
    *(
        "ord " * 60,
        "kolon: " * 30,
        "a\u2028b\nc",
        "\ufeff",
        "\x85",
        "a\u200bb",
        "http://a.se/b?c=d#e",
        "r12:2019-02",
        "2021/2022",
    ),
)
TEXTS = st.sampled_from(AWKWARD) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("\n\t :#-'\"")
)
KEYS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,12}", fullmatch=True) | st.sampled_from(["no", "2020", "1.5", "0x1"])
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2) | st.integers(-(10**14), 10**14).map(Decimal)
_LEAVES: dict[Leaf, st.SearchStrategy[Any]] = {
    Leaf.TEXT: TEXTS,
    Leaf.NUMBER: NUMBERS,
    Leaf.INTEGER: st.integers(-(10**8), 10**8),
    Leaf.BOOLEAN: st.booleans(),
    Leaf.DATE: st.dates(date(1900, 1, 1), date(2100, 12, 31)),
}


def values_of(shape: Shape) -> st.SearchStrategy[Any]:
    """Any value of a type."""
    if isinstance(shape, Leaf):
        return _LEAVES[shape]
    if isinstance(shape, Choice):
        return st.sampled_from(list(shape.of))
    return records(shape) if isinstance(shape, Record) else _holding(shape)


def _holding(shape: Optional | Listing | Lookup | Quantity) -> st.SearchStrategy[Any]:
    match shape:
        case Optional():
            return st.none() | values_of(shape.of)
        case Listing():
            return st.lists(values_of(shape.of), max_size=2).map(tuple)
        case Lookup():
            return st.dictionaries(KEYS, values_of(shape.of), max_size=3)
        case Quantity():
            amounts = values_of(AMOUNT)
            return amounts if shape.wrapped else NUMBERS | amounts


@st.composite
def records(draw: st.DrawFn, record: Record) -> Any:
    """A thing with its required fields and up to three of the others."""
    optional = [field.name for field in record.fields.values() if not field.required]
    chosen = draw(st.sets(st.sampled_from(optional), max_size=3)) if optional else set()
    return record.of(
        **{
            field.name: draw(values_of(field.shape))
            for field in record.fields.values()
            if field.required or field.name in chosen
        }
    )
