"""The year wheel: a year's occasions as picture, list and calendar file."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.queries.years import calendar_of, planning_years
from rodatraden.apps.cycle.rules import READ_YEAR
from rodatraden.apps.followup.dialogue_rules import SEE_DIALOGUE
from rodatraden.core.content.organisation import PlanningYear, YearState
from rodatraden.documents.rules import ROLL_OVER
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.cycle.calendar import calendar
from rodatraden.web.cycle.entries import arcs, entries, lead, progress_of
from rodatraden.web.cycle.reach import Board, boards_of, may_plan, read_places, reader
from rodatraden.web.cycle.wheel import NARROW, WIDE, wheel
from rodatraden.web.ui.components import Tab

_SALT = "rodatraden.calendar"
_YEAR_LENGTH_SECONDS = 400 * 24 * 3600


def index(request: HttpRequest) -> HttpResponse:
    """Go to this year's wheel, or to the planned year nearest to it."""
    reader(request)
    today = timezone.localdate()
    known = [one.year for one in planning_years()]
    return redirect("cycle:year", min(known, key=lambda year: (abs(year - today.year), -year), default=today.year))


def year(request: HttpRequest, year: int) -> HttpResponse:
    """A calendar year: the wheel, and the list that says the same and more."""
    user = reader(request)
    today = timezone.localdate()
    years = planning_years()
    boards = boards_of(user)
    chosen = _chosen(request, boards)
    progress = progress_of({year - 1, year, year + 1}, read_places(user), chosen.key if chosen else "")
    found = entries(year, years, progress, today)
    if not found and not may_plan(user) and not any(one.year == year for one in years):
        raise Http404
    planned = next((one for one in years if one.year == year), None)
    drawn = arcs(found)
    context = {
        "year": year,
        "planned": planned,
        "is_closed": planned is not None and planned.state is YearState.CLOSED,
        "entries": found,
        "lead": lead(found, today),
        "wide": wheel(year, drawn, today, WIDE, "hjul"),
        "narrow": wheel(year, drawn, today, NARROW, "hjul-smalt"),
        "tabs": _tabs(year, years, may_plan=may_plan(user)),
        "boards": boards if len(boards) > 1 else [],
        "board": chosen,
        "may_plan": may_plan(user),
        "may_roll_over": planned is not None and allows(user, ROLL_OVER, ""),
        "sees_dialogues": allows(user, SEE_DIALOGUE),
        "subscribe": reverse("cycle:subscription", args=(_token(user),)),
    }
    return render(request, "cycle/year.html", context)


def calendar_file(request: HttpRequest, year: int) -> HttpResponse:
    """The days of a year as a file for a calendar."""
    reader(request)
    found = calendar_of(year, planning_years())
    if not found:
        raise Http404
    return _file(request, _("Årshjul %(year)s") % {"year": year}, found, f"arshjul-{year}.ics")


def subscription(request: HttpRequest, token: str) -> HttpResponse:
    """All days from last year on, for a calendar that comes back by itself: the address holds who it was given to."""
    try:
        pk = signing.loads(token, salt=_SALT, max_age=_YEAR_LENGTH_SECONDS)
    except signing.BadSignature as bad:
        raise Http404 from bad
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or not allows(user, READ_YEAR, None):
        raise Http404
    first = timezone.localdate().year - 1
    found = [(one.year, occasion) for one in planning_years() if one.year >= first for occasion in one.occasions]
    return _file(request, _("Årshjul"), found, "arshjul.ics")


def _file(request: HttpRequest, name: str, found: object, filename: str) -> HttpResponse:
    text = calendar(name, found, host=request.get_host().split(":")[0], now=timezone.now())  # type: ignore[arg-type]
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _token(user: User) -> str:
    return signing.dumps(user.pk, salt=_SALT)


def _chosen(request: HttpRequest, boards: list[Board]) -> Board | None:
    wanted = request.GET.get("namnd", "")
    found = next((board for board in boards if board.key == wanted), None)
    if wanted and found is None:
        raise Http404
    return found


def _tabs(year: int, years: tuple[PlanningYear, ...], *, may_plan: bool) -> list[Tab]:
    known = {one.year for one in years} | {year}
    if may_plan and years:
        known.add(max(one.year for one in years) + 1)
    return [Tab(label=str(one), href=reverse("cycle:year", args=(one,)), here=one == year) for one in sorted(known)]
