"""Generated document trees for property tests."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from rodatraden.core.document.tree import Document, Section

_TEXT = st.text(max_size=12)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)
_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: st.integers(),
    bool: st.booleans(),
    date: st.dates(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    type(None): st.none(),
}


def values(kind: Any, depth: int = 3) -> st.SearchStrategy[Any]:
    """Values of an annotated type; sections stop nesting when `depth` is used up."""
    origin = get_origin(kind)
    if kind in _LEAVES:
        return _LEAVES[kind]
    if origin is tuple:
        return st.lists(values(get_args(kind)[0], depth), max_size=3).map(tuple)
    if isinstance(kind, UnionType):
        options = [k for k in get_args(kind) if depth > 0 or k is not Section]
        return st.one_of([values(option, depth) for option in options])
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(_TEXT, _JSON, max_size=3)
    if is_dataclass(kind):
        return _objects(kind, depth - 1 if kind is Section else depth)
    assert issubclass(kind, StrEnum)
    return st.sampled_from(list(kind))


def _objects(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{f.name: st.deferred(lambda t=hints[f.name]: values(t, depth)) for f in fields(kind)})


documents: st.SearchStrategy[Document] = values(Document)
