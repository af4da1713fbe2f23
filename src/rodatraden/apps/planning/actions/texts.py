"""Write the running texts of plans and reports."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.errors import ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.errors import SlotMissing, TextUnreadable
from rodatraden.apps.planning.models import TextSection
from rodatraden.apps.planning.queries.texts import values_of
from rodatraden.apps.planning.rules import EDIT_TEXT
from rodatraden.core.prose import ProseError, parse_prose
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.editing.values import as_kept
from rodatraden.foundation.keyed.limits import limits_of
from rodatraden.foundation.permissions import require

KIND = "planning.textsection"


@transaction.atomic
def edit_text(
    *,
    by: User,
    scope: Scope,
    key: str,
    body: str,
    token: str,
    heading: str | None = None,
    slot: str = "",
    about: str = "",
    reason: str = "",
) -> TextSection:
    """Give a text of a plan or report a new wording; one that is not there yet needs the `slot` it stands in.

    `token` is that of the values the writer began with. Raises ChangedSince when they are others now,
    ScopeClosed when the document is decided and no reason is given, TextUnreadable, SlotMissing.
    That the text's figures lead somewhere only documents know: see `documents.actions.write_text`.
    """
    require(by, EDIT_TEXT, scope)
    held = Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    if held.is_closed and not reason.strip():
        raise ScopeClosed(f"{held} är beslutad. Skriv varför texten ändras.")
    text = TextSection.objects.filter(scope=held, key=key).first()
    living = text if text is not None and text.ended_at is None else None
    before = values_of(living)
    refuse_changed(before, token)
    after = {"heading": before["heading"] if heading is None else as_kept(heading), "body": as_kept(body)}
    _refuse_unreadable(after["body"])
    if after == before:
        return living if living is not None else TextSection(scope=held, key=key, slot=slot, about=about)
    text = text or TextSection(scope=held, key=key, position=_last(held) + 1)
    if living is None:
        _place(text, slot, about)
    _write(text, after)
    _note(by, held, text, before if living is not None else None, after, reason)
    mark_changed(by=by, scope=held)
    return text


def _refuse_unreadable(body: str) -> None:
    try:
        parse_prose(body)
    except ProseError as error:
        raise TextUnreadable(body, error) from error


def _last(scope: Scope) -> int:
    positions = TextSection.objects.filter(scope=scope).order_by("-position").values_list("position", flat=True)
    return positions.first() or 0


def _place(text: TextSection, slot: str, about: str) -> None:
    if not slot:
        raise SlotMissing(text.key)
    limits_of(TextSection, ("key", "slot", "about")).check((text.key, slot, about))
    text.slot, text.about, text.ended_at = slot, about, None


def _write(text: TextSection, values: dict[str, str]) -> None:
    text.heading, text.body = values["heading"], values["body"]
    text.changed_at = timezone.now()
    text.save()


def _note(
    by: User, scope: Scope, text: TextSection, before: dict[str, str] | None, after: dict[str, str], reason: str
) -> None:
    new = {"slot": text.slot, **({"about": text.about} if text.about else {})} if before is None else {}
    changed = [name for name in after if before is None or before[name] != after[name]]
    record(
        by=by,
        action="planning.edit_text",
        kind=KIND,
        key=text_key(scope, text.key),
        before=None if before is None else {name: before[name] for name in changed},
        after=new | {name: after[name] for name in changed if after[name] or before is not None},
        reason=reason.strip(),
    )


def text_key(scope: Scope, key: str) -> str:
    """What a text is called in the log of changes: its own key is only its scope's."""
    return f"{scope.key}:{key}"
