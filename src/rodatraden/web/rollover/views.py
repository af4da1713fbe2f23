"""See what a roll-over would do, run it, undo it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rodatraden.apps.cycle.queries.scopes import versions_of_years
from rodatraden.apps.org.queries.places import may_read
from rodatraden.documents.actions.roll_over import archive_for, archived_files, roll_over, undo_roll_over, written_since
from rodatraden.documents.errors import NothingToRollOver, WouldBeLost, YearUnknown
from rodatraden.documents.models import RollOver
from rodatraden.documents.next_year import prepare
from rodatraden.documents.rules import ROLL_OVER
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import require
from rodatraden.web.rollover.shown import shown, told_of
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.remembered import file_of, remember


@login_required
@require_safe
def preview(request: HttpRequest, year: int) -> HttpResponse:
    """What carrying the year's plans on would do; or, when that is done, how it can be undone."""
    _may(request)
    texts = request.GET.get("texter") == "ja"
    done = RollOver.objects.filter(year=year, undone_at__isnull=True).select_related("made_by").first()
    archived = [one for one in RollOver.objects.filter(year=year, undone_at__isnull=False) if archived_files(one)]
    context: dict[str, object] = {
        "year": year,
        "next": year + 1,
        "texts": texts,
        "done": done,
        "written": [str(scope) for scope in written_since(done)] if done else [],
        "archived": [(one, reverse("rollover:archive", args=(year, one.pk))) for one in archived],
        "groups": [],
        "chosen": "",
        "summary": "",
        "standing": (),
        "nothing": "",
    }
    if done is None:
        group, page = request.GET.get("grupp", ""), request.GET.get("sida", "1")
        context |= _prepared(year, texts=texts, group=group, page=page)
    return render(request, "rollover/preview.html", context)


def _prepared(year: int, *, texts: bool, group: str, page: str) -> dict[str, object]:
    """What the page tells of a roll-over; what would be carried is worked out once for each state of both years."""
    at = versions_of_years(year, year + 1)
    try:
        told = remember(("roll over", year, texts, at), lambda: told_of(prepare(year, texts=texts, read=file_of)))
    except NothingToRollOver as refusal:
        return {"nothing": str(refusal)}
    except YearUnknown as unknown:
        raise Http404 from unknown
    chosen = [one for one in told.groups if one.fate == group]
    if group and not chosen:
        raise Http404
    return {
        "groups": [shown(one) for one in told.groups] if not chosen else [shown(chosen[0], page)],
        "chosen": group,
        "query": f"{'texter=ja&' if texts else ''}grupp={group}&",
        "summary": told.summary,
        "standing": told.standing,
    }


@login_required
@require_POST
def run(request: HttpRequest, year: int) -> HttpResponse:
    """Start the next year."""
    _may(request)
    try:
        made = roll_over(by=person_of(request), year=year, texts=request.POST.get("texter") == "ja")
    except YearUnknown as unknown:
        raise Http404 from unknown
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        told = _("%(count)s planer finns nu för %(year)s. Det går att ångra.")
        messages.success(request, told % {"count": len(made.scopes), "year": year + 1})
    return redirect("rollover:preview", year)


@login_required
@require_POST
def undo(request: HttpRequest, year: int) -> HttpResponse:
    """Take the next year away again; what somebody has written only when it is confirmed."""
    _may(request)
    try:
        undo_roll_over(by=person_of(request), year=year, lose=request.POST.get("bekrafta") == "ja")
    except WouldBeLost:
        messages.error(request, _("Någon har skrivit i det nya året. Läs listan och bekräfta att det ska tas bort."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Överföringen är ångrad. Allt är som innan."))
    return redirect("rollover:preview", year)


@login_required
@require_safe
def archive(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The plan files that were kept when a roll-over was undone."""
    _may(request)
    found = RollOver.objects.filter(year=year, pk=number, undone_at__isnull=False).first()
    if found is None or not found.archive:
        raise Http404
    data = archive_for(found, person_of(request))
    name = f"overforing-{year}-{number}.zip"
    return HttpResponse(
        data,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _may(request: HttpRequest) -> None:
    """404 for those who read nothing of the municipality's own, 403 for those who do but may not do this."""
    if not may_read(request.user, ""):
        raise Http404
    require(request.user, ROLL_OVER, "")
