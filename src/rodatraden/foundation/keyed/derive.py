"""Find the columns of a type of content from its own type hints and the model's fields."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.db import models

from rodatraden.core.content.amount import Amount
from rodatraden.foundation.keyed.amounts import AmountColumn
from rodatraden.foundation.keyed.columns import Choice, Column, Exact, Pairs, Plain, Ref, Words
from rodatraden.foundation.keyed.meta import options


class NoColumn(TypeError):
    """An attribute of content has no column; a fault of ours, told when the program starts."""


def columns_of(
    content: type, model: type[models.Model], given: Iterable[Column] = (), without: Iterable[str] = ()
) -> tuple[Column, ...]:
    """One column an attribute: the given ones, the rest derived; `without` are kept elsewhere."""
    chosen = {column.attr: column for column in given}
    left_out = set(without)
    hints = _hints(content)
    return tuple(
        chosen.get(name) or _derived(name, hints[name], content, model)
        for name in (field.name for field in fields(content))
        if name not in left_out
    )


@cache
def _hints(content: type) -> dict[str, Any]:
    return get_type_hints(content)


def _derived(name: str, hint: Any, content: type, model: type[models.Model]) -> Column:
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] if _is_union(hint) else [hint]
    kind = kinds[0] if len(kinds) == 1 else None
    column: Column | None = None
    if hint == tuple[str, ...]:
        column = Words(name)
    elif hint == Mapping[str, str]:
        column = Pairs(name)
    elif kind is Decimal:
        column = Exact(name)
    elif kind is Amount:
        column = AmountColumn(name)
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        column = Choice(name, enum=kind)
    elif kind is str and name in _foreign_keys(model):
        column = Ref(name)
    elif isinstance(kind, type) and kind.__module__ in ("builtins", "datetime"):
        column = Plain(name, empty="" if kind is str else None)
    if column is None:
        raise NoColumn(f"{content.__name__}.{name} has no column in {model.__name__}")
    return column


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


def _foreign_keys(model: type[models.Model]) -> set[str]:
    return {field.name for field in options(model).concrete_fields if isinstance(field, models.ForeignKey)}
