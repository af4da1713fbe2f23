"""Find the thing that a kind and a key of the log name, and whether a person may read its history."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from rodatraden.apps.org.queries.places import places_of
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.rules import CREATE_USER
from rodatraden.foundation.audit.reading import READ_HISTORY, Reading, reading_of
from rodatraden.foundation.permissions import allows

_CONTENT = ("rodatraden.apps.", "rodatraden.documents.")
_MUNICIPALITY = ""
_SHARED: dict[str, tuple[str, ...]] = {
    "cycle.assessmentlevel": ("key",),
    "cycle.occasion": ("year_id", "key"),
    "cycle.planningyear": ("year",),
    "cycle.reasoncode": ("key",),
    "cycle.rulepack": ("key",),
    "cycle.statuslabel": ("key",),
}
"""What the whole municipality shares, and the fields that its key in the log is made of."""
_OTHER_KINDS = {
    "account": "konto",
    "document": "dokument",
    "documents.rollover": "nytt planeringsår",
    "template": "dokumentmall",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a history is about: the Swedish word for its kind, its name, and the thing itself if it is there."""

    kind: str
    label: str
    name: str
    found: object | None


def readable_thing(user: User | AnonymousUser, kind: str, key: str) -> Thing | None:
    """The thing, for one who may read its history; None for anyone else.

    The history of content that stands nowhere on the organisation tree is for those who read everywhere;
    of what is no content and nobody has registered, for nobody.
    """
    reading = reading_of(kind) or _OWN.get(kind)
    if reading is not None:
        found = reading.find(key)
        place = reading.place(found) if found is not None else None
        may = allows(user, reading.permission, place)
        return _thing(kind, key, found, found) if may else None
    model = model_of(kind)
    if model is None or not model.__module__.startswith(_CONTENT):
        return None
    found, owner, place_key = _placed(model, kind, key)
    places = places_of(user, READ_HISTORY)
    may = places.everywhere if place_key is None else places.contains(place_key)
    return _thing(kind, key, found, owner) if may else None


def kind_label(kind: str) -> str:
    """The Swedish word for a kind."""
    model = model_of(kind)
    return str(model._meta.verbose_name) if model else _(_OTHER_KINDS.get(kind, "sak"))  # noqa: SLF001 -- public


def model_of(kind: str) -> type[models.Model] | None:
    """The model whose rows are things of a kind; None for a kind that is no model."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _thing(kind: str, key: str, found: object | None, owner: object | None) -> Thing:
    label = kind_label(kind)
    rest = key.partition(":")[2] if owner is not None and owner is not found else ""
    name = str(found) if found is not None else rest or key
    if owner is not None and owner is not found:
        name = f"{name or label}, {owner}"
    return Thing(kind=kind, label=label, name=name or label, found=found if found is not None else owner)


def _placed(model: type[models.Model], kind: str, key: str) -> tuple[object | None, object | None, str | None]:
    """The thing, what it belongs to, and the key of the place where that stands (None: nowhere)."""
    if kind in _SHARED:
        found = _first(model, dict(zip(_SHARED[kind], key.split(" "), strict=False)))
        return found, found, _MUNICIPALITY
    own = _field(model, "key")
    if own is not None and own.unique:
        found = _first(model, {"key": key})
        return found, found, _place_of(found)
    scope = _field(model, "scope")
    if scope is None or ":" not in key or not isinstance(scope.related_model, type):
        return None, None, None
    owner_key, _colon, rest = key.partition(":")
    owner = _first(scope.related_model, {"key": owner_key})
    found = _first(model, {"key": rest, "scope": owner}) if owner is not None and own is not None else None
    return found, owner, _place_of(owner)


def _place_of(thing: object | None) -> str | None:
    for owner in (thing, getattr(thing, "scope", None)):
        place = getattr(owner, "place", None)
        if isinstance(place, str):
            return place
    return None


def _field(model: type[models.Model], name: str) -> "models.Field[object, object] | None":
    try:
        field = model._meta.get_field(name)  # noqa: SLF001 -- public in all but name
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def _first(model: type[models.Model], wanted: dict[str, object]) -> models.Model | None:
    rows = model._default_manager.filter(**wanted)  # noqa: SLF001 -- public in all but name
    related = [name for name in ("scope", "scope__board") if _field(model, "scope")]
    try:
        return rows.select_related(*related).order_by("pk").first() if related else rows.order_by("pk").first()
    except ValueError:
        return None


def _account(key: str) -> User | None:
    return User.objects.filter(pk=int(key)).first() if key.isdecimal() else None


def _document(key: str) -> Document | None:
    return Document.objects.select_related("scope").filter(key=key).first()


def _anywhere(_thing: object) -> None:
    return None


def _itself(thing: object) -> object:
    return thing


_OWN = {
    "account": Reading(find=_account, permission=CREATE_USER, place=_anywhere),
    "document": Reading(find=_document, permission=READ_HISTORY, place=_itself),
}
"""Kinds that are no models, where no app has registered them itself."""
