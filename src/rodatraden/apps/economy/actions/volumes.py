"""Make, change, order and end tables of volumes: a whole table at once."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from rodatraden.apps.cycle.actions import things
from rodatraden.apps.cycle.actions.editing import begin_edit
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.rules import readable
from rodatraden.apps.economy.actions.kinds import VOLUMES
from rodatraden.apps.economy.errors import FormEmpty, FormRefused
from rodatraden.apps.economy.rules import EDIT_BUDGET
from rodatraden.core.content.economy import VolumeTable
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.keyed.changes import words


def token_of_volume(table: VolumeTable) -> str:
    """The token of a table of volumes with its figures."""
    return token_of(_values(table))


def _values(table: VolumeTable) -> dict[str, str]:
    return {"table": words(table)}


@transaction.atomic
def create_volume(*, by: User, scope: Scope, table: VolumeTable, reason: str = "") -> VolumeTable:
    """Add a table of volumes; raises NameMissing, FormEmpty, FormRefused for two rows or columns alike."""
    return things.create(VOLUMES.within(scope), _tidy(table), by=by, scope=scope, check=_check, reason=reason)


@transaction.atomic
def edit_volume(*, by: User, scope: Scope, table: VolumeTable, token: str, reason: str = "") -> VolumeTable:
    """Change a table of volumes and its figures; raises ChangedSince and what `create_volume` does."""
    held = begin_edit(by=by, permission=EDIT_BUDGET, scope=scope, reason=reason)
    kind = VOLUMES.within(held)
    refuse_changed(_values(kind.one_in(held, table.key)), token)
    return things.edit(kind, _tidy(table), by=by, token=None, check=_check, reason=reason)


@transaction.atomic
def order_volume(*, by: User, scope: Scope, key: str, to: int, reason: str = "") -> None:
    """Put a table at a place (0 is first)."""
    things.order(VOLUMES.within(scope), key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_volume(*, by: User, scope: Scope, key: str, reason: str = "") -> VolumeTable:
    """End a table of volumes."""
    return things.end(VOLUMES.within(scope), key, by=by, reason=reason)


def _tidy(table: VolumeTable) -> VolumeTable:
    rows = tuple(replace(things.cleaned(row), note=readable(row.note)) for row in table.rows)
    return replace(table, rows=rows, columns=tuple(things.cleaned(column) for column in table.columns))


def _check(new: VolumeTable, _old: VolumeTable | None, _scope: Scope) -> None:
    for what, held in (("rader", new.rows), ("kolumner", new.columns)):
        if not held:
            raise FormEmpty(what)
        keys = [part.key for part in held]
        twice = next((part.label for part in held if keys.count(part.key) > 1), None)
        if twice is not None:
            raise FormRefused(f"”{twice}” finns två gånger. Byt namn på den ena.")
