"""Open, mark, close and open again the scopes that content comes in."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from rodatraden.apps.cycle.enums import ScopeLevel, ScopeMode
from rodatraden.apps.cycle.errors import ReasonMissing
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import key_of
from rodatraden.apps.cycle.rules import CLOSE_SCOPE, IMPORT_CONTENT
from rodatraden.core.content import scope as content_scope
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.keyed.changes import Change, ChangeKind
from rodatraden.foundation.keyed.limits import limits_of
from rodatraden.foundation.permissions import require


@transaction.atomic
def open_scope(
    *,
    by: User,
    scope: content_scope.Scope,
    mode: str,
    document_title: str = "",
    case_number: str = "",
    reason: str = "",
) -> tuple[Scope, tuple[Change, ...]]:
    """Give the scope's row, made or changed so that it says this, and what that changed."""
    require(by, IMPORT_CONTENT, scope.board)
    wanted = {"mode": ScopeMode(mode).value, "document_title": document_title, "case_number": case_number}
    limits_of(Scope, tuple(wanted)).check(tuple(wanted.values()))
    key = key_of(scope)
    # Locked until the import is done: a decision about it waits, or was there first and is seen.
    row = Scope.objects.select_for_update(of=("self",)).filter(key=key).first()
    before = {name: str(getattr(row, name)) for name in wanted} if row else {}
    if row is None:
        row = Scope(
            key=key,
            level=scope.level.value,
            board_id=scope.board or None,
            year=scope.year,
            occasion=scope.occasion,
        )
    elif before == wanted:
        return row, ()
    for name, value in wanted.items():
        setattr(row, name, value)
    row.save()
    return row, (_noted_header(by, row, before, wanted, reason),)


def _noted_header(by: User, row: Scope, before: dict[str, str], after: dict[str, str], reason: str) -> Change:
    change = Change(
        what=ChangeKind.CHANGED if before else ChangeKind.ADDED,
        kind="cycle.scope",
        label="omfattning",
        key=row.key,
        name=row.document_title,
        before={name: value for name, value in before.items() if value != after[name]},
        after={name: value for name, value in after.items() if value and value != before.get(name)},
    )
    record(
        by=by,
        action="cycle.open_scope",
        kind=change.kind,
        key=row.key,
        before=change.before if before else None,
        after=change.after,
        reason=reason,
    )
    return change


@transaction.atomic
def note_import(*, by: User, scope: Scope, digest: str, reason: str = "") -> None:
    """Remember who brought in which file, and that nobody has changed anything since."""
    require(by, IMPORT_CONTENT, scope)
    _grow(Scope.objects.filter(pk=scope.pk))
    scope.imported_at, scope.imported_by, scope.imported_hash = timezone.now(), by, digest
    scope.changed_by_person = False
    scope.save(update_fields=("imported_at", "imported_by", "imported_hash", "changed_by_person"))
    record(
        by=by, action="cycle.note_import", kind="cycle.scope", key=scope.key, after={"digest": digest}, reason=reason
    )


@transaction.atomic
def mark_changed(*, by: User, scope: Scope) -> None:
    """Mark that a person has changed the scope's content; for actions that do, in their transaction."""
    _grow(Scope.objects.filter(pk=scope.pk))
    if scope.changed_by_person:
        return
    scope.changed_by_person = True
    scope.save(update_fields=("changed_by_person",))
    record(by=by, action="cycle.mark_changed", kind="cycle.scope", key=scope.key)


def note_year_changed(*, board: str, year: int) -> None:
    """Let readings of a board's year be made anew: something about it has changed beside its content."""
    _grow(Scope.objects.filter(board__key=board, year=year))


def note_changed_beside(scopes: QuerySet[Scope]) -> None:
    """Let readings of these scopes be made anew: what others state has changed what they may show."""
    _grow(scopes)


def _grow(scopes: QuerySet[Scope]) -> None:
    scopes.update(version=F("version") + 1)


@transaction.atomic
def close_scope(*, by: User, scope: Scope, reason: str = "") -> None:
    """Close a scope because its document has been decided."""
    _set_closed(by, scope, closed=True, reason=reason)


@transaction.atomic
def reopen_scope(*, by: User, scope: Scope, reason: str) -> None:
    """Open a decided scope again, for a correction or a revision; raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing(f"Ange varför {scope} öppnas igen.")
    _set_closed(by, scope, closed=False, reason=reason)


def _set_closed(by: User, scope: Scope, *, closed: bool, reason: str) -> None:
    require(by, CLOSE_SCOPE, scope)
    if scope.is_closed is closed:
        return
    scope.is_closed = closed
    scope.save(update_fields=("is_closed",))
    action = "cycle.close_scope" if closed else "cycle.reopen_scope"
    record(by=by, action=action, kind="cycle.scope", key=scope.key, reason=reason)


@transaction.atomic
def municipality_scope(*, by: User) -> Scope:
    """The municipality's own scope, made where the municipality began without a file."""
    row, made = Scope.objects.get_or_create(key="kommunen", defaults={"level": ScopeLevel.MUNICIPALITY})
    if made:
        record(by=by, action="cycle.open_scope", kind="cycle.scope", key=row.key, after={"mode": row.mode})
    return row
