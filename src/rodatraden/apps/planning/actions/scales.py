"""The municipality's words for status, for the reason of a status, and for how far a goal was reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.actions.editing import begin_edit
from rodatraden.apps.cycle.actions.things import cleaned
from rodatraden.apps.cycle.queries.content import ASSESSMENT_LEVELS, REASONS, STATUSES
from rodatraden.apps.cycle.thing_errors import NameMissing, StillNeeded
from rodatraden.apps.planning.actions.steering import shared_scope
from rodatraden.apps.planning.rules import EDIT_STEERING
from rodatraden.core.content.organisation import AssessmentLevel
from rodatraden.core.keys import free_key, key_from
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.keyed.changes import words
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.meta import manager
from rodatraden.foundation.keyed.one_kind import replace_kind
from rodatraden.foundation.keyed.read import read
from rodatraden.foundation.keyed.used_by import uses_of

SCALES: Mapping[str, Home] = {"status": STATUSES, "orsak": REASONS, "bedomning": ASSESSMENT_LEVELS}


def steps_of(scale: str) -> list[Any]:
    """The steps of a scale in order."""
    return list(read(SCALES[scale], None))


def token_of_scale(steps: Sequence[Any]) -> str:
    """The token of a scale as it stands."""
    return token_of(_values(steps))


def _values(steps: Sequence[Any]) -> dict[str, str]:
    return {"steps": words(tuple(steps))}


@transaction.atomic
def edit_scale(*, by: User, scale: str, steps: Iterable[Any], token: str, reason: str = "") -> list[Any]:
    """Make a scale these steps, in this order; a new one gets a key of its word.

    Raises NameMissing, StillNeeded for a step that something has been reported with, ChangedSince.
    """
    held = begin_edit(by=by, permission=EDIT_STEERING, scope=shared_scope(), reason=reason)
    home, have = SCALES[scale], steps_of(scale)
    refuse_changed(_values(have), token)
    wanted = _named(home, [cleaned(step) for step in steps])
    kept = {step.key for step in wanted}
    for step in have:
        if step.key not in kept and (uses := uses_of(home.kind, step.key)):
            raise StillNeeded(step.label, [f"{use.label} ”{use.name}”" for use in uses])
    made = replace_kind(home, wanted, by=by, scope=None, action="planning.scale.edit", reason=reason.strip())
    if made:
        mark_changed(by=by, scope=held)
    return wanted


def _named(home: Home, steps: list[Any]) -> list[Any]:
    taken = {step.key for step in steps if step.key}
    found = []
    for order, step in enumerate(steps):
        if not step.label:
            raise NameMissing("steget")
        key = step.key or free_key(
            key_from(step.label, "steg"), lambda k: k in taken or manager(home.model).filter(key=k).exists()
        )
        taken.add(key)
        found.append(replace(step, key=key, **({"order": order} if isinstance(step, AssessmentLevel) else {})))
    return found
