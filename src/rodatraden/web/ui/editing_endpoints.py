"""Where scripts leave drafts, and ask who else is in the same place. Without script nobody calls these."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing import actions
from rodatraden.foundation.editing.errors import PlaceUnknown
from rodatraden.foundation.editing.models import Presence
from rodatraden.foundation.editing.queries import others_at
from rodatraden.foundation.editing.rules import WRITE_DRAFT
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import require
from rodatraden.web.ui.editing import instead_from, number_from, saved_words, unsigned
from rodatraden.web.ui.words import joined

Endpoint = Callable[[HttpRequest, User, str], HttpResponse]


def _for_writers(endpoint: Endpoint) -> Callable[[HttpRequest], HttpResponse]:
    """Let in those who have been shown the place; say in one sentence why not."""

    @require_POST
    @wraps(endpoint)
    def answer(request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            return JsonResponse({"sentence": _("Du är utloggad.")}, status=403)
        require(request.user, WRITE_DRAFT)
        try:
            return endpoint(request, request.user, unsigned(request.user, request.POST.get("adress", "")))
        except PlaceUnknown as refused:
            return JsonResponse({"sentence": str(refused)}, status=404)
        except Refusal as refused:
            return JsonResponse({"sentence": str(refused)}, status=422)

    return answer


@_for_writers
def draft(request: HttpRequest, user: User, address: str) -> HttpResponse:
    """Keep what is being written."""
    posted = request.POST
    kept = actions.save_draft(
        by=user,
        address=address,
        page=posted.get("sida", ""),
        number=number_from(posted.get("nummer", "")),
        values=_texts(posted.get("varden", "")),
        token=posted.get("marke", ""),
        base=_texts(posted.get("bas", "")),
        instead=instead_from(posted.get("istallet", "")),
    )
    # What was saved after the page was made is not in the page either.
    newer = not kept.is_done or kept.saved_at.timestamp() > _moment(posted.get("oppnad", ""))
    return JsonResponse({"status": saved_words(), "kept": newer})


@_for_writers
def drop(request: HttpRequest, user: User, address: str) -> HttpResponse:
    """Throw away a draft, as its writer asks by a button; then back to the page."""
    given = instead_from(request.POST.get("istallet", ""))
    if given is not None:
        actions.finish_draft(by=user, address=address, page=given[0], number=given[1])
    back = request.POST.get("tillbaka", "")
    allowed = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if allowed else "/")


@_for_writers
def presence(request: HttpRequest, user: User, address: str) -> HttpResponse:
    """Note that this person is here (or has gone), and say who else is."""
    if "borta" in request.POST:
        actions.leave(by=user, address=address)
        return HttpResponse(status=204)
    actions.note_presence(by=user, address=address, is_writing=request.POST.get("skriver") == "1")
    return JsonResponse({"sentence": presence_words(others_at(address, user))})


def presence_words(others: list[Presence]) -> str:
    """Who else is here, in one sentence; "" for nobody."""
    writing = [each.person.name for each in others if each.is_writing]
    reading = [each.person.name for each in others if not each.is_writing]
    said = [_("%(names)s skriver här just nu.") % {"names": joined(writing)}] if writing else []
    said += [_("%(names)s har den här texten öppen.") % {"names": joined(reading)}] if reading else []
    return " ".join(said)


def _moment(text: str) -> int:
    """When a page was made, in seconds; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0


def _texts(text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
