"""Add, change, move, order and end the parts of the organisation.

They belong to the municipality's scope, which this app keeps; who may do it is said by `org`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from rodatraden.apps.cycle.actions.editing import begin_edit
from rodatraden.apps.cycle.actions.scopes import mark_changed, municipality_scope
from rodatraden.apps.cycle.actions.things import cleaned
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.organisation_errors import ValidityReversed
from rodatraden.apps.cycle.queries.organisation import needed_by, organisations
from rodatraden.apps.cycle.rules_of_organisation import refuse_kind_change, refuse_place
from rodatraden.apps.cycle.thing_errors import NameMissing, StillNeeded, ThingGone
from rodatraden.apps.org.models import Organisation as Row
from rodatraden.apps.org.queries.content import ORGANISATIONS
from rodatraden.apps.org.rules import EDIT_ORGANISATION
from rodatraden.core.content.organisation import Organisation
from rodatraden.core.keys import free_key, key_from
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.keyed.one_kind import replace_kind, values_of
from rodatraden.foundation.permissions import require

NOUN = "organisationen"


@transaction.atomic
def create_organisation(*, by: User, organisation: Organisation, reason: str = "") -> Organisation:
    """Add an organisation, last among those beside it; a key is made from its name.

    Raises NameMissing, ThingGone for a place that is not there, NotABoard, BoardWorksForNobody, OneCouncil,
    ReplacesItself, ValidityReversed.
    """
    held, have = _begin(by, reason)
    told = cleaned(organisation)
    _refuse_blank(told)
    made = replace(told, key=free_key(key_from(told.name, "organisation"), _is_taken))
    refuse_place(made, have)
    _write(by, held, [*have, made], "create", reason)
    return made


@transaction.atomic
def edit_organisation(*, by: User, organisation: Organisation, token: str, reason: str = "") -> Organisation:
    """Change an organisation, and where it stands; `token` is that of what the form was opened with.

    Raises what `create_organisation` raises, UnderItself, KindHasPlans and ChangedSince.
    """
    held, have = _begin(by, reason)
    before = among(have, organisation.key)
    refuse_changed(values_of(before), token)
    after = cleaned(organisation)
    _refuse_blank(after)
    refuse_place(after, have)
    refuse_kind_change(before, after, have)
    _write(by, held, [after if each.key == after.key else each for each in have], "edit", reason)
    return after


@transaction.atomic
def order_organisation(*, by: User, key: str, to: int, beside: Callable[[Organisation, Organisation], bool]) -> None:
    """Put an organisation at a place (0 is first) among those that stand beside it."""
    held, have = _begin(by, "")
    moved = among(have, key)
    siblings = [each for each in have if beside(each, moved)]
    was, to = siblings.index(moved), max(0, min(to, len(siblings) - 1))
    if was == to:
        return
    reordered = [each for each in siblings if each is not moved]
    reordered.insert(to, moved)
    places = iter(reordered)
    _write(by, held, [next(places) if each in siblings else each for each in have], "order", "")
    record(
        by=by,
        action="org.organisation.order",
        kind=ORGANISATIONS.kind,
        key=key,
        before={"plats": str(was + 1)},
        after={"plats": str(to + 1)},
    )
    mark_changed(by=by, scope=held)


@transaction.atomic
def cease_organisation(*, by: User, key: str, last_day: date, reason: str = "") -> Organisation:
    """Let an organisation cease after a day: it stays in all that is written about its time.

    Raises ValidityReversed.
    """
    held, have = _begin(by, reason)
    after = replace(among(have, key), valid_to=last_day)
    if after.valid_from and last_day < after.valid_from:
        raise ValidityReversed
    _write(by, held, [after if each.key == key else each for each in have], "cease", reason)
    return after


@transaction.atomic
def end_organisation(*, by: User, key: str, reason: str = "") -> Organisation:
    """Take away an organisation that nothing needs; raises StillNeeded with what does."""
    held, have = _begin(by, reason)
    ended = among(have, key)
    if uses := needed_by(key):
        raise StillNeeded(ended.name, [f"{use.label} ”{use.name}”" for use in uses])
    _write(by, held, [each for each in have if each.key != key], "end", reason)
    return ended


def among(have: Sequence[Organisation], key: str) -> Organisation:
    """The organisation with a key; raises ThingGone."""
    found = next((each for each in have if each.key == key), None)
    if found is None:
        raise ThingGone(NOUN)
    return found


def _begin(by: User, reason: str) -> tuple[Scope, list[Organisation]]:
    require(by, EDIT_ORGANISATION, "")
    held = begin_edit(by=by, permission=EDIT_ORGANISATION, scope=municipality_scope(by=by), reason=reason)
    return held, organisations()


def _refuse_blank(told: Organisation) -> None:
    if not told.name:
        raise NameMissing(NOUN)


def _is_taken(key: str) -> bool:
    return Row.objects.filter(key=key).exists()


def _write(by: User, scope: Scope, have: Sequence[Organisation], what: str, reason: str) -> None:
    made = replace_kind(
        ORGANISATIONS, have, by=by, scope=None, action=f"org.organisation.{what}", reason=reason.strip()
    )
    if made:
        mark_changed(by=by, scope=scope)
