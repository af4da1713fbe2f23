"""How long a text and how large a number a field can hold, the same on every database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from rodatraden.foundation.keyed.errors import ContentRefused
from rodatraden.foundation.keyed.meta import options

_INTEGERS: dict[str, tuple[int, int]] = {
    "PositiveSmallIntegerField": (0, 32_767),
    "PositiveIntegerField": (0, 2_147_483_647),
    "BigIntegerField": (-(2**63), 2**63 - 1),
}


@dataclass(frozen=True)
class Limits:
    """The limits of some fields: at which place, what it is called, from and to."""

    texts: tuple[tuple[int, str, int], ...]
    integers: tuple[tuple[int, str, int, int], ...]

    def check(self, values: Sequence[Any]) -> None:
        """Raise ContentRefused for the first value that its field cannot hold."""
        for at, name, longest in self.texts:
            if values[at] is not None and len(values[at]) > longest:
                raise ContentRefused(f"{name} är {len(values[at])} tecken: korta till högst {longest}.")
        for at, name, least, most in self.integers:
            if values[at] is not None and not least <= values[at] <= most:
                raise ContentRefused(f"{name} är {values[at]}: ange ett tal mellan {least} och {most}.")


def limits_of(model: type[models.Model], attnames: Sequence[str]) -> Limits:
    """The limits of a model's fields, in the order given."""
    fields = {field.attname: field for field in options(model).concrete_fields}
    placed = [(at, fields[name]) for at, name in enumerate(attnames)]
    return Limits(
        texts=tuple(
            (at, str(field.verbose_name), field.max_length) for at, field in placed if field.max_length is not None
        ),
        integers=tuple(
            (at, str(field.verbose_name), *_INTEGERS[field.get_internal_type()])
            for at, field in placed
            if field.get_internal_type() in _INTEGERS
        ),
    )
