"""The history of a thing, and putting an earlier wording back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rodatraden.foundation.audit.actions import erase_personal_values
from rodatraden.foundation.audit.queries import entry_of, history_of, holds_personal_values
from rodatraden.foundation.audit.restoring import Restorer, restorer_of
from rodatraden.foundation.audit.rules import ERASE_PERSONAL_VALUES
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows
from rodatraden.web.history.entries import can_be_put_back, shown_entries
from rodatraden.web.history.hidden import without_hidden
from rodatraden.web.history.marks import mark_words
from rodatraden.web.history.things import Thing, readable_thing
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.words import counted

_FROM, _PAGE = "fran", "sida"


@login_required
def thing(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """What has happened to a thing, newest first; `Http404` for one who may not read it."""
    found = _readable(request, kind, key)
    page = request.GET.get(_PAGE, "1")
    history = history_of(kind, key, page=int(page) if page.isdecimal() else 1)
    if not history.total and not found.exists:
        raise Http404
    entries, why_hidden = without_hidden(request.user, kind, key, history.entries)
    back = _back(request, request.GET.get(_FROM, ""))
    context = {
        "thing": found,
        "key": key,
        "history": history,
        "counted": counted(history.total, _("ändring"), _("ändringar"), capital=True),
        "entries": shown_entries(kind, entries, _restorer(request, found), mark_words(found.place)),
        "why_hidden": why_hidden,
        "back": back,
        "may_erase": allows(request.user, ERASE_PERSONAL_VALUES) and holds_personal_values(kind, key),
        "newer": _page_href(back, history.page - 1) if history.page > 1 else "",
        "older": _page_href(back, history.page + 1) if history.page < history.pages else "",
    }
    return render(request, "history/thing.html", context)


@login_required
@require_POST
def restore(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Put back what a field held before a change; `Http404` where that cannot be done."""
    found = _readable(request, kind, key)
    restorer, row, field = restorer_of(kind), request.POST.get("row", ""), request.POST.get("field", "")
    entry = entry_of(kind, key, int(row)) if row.isdecimal() else None
    change = next((each for each in entry.changes if each.field == field), None) if entry is not None else None
    if restorer is None or change is None or change.before is None or not can_be_put_back(change):
        raise Http404
    if not restorer.takes(field):
        raise Http404
    try:
        restorer.restore(person_of(request), key, {field: change.before.content})
    except PermissionRefused:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Lydelsen är återställd. Det som stod nyss finns kvar här i historiken."))
    return _to_history(request, found, key)


@login_required
@require_POST
def erase(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Erase what the history says of a person, for a reason."""
    found = _readable(request, kind, key)
    try:
        erase_personal_values(by=person_of(request), kind=kind, key=key, reason=request.POST.get("reason", ""))
    except PermissionRefused:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Personuppgifterna är raderade ur historiken."))
    return _to_history(request, found, key)


def _to_history(request: HttpRequest, found: Thing, key: str) -> HttpResponse:
    back = _back(request, request.POST.get(_FROM, ""))
    return redirect(reverse("history:object", args=(found.kind, key)) + _page_href(back, 1))


def _readable(request: HttpRequest, kind: str, key: str) -> Thing:
    found = readable_thing(request.user, kind, key)
    if found is None:
        raise Http404
    return found


def _restorer(request: HttpRequest, found: Thing) -> Restorer | None:
    restorer = restorer_of(found.kind)
    if restorer is None or (restorer.permission and not allows(request.user, restorer.permission, found.place)):
        return None
    return restorer


def _back(request: HttpRequest, address: str) -> str:
    """The page one came from, when it is one of ours."""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if ours else ""


def _page_href(back: str, page: int) -> str:
    given = {_PAGE: page} if page > 1 else {}
    query = urlencode({**given, **({_FROM: back} if back else {})})
    return f"?{query}" if query else ""
