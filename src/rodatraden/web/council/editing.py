"""Write the council's directives, assignments and frames."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.planning.actions.council import end_directive, lay_directive, remove_frame, set_frame
from rodatraden.apps.planning.council_errors import AmountUnreadable
from rodatraden.apps.planning.queries.content import DIRECTIVES, FRAMES
from rodatraden.apps.planning.queries.council import CouncilYear, council
from rodatraden.apps.planning.rules import EDIT_COUNCIL
from rodatraden.core.content.council import Directive, DirectiveKind, Frame
from rodatraden.core.numbers import UnreadableNumber, parse_number
from rodatraden.documents.errors import DateUnreadable
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.council.around import KIND_WORDS, open_year
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.plans import begin_plan

_NEW = Directive(key="", kind=DirectiveKind.ASSIGNMENT, name="")
UNITS = ("mnkr", "tkr", "kr")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, year: int) -> HttpResponse:
    """Directives and frames of the year; posted, a new directive or a frame."""
    found = _opened(request, year)
    if request.method != "POST":
        return _page(request, found)
    step = request.POST.get("steg", "")
    if step not in ("ram", "ta-bort-ram", "styrsignal"):
        return _page(request, found, error=_("Välj vad du vill spara."))
    try:
        # A plan that is opened for what is then refused does not stay open.
        with transaction.atomic():
            _save(request, found, step)
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return _page(request, found, step=step, error=str(refusal))
    messages.success(request, _("Sparat."))
    return redirect("council:edit", year)


def _save(request: HttpRequest, found: CouncilYear, step: str) -> None:
    by, scope = person_of(request), _scope(request, found)
    if step == "ram":
        set_frame(by=by, scope=scope, frame=_frame(request))
    elif step == "ta-bort-ram":
        remove_frame(by=by, scope=scope, board=request.POST.get("namnd", ""))
    else:
        _refuse_bad_day(request)
        lay_directive(by=by, scope=scope, directive=_directive(request, ""))


def _refuse_bad_day(request: HttpRequest) -> None:
    """A day that cannot be read is told, not dropped."""
    written = request.POST.get("senast", "")
    if written and _day(written) is None:
        raise DateUnreadable(written)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def directive(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """One directive; posted, changed or taken away."""
    found = _opened(request, year)
    known = next((one for one in found.directives if one.key == key), None)
    if known is None or found.scope is None:
        raise Http404
    if request.method != "POST":
        return _directive_page(request, found, known)
    reason = request.POST.get("skal", "")
    try:
        if request.POST.get("steg") == "ta-bort":
            end_directive(by=person_of(request), scope=found.scope, key=key, reason=reason)
        else:
            _refuse_bad_day(request)
            said = _directive(request, key)
            lay_directive(by=person_of(request), scope=found.scope, directive=said, reason=reason)
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return _directive_page(request, found, known, error=str(refusal))
    messages.success(request, _("Sparat."))
    return redirect("council:edit", year)


def _opened(request: HttpRequest, year: int) -> CouncilYear:
    found = open_year(request, year)
    own = council()
    if own is None:
        raise Http404
    require(request.user, EDIT_COUNCIL, own)
    return found


def _scope(request: HttpRequest, found: CouncilYear) -> Scope:
    """The council's plan of the year, opened when nothing has been written in it yet."""
    own = council()
    if found.scope is not None or own is None:
        return found.scope or Scope()
    return begin_plan(person_of(request), own.key, found.year)


def _frame(request: HttpRequest) -> Frame:
    written = request.POST.get("belopp", "").strip()
    try:
        amount = parse_number(written)
    except UnreadableNumber as unreadable:
        raise AmountUnreadable(written) from unreadable
    return Frame(
        board=request.POST.get("namnd", ""),
        amount=amount,
        unit=request.POST.get("enhet", "mnkr"),
        text=request.POST.get("text", ""),
        decision=request.POST.get("beslut", ""),
    )


def _directive(request: HttpRequest, key: str) -> Directive:
    sent = request.POST
    kind = sent.get("slag", "")
    due = sent.get("senast", "")
    return Directive(
        key=key,
        kind=DirectiveKind(kind) if kind in tuple(DirectiveKind) else DirectiveKind.ASSIGNMENT,
        name=sent.get("namn", ""),
        text=sent.get("text", ""),
        goal=sent.get("mal", ""),
        boards=tuple(sent.getlist("namnder")),
        decision=sent.get("beslut", ""),
        occasion=sent.get("tillfalle", ""),
        due=_day(due),
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _page(request: HttpRequest, found: CouncilYear, *, step: str = "", error: str = "") -> HttpResponse:
    names = {board.key: board.name for board in found.boards}
    context = {
        **_choices(found),
        "year": found.year,
        "directives": [(_(KIND_WORDS[one.kind.value]), one) for one in found.directives],
        "frames": [
            (names.get(frame.board, frame.board), frame, FRAMES.logged_key(frame.board, found.scope))
            for frame in found.frames
        ],
        "scope": found.scope,
        "units": UNITS,
        "step": step,
        "error": error,
        "given": {name: request.POST.get(name, "") if error else "" for name in ("namnd", "belopp", "enhet", "beslut")},
        "new": _directive(request, "")
        if step == "styrsignal"
        else Directive(key="", kind=DirectiveKind.ASSIGNMENT, name=""),
    }
    return render(request, "council/edit.html", context, status=422 if error else 200)


def _directive_page(request: HttpRequest, found: CouncilYear, known: Directive, *, error: str = "") -> HttpResponse:
    shown = _directive(request, known.key) if error else known
    context = {
        **_choices(found),
        "year": found.year,
        "directive": shown,
        "error": error,
        "scope": found.scope,
        "logged": DIRECTIVES.logged_key(known.key, found.scope),
    }
    return render(request, "council/directive.html", context, status=422 if error else 200)


def _choices(found: CouncilYear) -> dict[str, object]:
    occasions = Occasion.objects.filter(year__year=found.year, ended_at__isnull=True).order_by("position")
    return {
        "kinds": [(kind.value, _(KIND_WORDS[kind.value])) for kind in DirectiveKind],
        "boards": [(board.key, board.name) for board in found.boards],
        "goals": [(goal.key, goal.name) for goal in found.goals],
        "occasions": list(occasions.values_list("key", "name")),
    }
