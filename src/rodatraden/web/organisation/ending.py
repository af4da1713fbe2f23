"""Let an organisation cease after a day, or take away one that was added by mistake."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rodatraden.apps.cycle.actions.organisation import cease_organisation, end_organisation
from rodatraden.apps.cycle.queries.organisation import needed_by, organisations
from rodatraden.apps.org.rules import EDIT_ORGANISATION
from rodatraden.core.content.organisation import Organisation
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.organisation.views import WHOLE, reader_of
from rodatraden.web.ui.fields import Field, Unreadable, day_of, sent
from rodatraden.web.ui.person import person_of

MOST = 40
DAY = Field(name="dag", label=gettext_lazy("Sista dag"), input="date")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponse:
    """What still needs an organisation, and the two ways to end it; posted: `hur` says which."""
    person = reader_of(request)
    require(person, EDIT_ORGANISATION, WHOLE)
    held = next((each for each in organisations() if each.key == key), None)
    if held is None:
        raise Http404
    sentence = ""
    if request.method == "POST":
        try:
            return _done(request, held)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            sentence = refusal.sentence
    uses = needed_by(key)
    context = {
        "held": held,
        "uses": uses[:MOST],
        "more": max(0, len(uses) - MOST),
        "sentence": sentence,
        "day": request.POST.get("dag", held.valid_to.isoformat() if held.valid_to else ""),
    }
    return render(request, "organisation/end.html", context, status=422 if sentence else 200)


def _done(request: HttpRequest, held: Organisation) -> HttpResponse:
    person = person_of(request)
    if request.POST.get("hur") == "ta-bort":
        end_organisation(by=person, key=held.key)
        messages.success(request, _("”%(name)s” är borttagen.") % {"name": held.name})
        return HttpResponseRedirect(reverse("organisation:index"))
    day = day_of(sent((DAY,), request.POST), (DAY,), "dag")
    if day is None:
        raise Unreadable(DAY.label, _("skriv vilken dag som är den sista, till exempel 2026-12-31."))
    cease_organisation(by=person, key=held.key, last_day=day)
    messages.success(request, _("”%(name)s” upphör %(day)s.") % {"name": held.name, "day": day})
    return HttpResponseRedirect(reverse("organisation:organisation", args=(held.key,)))
