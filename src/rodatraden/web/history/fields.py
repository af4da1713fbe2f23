"""Which field of which model a name in the log stands for, and what it is called in Swedish."""

from __future__ import annotations

from typing import Any, TypeAlias

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy

AnyField: TypeAlias = "models.Field[Any, Any]"
_OTHER_FIELDS = {
    "amount": gettext_lazy("värde"),
    "digest": gettext_lazy("filens kontrollsumma"),
    "edition": gettext_lazy("utgåva"),
    "email": gettext_lazy("e-post"),
    "ends": gettext_lazy("till och med"),
    "fingerprint": gettext_lazy("fingeravtryck"),
    "is_active": gettext_lazy("öppet"),
    "is_closed": gettext_lazy("låst"),
    "kind": gettext_lazy("slag"),
    "name": gettext_lazy("namn"),
    "number": gettext_lazy("nummer"),
    "paragraph": gettext_lazy("paragraf"),
    "place": gettext_lazy("var"),
    "provider": gettext_lazy("inloggning genom"),
    "role": gettext_lazy("roll"),
    "rows": gettext_lazy("ändringar"),
    "rule": gettext_lazy("regel"),
    "scopes": gettext_lazy("planer"),
    "starts": gettext_lazy("från och med"),
    "state": gettext_lazy("läge"),
    "subject": gettext_lazy("inloggningens id"),
    "substitute_for": gettext_lazy("vikarie för"),
    "survey": gettext_lazy("enkät"),
    "title": gettext_lazy("rubrik"),
    "units": gettext_lazy("enheter"),
}
"""Names that no field of the model has; other names are shown as they stand."""


def model_of(kind: str) -> type[models.Model] | None:
    """The model whose rows are things of a kind; None for a kind that is no model."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def model_field(model: type[models.Model], name: str) -> AnyField | None:
    """A field of a model that is a column of its own; None when there is none of that name."""
    try:
        field = model._meta.get_field(name)  # noqa: SLF001 -- public in all but name
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def field_of(kind: str, name: str) -> AnyField | None:
    """The model's field that a name in the log stands for."""
    model = model_of(kind)
    if model is None:
        return None
    return model_field(model, name) or model_field(model, name.removesuffix("_id"))


def part_field(kind: str, part: str, name: str) -> AnyField | None:
    """A field of the rows that are a part of a thing, as the columns of a statement."""
    model = _part_model(kind, part)
    return model_field(model, name) if model is not None else None


def field_label(kind: str, name: str) -> str:
    """What a field is called in Swedish; of parts also which part it is."""
    field = field_of(kind, name)
    if field is not None:
        return _capital(str(field.verbose_name))
    first, _space, rest = name.partition(" ")
    part = _part_model(kind, first)
    said = str(part._meta.verbose_name_plural if part else _OTHER_FIELDS.get(first, first))  # noqa: SLF001 -- public
    return _capital(f"{said}: {rest}" if rest else said)


def _part_model(kind: str, part: str) -> type[models.Model] | None:
    model = model_of(kind)
    for relation in model._meta.related_objects if model else ():  # noqa: SLF001 -- public in all but name
        if relation.get_accessor_name() == part and isinstance(relation.related_model, type):
            return relation.related_model
    return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
