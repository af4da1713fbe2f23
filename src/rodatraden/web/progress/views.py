"""The progress of a report: units by sections, approval of many at once; and all boards at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.apps.cycle.queries.scopes import occasion_names
from rodatraden.apps.followup.actions import approve_parts, start_occasion
from rodatraden.apps.followup.enums import SECTION_ORDER, PartState, Section
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.each_unit import each_unit_controls
from rodatraden.apps.followup.queries.parts import waiting_parts
from rodatraden.apps.followup.queries.progress import BoardProgress, UnitProgress, boards_of, units_of
from rodatraden.apps.followup.queries.waiting import names_of
from rodatraden.apps.followup.rules import HAND_OVER, START_OCCASION
from rodatraden.core.number_words import to_words
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows
from rodatraden.web.ui.days import away_words, weekday_words
from rodatraden.web.ui.fallen import fallen_words
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.reported import occasion_words, ready_words
from rodatraden.web.ui.words import counted, joined

SHAPES = {
    PartState.NOT_STARTED: "none",
    PartState.BEGUN: "new",
    PartState.READY: "on",
    PartState.RETURNED: "risk",
    PartState.APPROVED: "done",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A section of one unit: state as word and shape, and whether this person may approve it now."""

    heading: str
    part: Part | None
    shape: str = ""
    words: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A unit in the table; `notes` are what stands out."""

    unit: UnitProgress
    href: str
    cells: tuple[Cell, ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A report in the list of all boards."""

    progress: BoardProgress
    name: str
    href: str
    words: str
    due: str


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every report under way."""
    user, today = person_of(request), timezone.localdate()
    found = boards_of(user, today)
    names = occasion_names({one.scope.year or 0 for one in found})
    listed = [
        Listed(
            progress=one,
            name=occasion_words(names.get(_key(one.scope), one.scope.occasion), one.scope.year),
            href=_href(one.scope),
            words=_numbers(one),
            due=weekday_words(one.due, today) if one.due else "",
        )
        for one in found
    ]
    heading = _("Ingen rapportering pågår")
    if found:
        heading = ready_words(sum(one.ready for one in found), sum(one.units for one in found))
    return render(request, "progress/index.html", {"heading": heading, "listed": listed})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest, board: str, year: int, occasion: str) -> HttpResponse:
    """One board's report: its units, section by section; posted: approve what was chosen."""
    user = person_of(request)
    scope = Scope.objects.select_related("board").filter(key=f"{board}/{year}/{occasion}").first()
    units = units_of(user, scope) if scope is not None else []
    if scope is None or not units:
        raise Http404
    waiting = waiting_parts(user, [part for unit in units for part in unit.parts.values()])
    if request.method == "POST":
        return _posted(request, user, scope, units, waiting)
    today = timezone.localdate()
    wanted = [name for name in SECTION_ORDER if any(name in unit.parts for unit in units)]
    due = next((part.due for unit in units for part in unit.parts.values() if part.due), None)
    context = {
        "scope": scope,
        "occasion": _occasion_words(scope),
        "heading": _heading(units),
        "lead": _lead(units),
        "due": weekday_words(due, today) if due else "",
        "away": away_words(due, today) if due else "",
        "columns": [str(Section(name).label) for name in wanted],
        "rows": [_row(request, scope, unit, wanted, {part.pk for part in waiting}) for unit in units],
        "waiting": len(waiting),
        "approve_all": _("Godkänn allt som är klarmarkerat (%(count)s)") % {"count": len(waiting)},
        "each_unit": list(each_unit_controls(scope).values()),
        "fallen": _fallen(user, scope, units),
        "may_start": allows(user, START_OCCASION, scope.board_id) and not scope.is_closed,
    }
    return render(request, "progress/board.html", context)


def _fallen(user: User, scope: Scope, units: list[UnitProgress]) -> list[tuple[str, str, str]]:
    """What fell to the board itself: what it is, why, and where it is given to a unit by those who may."""
    rows = Task.objects.filter(scope=scope, done_at__isnull=True, ended_at__isnull=True).exclude(fell="")
    tasks = [task for task in rows if task.organisation in {unit.organisation for unit in units}]
    names = names_of(tasks)
    parts = {(unit.organisation, section): part for unit in units for section, part in unit.parts.items()}
    may = {task.organisation: allows(user, HAND_OVER, task.organisation) for task in tasks}
    found = []
    for task in tasks:
        part = parts.get((task.organisation, task.kind)) if may[task.organisation] else None
        href = reverse("mypage:hand-over", args=(part.pk,)) if part else ""
        found.append((names.get((task.kind, task.about), task.about), fallen_words(task), href))
    return found


def _posted(
    request: HttpRequest, user: User, scope: Scope, units: list[UnitProgress], waiting: list[Part]
) -> HttpResponse:
    try:
        if request.POST.get("gor") == "starta":
            made = start_occasion(by=user, board=scope.board_id or "", year=scope.year or 0, occasion=scope.occasion)
            said = counted(len(made), _("ny uppgift"), _("nya uppgifter"), capital=True)
            messages.success(request, _("%(said)s.") % {"said": said})
            return HttpResponseRedirect(_href(scope))
        chosen = set(request.POST.getlist("del"))
        everything = [part for unit in units for part in unit.parts.values()]
        parts = waiting if request.POST.get("gor") == "alla" else [p for p in everything if str(p.pk) in chosen]
        number = approve_parts(by=user, parts=parts)
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.error(request, str(refused))
    else:
        said = counted(number, _("del är godkänd"), _("delar är godkända"), capital=True)
        messages.success(request, _("%(said)s.") % {"said": said})
    return HttpResponseRedirect(_href(scope))


def _row(request: HttpRequest, scope: Scope, unit: UnitProgress, wanted: list[str], waiting: set[int]) -> Row:
    cells = []
    for name in wanted:
        part, heading = unit.parts.get(name), str(Section(name).label)
        if part is None:
            cells.append(Cell(heading=heading, part=None))
            continue
        state = PartState(part.state)
        cells.append(
            Cell(
                heading=heading,
                part=part,
                shape=SHAPES[state],
                words=_state_words(part),
                waits=part.pk in waiting,
            )
        )
    href = reverse("reporting:report", args=(scope.board_id, scope.year, scope.occasion, unit.organisation))
    return Row(unit=unit, href=href, cells=tuple(cells), notes=tuple(_notes(unit)))


def _state_words(part: Part) -> str:
    if part.state == PartState.READY and part.approved_up_to:
        return _("Godkänd till nivå %(level)s") % {"level": part.approved_up_to}
    return str(PartState(part.state).label)


def _notes(unit: UnitProgress) -> list[tuple[str, str]]:
    found = []
    if not unit.is_opened:
        found.append(("none", _("Har inte öppnat")))
    if unit.is_late(timezone.localdate()):
        found.append(("off", _("Sen")))
    if unit.off:
        found.append(("off", counted(unit.off, _("sak blir inte klar"), _("saker blir inte klara"), capital=True)))
    if unit.at_risk:
        found.append(("risk", counted(unit.at_risk, _("sak är osäker"), _("saker är osäkra"), capital=True)))
    return found


def _heading(units: list[UnitProgress]) -> str:
    ready = sum(unit.is_ready for unit in units)
    if all(unit.is_approved for unit in units):
        return _("Allt är godkänt")
    if ready == len(units):
        return _("Allt är klarmarkerat")
    said = counted(len(units) - ready, _("enhet är inte klar"), _("enheter är inte klara"), capital=True)
    return _("%(said)s än") % {"said": said}


def _lead(units: list[UnitProgress]) -> str:
    parts = []
    unopened = [unit.name for unit in units if not unit.is_opened]
    if unopened:
        parts.append(_("%(names)s har inte öppnat sitt formulär.") % {"names": joined(unopened)})
    returned = [unit.name for unit in units if unit.is_returned]
    if returned:
        parts.append(_("%(names)s har något att ändra.") % {"names": joined(returned)})
    off = sum(unit.off for unit in units)
    if off:
        said = counted(off, _("sak blir inte klar"), _("saker blir inte klara"), capital=True)
        parts.append(_("%(said)s i år.") % {"said": said})
    return " ".join(parts)


def _numbers(one: BoardProgress) -> str:
    parts = [ready_words(one.ready, one.units)]
    if one.approved:
        parts.append(_("%(number)s godkända") % {"number": to_words(one.approved)})
    if one.unopened:
        parts.append(_("%(number)s har inte öppnat") % {"number": to_words(one.unopened)})
    if one.late:
        parts.append(_("%(number)s sena") % {"number": to_words(one.late)})
    return ", ".join(parts)


def _occasion_words(scope: Scope) -> str:
    found = occasion_of(scope.year or 0, scope.occasion)
    return occasion_words(found.name if found else scope.occasion, scope.year)


def _key(scope: Scope) -> tuple[int, str]:
    return scope.year or 0, scope.occasion


def _href(scope: Scope) -> str:
    return reverse("progress:board", args=(scope.board_id, scope.year, scope.occasion))
