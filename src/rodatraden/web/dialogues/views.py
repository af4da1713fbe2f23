"""The dialogues a person answers for or follows, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from rodatraden.apps.followup.dialogue_rules import HOLD_DIALOGUE, SEE_DIALOGUE
from rodatraden.apps.followup.models import Dialogue
from rodatraden.apps.followup.queries.dialogues import assignments_of, dialogues_visible_to
from rodatraden.foundation.permissions import allows
from rodatraden.web.dialogues.shown import agenda, agreed, choices, lead, state_words
from rodatraden.web.ui.days import day_words

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

_MOST = 100
_FIELDS = ("preparation", "notes", "text", "due", "kind", "goal", "owner")


def index(request: HttpRequest) -> HttpResponse:
    """Meetings to come and meetings that have been, and the assignments one has from them."""
    user = reader(request)
    today = timezone.localdate()
    rows = list(dialogues_visible_to(user)[:_MOST])
    coming = [(row, *state_words(row, today), day_words(row.day, today)) for row in rows if not row.is_held]
    context = {
        "coming": sorted(coming, key=lambda one: one[0].day),
        "held": [(row, *state_words(row, today), day_words(row.day, today)) for row in rows if row.is_held],
        "mine": [(one, day_words(one.due, today), one.due < today) for one in assignments_of(user)],
        "may_hold": allows(user, HOLD_DIALOGUE, None),
    }
    return render(request, "dialogues/index.html", context)


def dialogue(request: HttpRequest, number: int) -> HttpResponse:
    """One dialogue: to prepare, to hold, or to read afterwards."""
    user = reader(request)
    return page(request, user, found(user, number))


def page(request: HttpRequest, user: User, row: Dialogue, extra: dict[str, Any] | None = None) -> HttpResponse:
    """The page of a dialogue; `extra` is what a refused form brings back."""
    today = timezone.localdate()
    may_hold = allows(user, HOLD_DIALOGUE, row)
    shape, state = state_words(row, today)
    context = {
        "dialogue": row,
        "shape": shape,
        "state": state,
        "lead": lead(row, today),
        "agenda": agenda(row, today),
        "agreed": agreed(row, user, today, may_hold=may_hold),
        "may_hold": may_hold,
        "has_been": row.day <= today,
        "refused": "",
        "theirs": "",
        **(choices(row) if may_hold else {}),
        **(extra or {}),
        "typed": dict.fromkeys(_FIELDS, "") | (extra or {}).get("typed", {}),
    }
    return render(request, "dialogues/dialogue.html", context)


def reader(request: HttpRequest) -> User:
    """Whoever reads dialogues; a missing page for those who do not."""
    if not allows(request.user, SEE_DIALOGUE, None):
        raise Http404
    return cast("User", request.user)


def found(user: User, number: int) -> Dialogue:
    """A dialogue that the person may read; a missing page otherwise."""
    row = dialogues_visible_to(user).filter(pk=number).first()
    if row is None:
        raise Http404
    return row
