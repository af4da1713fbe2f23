"""Write a text of a plan or report so that it holds together with its document."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions import edit_text
from rodatraden.apps.planning.models import TextSection
from rodatraden.apps.planning.rules import EDIT_TEXT
from rodatraden.documents.texts import refuse_unresolved_text
from rodatraden.foundation.accounts.models import User
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
