"""Hand what is to be reported to a colleague, or give it to another unit."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.followup.actions import give_tasks, hand_over_tasks
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.tasks import colleagues
from rodatraden.apps.followup.queries.waiting import names_of
from rodatraden.apps.followup.rules import HAND_OVER
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import may_read
from rodatraden.apps.org.tree import tree
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.ui.fallen import fallen_words
from rodatraden.web.ui.person import person_of

_GIVEN_TO = (OrganisationKind.ADMINISTRATION.value, OrganisationKind.SERVICE_AREA.value, OrganisationKind.UNIT.value)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, part: int) -> HttpResponse:
    """Hand the tasks of a section to somebody else who reports there, take them back, or give some to a unit."""
    user = person_of(request)
    found = Part.objects.select_related("scope__board").filter(pk=part).first()
    if found is None or not may_read(user, found.organisation):
        raise Http404
    require(user, HAND_OVER, found.organisation)
    people = colleagues(user, found.organisation, found.section)
    waiting = Task.objects.filter(scope=found.scope, organisation=found.organisation, kind=found.section)
    tasks = list(waiting.filter(done_at__isnull=True, ended_at__isnull=True).select_related("assigned_to"))
    units = _units(found) if found.section != Section.TEXTS else []
    if request.method == "POST":
        if request.POST.get("gor") == "ge":
            return _give(request, user, tasks, dict(units))
        return _hand(request, user, tasks, people)
    names = names_of(tasks)
    context = {
        "part": found,
        "name": tree().names.get(found.organisation, found.organisation),
        "section": str(Section(found.section).label),
        "people": people,
        "handed": next((task.assigned_to for task in tasks if task.assigned_to), None),
        "is_open": bool(tasks),
        "tasks": [(task, names.get((task.kind, task.about), task.about), fallen_words(task)) for task in tasks],
        "units": units,
    }
    return render(request, "mypage/hand_over.html", context)


def _units(part: Part) -> list[tuple[str, str]]:
    """Who of the board can be given a task, by name."""
    below = tree().at_or_below(part.scope.board_id or "") - {part.organisation}
    rows = Organisation.objects.filter(key__in=below, kind__in=_GIVEN_TO, ended_at__isnull=True)
    return list(rows.order_by("name", "key").values_list("key", "name"))


def _give(request: HttpRequest, user: User, tasks: list[Task], units: dict[str, str]) -> HttpResponse:
    to, chosen = request.POST.get("enhet", ""), set(request.POST.getlist("uppgift"))
    wanted = [task for task in tasks if str(task.pk) in chosen]
    if to not in units or not wanted:
        messages.error(request, _("Välj vad som ska ges, och till vilken enhet."))
        return redirect(request.path)
    try:
        give_tasks(by=user, tasks=wanted, to=to)
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.error(request, str(refused))
        return redirect(request.path)
    messages.success(request, _("%(name)s har uppgiften nu.") % {"name": units[to]})
    return redirect("mypage:index")


def _hand(request: HttpRequest, user: User, tasks: list[Task], people: list[User]) -> HttpResponse:
    wanted = request.POST.get("till", "")
    to = next((person for person in people if str(person.pk) == wanted), None)
    if to is None and wanted != "tillbaka":
        messages.error(request, _("Välj vem som ska ta över."))
        return redirect(request.path)
    try:
        hand_over_tasks(by=user, tasks=tasks, to=to)
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.error(request, str(refused))
    else:
        said = _("%(name)s har uppgiften nu.") % {"name": to.name} if to else _("Uppgiften är tillbaka hos enheten.")
        messages.success(request, said)
    return redirect("mypage:index")
