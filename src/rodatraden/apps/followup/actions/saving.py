"""Save a form over a whole part, field by field."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from rodatraden.apps.cycle.errors import StatusUnknown, TextUnreadable
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.errors import AmountUnreadable
from rodatraden.apps.followup.actions.reporting import Values, save_thing
from rodatraden.apps.followup.errors import PartRefused
from rodatraden.apps.followup.queries.thing import Thing
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.apps.indicators.errors import ExpectedUnreadable, OutcomeBeyondScale, OutcomeUnreadable, ReasonUnknown
from rodatraden.apps.planning.errors import LevelMissing
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.errors import NumberTooFine

_FIELD_OF: Mapping[type[Refusal], tuple[str, ...]] = {
    OutcomeUnreadable: ("value",),
    OutcomeBeyondScale: ("value",),
    ReasonUnknown: ("missing",),
    ExpectedUnreadable: ("expected",),
    AmountUnreadable: ("forecast",),
    NumberTooFine: ("value", "forecast"),
    LevelMissing: ("level",),
    StatusUnknown: ("status", "level"),
    TextUnreadable: ("comment", "analysis", "text", "body"),
}
_ABOUT_FIELDS = tuple(_FIELD_OF)


@transaction.atomic
def save_part(*, by: User, scope: Scope, organisation: str, values: Values, base: Values) -> int:
    """Write what a form over a part sent, field by field; gives how many things changed.

    `base` is what the fields held when the form was opened: only what the writer has changed is written, so
    that several can report at once. Raises ChangedSince when somebody else has changed the same field
    meanwhile, and PartRefused with every field that cannot be kept; then nothing is written.
    """
    Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    form = form_of(scope, organisation)
    faults: list[tuple[str, str]] = []
    changed = 0
    for thing in (thing for things in form.sections.values() for thing in things):
        wanted = _wanted(thing, values, base)
        if wanted == thing.values:
            continue
        try:
            changed += save_thing(
                by=by, scope=scope, organisation=organisation, section=thing.section, about=thing.about,
                values=wanted, tokens=thing.tokens,
            )  # fmt: skip
        except _ABOUT_FIELDS as refused:
            names = next(names for kind, names in _FIELD_OF.items() if isinstance(refused, kind))
            faulty = next((name for name in names if name in thing.values), next(iter(thing.values)))
            faults.append((f"{thing.field}-{faulty}", str(refused)))
    if faults:
        raise PartRefused(faults)
    return changed


def _wanted(thing: Thing, values: Values, base: Values) -> dict[str, str]:
    """What the thing is to hold: the writer's changes over what stands."""
    wanted = dict(thing.values)
    for name, standing in thing.values.items():
        field = f"{thing.field}-{name}"
        if field not in values:
            continue
        began, mine = base.get(field, standing), values[field]
        if mine in (began, standing):
            continue
        if standing != began:
            raise ChangedSince
        wanted[name] = mine
    return wanted
