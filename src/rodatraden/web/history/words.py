"""Who did what, which field, and what it held, in words."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.core.numbers import format_number
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.queries import Entry, FieldChange, What
from rodatraden.web.history.things import model_of

_DONE = {
    "accounts.ask_for_password": gettext_lazy("bad om ett nytt lösenord"),
    "accounts.change_password": gettext_lazy("bytte lösenord"),
    "accounts.choose_password": gettext_lazy("valde lösenord"),
    "accounts.create_system_user": gettext_lazy("tog systemet i bruk"),
    "accounts.create_user": gettext_lazy("lade upp kontot"),
    "accounts.end_sessions": gettext_lazy("loggade ut kontot överallt"),
    "accounts.give_role": gettext_lazy("gav en roll"),
    "accounts.invite": gettext_lazy("bjöd in personen"),
    "accounts.remove_second_step": gettext_lazy("tog bort koden vid inloggning"),
    "accounts.withdraw_role": gettext_lazy("tog tillbaka en roll"),
    "audit.erase_personal_values": gettext_lazy("raderade personuppgifter ur historiken"),
    "cycle.close_scope": gettext_lazy("låste det som beslutades"),
    "cycle.mark_changed": gettext_lazy("ändrade innehållet för hand"),
    "cycle.note_import": gettext_lazy("läste in en fil"),
    "cycle.open_occasion": gettext_lazy("öppnade rapporteringen"),
    "cycle.reopen_scope": gettext_lazy("låste upp det som var beslutat"),
    "documents.accept_finding": gettext_lazy("godtog en anmärkning"),
    "documents.decide": gettext_lazy("fastställde dokumentet"),
    "documents.open": gettext_lazy("öppnade dokumentet"),
    "documents.propose": gettext_lazy("lade fram ett förslag"),
    "documents.publish": gettext_lazy("publicerade dokumentet"),
}
_READ_IN = gettext_lazy("läste in från fil")
_OTHERWISE = {
    What.ADDED: gettext_lazy("lade till"),
    What.CHANGED: gettext_lazy("ändrade"),
    What.ENDED: gettext_lazy("tog bort"),
    What.NOTED: gettext_lazy("ändrade"),
}
_FIELDS = {
    "amount": gettext_lazy("belopp"),
    "digest": gettext_lazy("filens kontrollsumma"),
    "email": gettext_lazy("e-post"),
    "ends": gettext_lazy("till och med"),
    "findings": gettext_lazy("anmärkningar"),
    "is_active": gettext_lazy("öppet"),
    "is_closed": gettext_lazy("låst"),
    "name": gettext_lazy("namn"),
    "place": gettext_lazy("var"),
    "role": gettext_lazy("roll"),
    "rows": gettext_lazy("ändringar"),
    "rule": gettext_lazy("regel"),
    "starts": gettext_lazy("från och med"),
    "substitute_for": gettext_lazy("vikarie för"),
    "survey": gettext_lazy("enkät"),
    "units": gettext_lazy("enheter"),
}
_POINTS: dict[tuple[str, str], tuple[type[models.Model], str]] = {
    ("account", "place"): (Organisation, "key"),
    ("account", "substitute_for"): (User, "pk"),
}
"""What fields of kinds that are no models point at, and by which field."""
_CHOICES = {("account", "role"): {str(role.value): str(role.label) for role in RoleKind}}
Names = Mapping[tuple[str, str], str]


def done_words(entry: Entry) -> str:
    """What was done, to follow the name of who did it."""
    known = _DONE.get(entry.action)
    if known:
        return str(known)
    return str(_READ_IN if entry.action.endswith(".replace_content") else _OTHERWISE[entry.what])


def field_of(kind: str, name: str) -> "models.Field[object, object] | None":
    """The model's field that a name in the log stands for."""
    model = model_of(kind)
    for wanted in (name, name.removesuffix("_id")):
        try:
            field = model._meta.get_field(wanted) if model else None  # noqa: SLF001 -- public in all but name
        except FieldDoesNotExist:
            continue
        return field if isinstance(field, models.Field) else None
    return None


def field_label(kind: str, name: str) -> str:
    """What a field is called in Swedish; of parts also which part it is."""
    field = field_of(kind, name)
    if field is not None:
        return _capital(str(field.verbose_name))
    first, _space, rest = name.partition(" ")
    said = _part_label(kind, first) or str(_FIELDS.get(first, first))
    return _capital(f"{said}: {rest}" if rest else said)


def _part_label(kind: str, name: str) -> str:
    model = model_of(kind)
    related = model._meta.related_objects if model else []  # noqa: SLF001 -- public in all but name
    for relation in related:
        if relation.get_accessor_name() == name and isinstance(relation.related_model, type):
            return str(relation.related_model._meta.verbose_name_plural)  # noqa: SLF001 -- public in all but name
    return ""


def referred_names(kind: str, changes: Iterable[FieldChange]) -> Names:
    """The names of the things that the changes' values point at, by field and key; a question for each field."""
    wanted: dict[str, set[str]] = {}
    for change in changes:
        for stated in (change.before, change.after):
            if stated is not None and isinstance(stated.content, (str, int)) and stated.content:
                wanted.setdefault(change.field, set()).add(str(stated.content))
    found: dict[tuple[str, str], str] = {}
    for name, keys in wanted.items():
        points_at = _pointed_at(kind, name)
        if points_at is not None:
            model, target = points_at
            rows = model._default_manager.filter(**{f"{target}__in": keys}).order_by("pk")  # noqa: SLF001 -- public
            found.update({(name, str(getattr(row, target))): str(row) for row in rows})
        found.update({(name, key): word for key, word in _CHOICES.get((kind, name), {}).items()})
    return found


def _pointed_at(kind: str, name: str) -> tuple[type[models.Model], str] | None:
    field = field_of(kind, name)
    if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type):
        return field.related_model, field.target_field.attname
    return _POINTS.get((kind, name))


def value_words(kind: str, name: str, content: object, names: Names) -> str:
    """What a field held, as a person reads it; "" for nothing."""
    if content is None or content in ("", [], {}):
        return ""
    if isinstance(content, bool):
        return _("ja") if content else _("nej")
    if isinstance(content, (list, tuple)):
        return ", ".join(value_words(kind, name, part, names) for part in content)
    if isinstance(content, Mapping):
        return ", ".join(f"{key}: {value_words(kind, '', part, names)}" for key, part in content.items())
    text = str(content)
    if (name, text) in names:
        return names[name, text]
    field = field_of(kind, name) if name else None
    if field is None:
        return _day(text) or text
    choices = {str(value): str(label) for value, label in field.flatchoices}
    if text in choices:
        return choices[text]
    if isinstance(field, (models.TextField, models.CharField)):
        return text
    return _day(text) or _number(text) or text


def _day(text: str) -> str:
    """A day or a moment as Swedes say it."""
    try:
        day: date | None = parse_date(text) if len(text) == 10 else None
        moment: datetime | None = parse_datetime(text) if len(text) > 10 else None
    except ValueError:
        return ""
    if day is not None:
        return date_format(day, "j F Y")
    if moment is not None:
        return date_format(localtime(moment) if is_aware(moment) else moment, "j F Y, H.i")
    return ""


def _number(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return ""
    decimals = -int(number.as_tuple().exponent) if "." in text else 0
    return format_number(number, decimals) if number.is_finite() else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
