"""Find the thing that a kind and a key of the log name, and whether a person may read its history."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext as _

from rodatraden.apps.economy.models import Statement
from rodatraden.apps.org.queries.places import places_of
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.rules import CREATE_USER
from rodatraden.foundation.audit.reading import READ_HISTORY, Reading, reading_of
from rodatraden.foundation.permissions import allows
from rodatraden.web.history.fields import model_field, model_of
from rodatraden.web.history.naming import name_of, row_with

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
    """What a history is about: the Swedish word for its kind, its name, whether it is there still.

    `place` is what permissions about it are asked of: itself, or the scope that it belongs to.
    """

    kind: str
    label: str
    name: str
    exists: bool
    place: object


@dataclass(frozen=True, slots=True)
class _Located:
    """A thing and what it belongs to, as far as they were found."""

    found: object | None = None
    owner: object | None = None

    @property
    def place(self) -> str | None:
        """The key of the place where it stands; None for nowhere."""
        place = getattr(self.owner, "place", None)
        return place if isinstance(place, str) else None


def readable_thing(user: User | AnonymousUser, kind: str, key: str) -> Thing | None:
    """The thing, for one who may read its history; None for anyone else.

    The history of content that stands nowhere on the organisation tree is for those who read everywhere;
    of what is no content and nobody has registered, for nobody.
    """
    reading = reading_of(kind) or _OWN.get(kind)
    if reading is not None:
        return _registered(user, reading, kind, key)
    model = model_of(kind)
    if model is None or not model.__module__.startswith(_CONTENT):
        return None
    places = places_of(user, READ_HISTORY)
    if kind in _SHARED:
        found = row_with(model, dict(zip(_SHARED[kind], key.split(" "), strict=False)))
        return _thing(kind, str(found or key), found, _MUNICIPALITY) if places.contains(_MUNICIPALITY) else None
    located = _locate(model, key)
    if not (places.everywhere if located.place is None else places.contains(located.place)):
        return None
    return _thing(kind, name_of(key, located.found, located.owner), located.found or located.owner, located.owner)


def _registered(user: User | AnonymousUser, reading: Reading, kind: str, key: str) -> Thing | None:
    found = reading.find(key)
    place = reading.place(found) if found is not None else None
    return _thing(kind, str(found or key), found, place) if allows(user, reading.permission, place) else None


def _thing(kind: str, name: str, found: object | None, place: object) -> Thing:
    model = model_of(kind)
    label = str(model._meta.verbose_name) if model else _(_OTHER_KINDS.get(kind, "sak"))  # noqa: SLF001 -- public
    return Thing(kind=kind, label=label, name=name or label, exists=found is not None, place=place)


def _locate(model: type[models.Model], key: str) -> _Located:
    """The row of a key that is its own everywhere, of a number, or of a key that begins with its scope's."""
    own = model_field(model, "key")
    if own is not None and own.unique:
        return _held(row_with(model, {"key": key}))
    if ":" not in key:
        return _held(row_with(model, {"pk": int(key)}) if key.isdecimal() and own is None else None)
    scope = model_field(model, "scope")
    owner_key, _colon, rest = key.partition(":")
    if scope is None or not isinstance(scope.related_model, type):
        return _Located()
    owner = row_with(scope.related_model, {"key": owner_key})
    found = row_with(model, {"scope": owner, **_identity(model, rest)}) if owner is not None else None
    # What stands at a place of its own, as a unit's part, is never read by its scope's.
    return _held(found) if _has_place(model) else _Located(found, owner)


def _held(found: models.Model | None) -> _Located:
    """A row, and the one whose place it stands at: itself, or what it belongs to."""
    owners = (found if name is None else getattr(found, name, None) for name in (None, "scope", "document"))
    return _Located(found, next((owner for owner in owners if _has_place(type(owner))), None))


def _has_place(model: type[object]) -> bool:
    """Whether its things stand at a place of the organisation; a column called so says something else."""
    return isinstance(getattr(model, "place", None), property)


def _identity(model: type[models.Model], rest: str) -> dict[str, object]:
    """What tells a scope's rows of a model apart, by the fields of its constraint; {"pk": None} for no row."""
    names = _identifying(model)
    tokens = rest.split(":") if rest.count(":") == len(names) - 1 else rest.split(" ") if len(names) > 1 else [rest]
    # What is empty was left out of the key: most often the last, the breakdown of an observation.
    tokens += [""] * (len(names) - len(tokens))
    return dict(zip(names, tokens, strict=True)) if names and len(tokens) == len(names) else {"pk": None}


def identity_of_rest(model: type[models.Model], rest: str) -> dict[str, object]:
    """What tells a row apart, from what follows its scope in a key; an outcome of a form as "indicator@period"."""
    indicator, at, period = rest.partition("@")
    return {"indicator_id": indicator, "period": period} if at else _identity(model, rest)


def _identifying(model: type[models.Model]) -> list[str]:
    """The fields that tell a scope's rows of a model apart, as its constraint says."""
    for constraint in model._meta.constraints:  # noqa: SLF001 -- public in all but name
        if isinstance(constraint, models.UniqueConstraint) and "scope" in constraint.fields:
            fields = [model_field(model, name) for name in constraint.fields if name != "scope"]
            return [field.attname for field in fields if field is not None]
    return []


def _account(key: str) -> User | None:
    return User.objects.filter(pk=int(key)).first() if key.isdecimal() else None


def _document(key: str) -> Document | None:
    return Document.objects.select_related("scope").filter(key=key).first()


def _statement(key: str) -> Statement | None:
    return Statement.objects.select_related("scope").filter(key=key.partition("/")[0]).first()


def _scope(thing: object) -> object:
    return getattr(thing, "scope", None)


def _anywhere(_thing: object) -> None:
    return None


def _itself(thing: object) -> object:
    return thing


_OWN = {
    "account": Reading(find=_account, permission=CREATE_USER, place=_anywhere),
    "economy.statementcell": Reading(find=_statement, permission=READ_HISTORY, place=_scope),
    "document": Reading(find=_document, permission=READ_HISTORY, place=_itself),
}
"""Kinds that are no models, or no rows with a key, where no app has registered them itself."""
