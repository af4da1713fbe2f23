"""What a thing of the log is called: by its own name, or by the names of what it is about."""

from django.apps import apps
from django.db import models

from rodatraden.web.history.fields import model_field

_NAMED_BY = (
    "planning.activity",
    "planning.goal",
    "planning.commitment",
    "control.treatment",
    "control.systematiccontrol",
    "planning.directive",
    "planning.workitem",
    "providers.followup",
)
"""What a report is `of`: a key that the database does not know to be one."""


def row_with(model: type[models.Model], wanted: dict[str, object]) -> models.Model | None:
    """The first row with these values, with what it belongs to; None also for values that cannot be."""
    rows = model._default_manager.filter(**wanted).order_by("pk")  # noqa: SLF001 -- public in all but name
    related = [
        name
        for name in ("scope__board", "document__scope", "board")
        if model_field(model, name.partition("_")[0]) is not None
    ]
    try:
        return (rows.select_related(*related) if related else rows).first()
    except ValueError:
        return None


def name_of(key: str, found: object | None, owner: object | None) -> str:
    """The name of a thing, with its owner's where its key is only its owner's."""
    if owner is None or owner is found or not key.startswith(f"{getattr(owner, 'key', '')}:"):
        return str(found or key)
    said = _own_name(found) if isinstance(found, models.Model) else key.partition(":")[2]
    return ", ".join(part for part in (said, _owner_name(owner)) if part)


def _owner_name(owner: object) -> str:
    """A scope by its board's own name, "Socialnämnden 2024"."""
    board = getattr(owner, "board", None)
    parts = (str(board), getattr(owner, "year", ""), getattr(owner, "occasion", "")) if board is not None else ()
    return " ".join(str(part) for part in parts if part) or str(owner)


def _own_name(found: models.Model) -> str:
    if model_field(type(found), "key") is not None:
        return str(found)
    fields = [field for field in found._meta.concrete_fields if field.name != "scope"]  # noqa: SLF001 -- public
    about = [str(named) for field in fields if field.name in _TELLING and (named := getattr(found, field.name))]
    of = getattr(found, "of", "")
    named = [_named_by(of)] if of else about
    return " – ".join(named) or str(found)


_TELLING = frozenset({"goal", "indicator", "period", "year", "funding", "provider", "board"})
"""Fields that say what a row is about."""


def _named_by(key: str) -> str:
    for kind in _NAMED_BY:
        found = row_with(apps.get_model(kind), {"key": key})
        if found is not None:
            return str(found)
    return key
