"""Outcomes about few persons in the history: that something changed is told, not to what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.contrib.auth.models import AnonymousUser

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.models import Observation
from rodatraden.apps.indicators.queries.shown import Past, past_of
from rodatraden.core.missing import HIDDEN_WORD
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.queries import Entry, FieldChange, Stated
from rodatraden.foundation.keyed.meta import options
from rodatraden.web.history.things import identity_of_rest

_KIND = options(Observation).label_lower
_FIGURES = frozenset({"value", "value_decimals", "persons", "survey", "stated", "text", "comment", "amount"})
"""The fields of an outcome that tell the figure, or what it rests on."""


def without_hidden(
    user: User | AnonymousUser, kind: str, key: str, entries: Iterable[Entry]
) -> tuple[tuple[Entry, ...], str]:
    """The changes of a thing as a person may see them, and why figures are hidden; "" when none is."""
    every = tuple(entries)
    if kind != _KIND:
        return every, ""
    place, _colon, rest = key.partition(":")
    scope = Scope.objects.filter(key=place).first()
    if scope is None:
        return every, ""
    past = past_of(scope, identity_of_rest(Observation, rest), user)
    found: list[Entry] = []
    why = ""
    for entry in every:
        told, reason = _masked(past, entry, is_writer=isinstance(user, User) and entry.by == user.pk)
        found.append(told)
        why = why or reason
    return tuple(found), why


def _masked(past: Past, entry: Entry, *, is_writer: bool) -> tuple[Entry, str]:
    """The change with the figures of a side hidden; those who wrote it see what they wrote."""
    before = past.hides({one.field: one.before.content for one in entry.changes if one.before})
    after = "" if is_writer else past.hides({one.field: one.after.content for one in entry.changes if one.after})
    changes = tuple(_without(one, bool(before), bool(after)) for one in entry.changes)
    return replace(entry, changes=changes), before or after


def _without(change: FieldChange, before: bool, after: bool) -> FieldChange:
    if change.field.partition(" ")[0] not in _FIGURES:
        return change
    return replace(
        change,
        before=_hidden(change.before) if before else change.before,
        after=_hidden(change.after) if after else change.after,
    )


def _hidden(stated: Stated | None) -> Stated | None:
    return stated if stated is None or stated.content in ("", None, []) else Stated(content=HIDDEN_WORD)
