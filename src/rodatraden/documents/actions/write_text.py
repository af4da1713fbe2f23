"""Write a text of a plan or report so that it holds together with its document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions import edit_text
from rodatraden.apps.planning.errors import SlotMissing
from rodatraden.apps.planning.models import TextSection
from rodatraden.apps.planning.queries.texts import text_of, values_of
from rodatraden.apps.planning.rules import EDIT_TEXT
from rodatraden.documents.texts import refuse_unresolved_text
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.permissions import require


@transaction.atomic
def write_text(
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
    """Give a text a new wording, as `planning.actions.edit_text`, whose figures and references lead somewhere.

    Raises what that raises, and TextPointsNowhere.
    """
    require(by, EDIT_TEXT, scope)
    text = edit_text(
        by=by, scope=scope, key=key, body=body, token=token, heading=heading, slot=slot, about=about, reason=reason
    )
    refuse_unresolved_text(scope, text.body)
    return text


@transaction.atomic
def restore_text(by: User, key: str, values: Mapping[str, Any]) -> None:
    """Put an earlier wording of a text back, as an ordinary edit from what stands now; for its history."""
    scope_key, _colon, text_key = key.rpartition(":")
    scope = Scope.objects.filter(key=scope_key).first()
    text = text_of(scope, text_key) if scope is not None else None
    if scope is None or text is None:
        raise SlotMissing(text_key)
    now = values_of(text)
    write_text(
        by=by,
        scope=scope,
        key=text_key,
        body=str(values.get("body", now["body"])),
        heading=str(values.get("heading", now["heading"])),
        token=token_of(now),
    )
