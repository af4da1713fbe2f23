"""What a field held, as a person reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.core.comparison.enum_words import ENUM_WORDS
from rodatraden.core.numbers import format_number
from rodatraden.documents.enums import EditionKind
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.queries import FieldChange
from rodatraden.web.history.fields import AnyField, field_of, part_field
from rodatraden.web.history.listed import LISTED

Names = Mapping[tuple[str, str], str]
_PLACES = frozenset(
    {
        "about",
        "board",
        "boards",
        "entity",
        "led_by",
        "organisation",
        "owner",
        "place",
        "predecessors",
        "serves",
        "units",
    }
)
"""Fields that hold keys of organisations without the database knowing it."""
_PEOPLE = frozenset({"substitute_for"})
_CHOICES = {
    ("account", "role"): {str(role.value): str(role.label) for role in RoleKind},
    ("document", "kind"): {str(kind.value): str(kind.label) for kind in EditionKind},
}
"""Words for values of kinds that are no models."""
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_YEARS = 9999


def referred_names(kind: str, changes: Iterable[FieldChange]) -> Names:
    """The names of what the changes' values point at, by field and key; a question for each such field."""
    wanted: dict[str, set[str]] = {}
    for change in changes:
        for stated in (change.before, change.after):
            if stated is not None:
                wanted.setdefault(change.field, set()).update(_keys(stated.content))
    found: dict[tuple[str, str], str] = {}
    for name, keys in wanted.items():
        points_at = _pointed_at(kind, name) if keys else None
        if points_at is not None:
            model, target = points_at
            rows = model._default_manager.filter(**{f"{target}__in": keys}).order_by("pk")  # noqa: SLF001 -- public
            found.update({(name, str(getattr(row, target))): str(row) for row in rows})
    return found


def _keys(content: object) -> list[str]:
    if isinstance(content, (list, tuple)):
        return [str(part) for part in content]
    return [part.strip() for part in str(content).split(",")] if isinstance(content, (str, int)) and content else []


def _pointed_at(kind: str, name: str) -> tuple[type[models.Model], str] | None:
    field = field_of(kind, name)
    if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type):
        return field.related_model, field.target_field.attname
    if name in _PLACES:
        return Organisation, "key"
    return (User, "pk") if name in _PEOPLE else None


def value_words(kind: str, name: str, content: object, names: Names) -> str:
    """A value in words; "" for nothing."""
    if (kind, name, content) == ("account", "place", ""):
        return _("hela kommunen")
    if content is None or content in ("", [], {}):
        return ""
    if isinstance(content, bool):
        return _("ja") if content else _("nej")
    if isinstance(content, (list, tuple)):
        return ", ".join(said for part in content if (said := value_words(kind, name, part, names)))
    if isinstance(content, Mapping):
        return ", ".join(f"{key}: {value_words(kind, '', part, names)}" for key, part in content.items())
    text = str(content)
    if " " in name:
        return _part_words(kind, name, text)
    if any(key == name for key, _named in names):
        return ", ".join(names.get((name, part), part) for part in _keys(text))
    if (kind, name) in _CHOICES:
        return _CHOICES[kind, name].get(text, text)
    return _plain(field_of(kind, name) if name else None, text)


def _plain(field: AnyField | None, text: str) -> str:
    if field is None:
        return _day(text) or _number(text) or LISTED.get(text, text)
    if field.flatchoices:
        labels = {str(value): str(label) for value, label in field.flatchoices}
        label = labels.get(text, text)
        return label if label != text else _listed(set(labels), text)
    if isinstance(field, (models.TextField, models.CharField)):
        return text
    return _day(text) or _number(text) or text


def _listed(values: set[str], text: str) -> str:
    """The word of a value of one of the contents' own lists."""
    for known, words in ENUM_WORDS.items():
        if known.value == text and values - {""} <= {member.value for member in type(known)}:
            return words
    return LISTED.get(text, text)


def _part_words(kind: str, name: str, text: str) -> str:
    """A part's values, "role: budget; year: 2024", in Swedish; what is empty left out."""
    part = name.partition(" ")[0]
    said = []
    for piece in text.split("; "):
        attr, colon, value = piece.partition(": ")
        field = part_field(kind, part, attr) if colon else None
        if field is not None:
            said.append(f"{field.verbose_name}: {_plain(field, value)}")
        elif piece.strip("; "):
            said.append(_plain(None, piece.strip("; ")))
    return ", ".join(said)


def _day(text: str) -> str:
    """A day or a moment as Swedes say it."""
    try:
        day = parse_date(text) if len(text) == 10 else None
        moment: datetime | None = parse_datetime(text) if len(text) > 10 else None
    except ValueError:
        return ""
    if day is not None:
        return date_format(day, "j F Y")
    if moment is not None:
        return date_format(localtime(moment) if is_aware(moment) else moment, "j F Y, H.i")
    return ""


def _number(text: str) -> str:
    """A number as Swedes print it; what may be a year stays as it is."""
    if not _NUMBER.fullmatch(text):
        return ""
    whole, _point, decimals = text.partition(".")
    if not decimals and abs(int(whole)) <= _YEARS:
        return text.replace("-", "\u2212")
    return format_number(Decimal(text), len(decimals))
