"""What waits for the one who has signed in, their figures, and what has happened since last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.rules import REPORT_FORECAST
from rodatraden.apps.followup.actions.visits import note_visit
from rodatraden.apps.followup.queries.happened import happened_since
from rodatraden.apps.followup.queries.progress import boards_of
from rodatraden.apps.followup.queries.waiting import approvals_for, dues_of, names_of
from rodatraden.apps.org.tree import tree
from rodatraden.core.number_words import to_words
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.mypage.events import events
from rodatraden.web.mypage.figures import Plain, boards_above, money_words, plain_figures, unit_figures
from rodatraden.web.mypage.waiting import Row, approvals, rows
from rodatraden.web.ui.days import weekday_words
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.reported import ready_words
from rodatraden.web.ui.words import counted, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """A report whose units the person follows."""

    name: str
    href: str
    words: str
    unopened: str


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """My page."""
    user, today = person_of(request), timezone.localdate()
    before = note_visit(by=user)
    waiting, done = dues_of(user)
    names = names_of(task for due in (*waiting, *done) for task in due.tasks)
    listed = [*approvals(approvals_for(user), today), *rows(waiting, names, today)]
    places = frozenset(grant.place for grant in roles_held(user) if grant.place)
    scope = waiting[0].scope if waiting else done[0].scope if done else _newest(places)
    happened = happened_since(user, before, places) if before else []
    context = {
        "today": weekday_words(today),
        "places": joined([tree().names.get(place, place) for place in sorted(places)]),
        "heading": _heading(len(listed)),
        "lead": _lead(listed),
        "rows": listed,
        "done": [(row.heading, row.href, row.over) for row in rows(done, names, today)],
        "done_heading": counted(len(done), _("sak är klar"), _("saker är klara"), capital=True),
        "figures": _figures(user, scope, places),
        "events": events(happened, {about: name for (_kind, about), name in names.items()}),
        "followed": _followed(user, today),
        "before": weekday_words(timezone.localtime(before).date(), today) if before else "",
    }
    return render(request, "mypage/index.html", context)


def _heading(number: int) -> str:
    if not number:
        return _("Inget väntar på dig")
    return _("%(count)s väntar på dig") % {"count": counted(number, _("sak"), _("saker"), capital=True)}


def _lead(listed: list[Row]) -> str:
    if not listed:
        return _("När det är dags att rapportera eller godkänna står det här.")
    late = sum(row.when.is_late for row in listed)
    if late:
        count = counted(late, _("sak"), _("saker"), capital=True)
        return (_("%(count)s är sen.") if late == 1 else _("%(count)s är sena.")) % {"count": count}
    first = next((row for row in listed if row.when.day), None)
    if first is None:
        return ""
    facts = {"what": first.over[-1], "day": first.when.day, "away": first.when.away}
    return _("%(what)s ska vara klar %(day)s, %(away)s.") % facts


def _followed(user: User, today: date) -> list[Under]:
    """The reports whose units the person follows; one's own unit is no news."""
    return [
        Under(
            name=one.scope.board.name if one.scope.board else "",
            href=reverse("progress:board", args=(one.scope.board_id, one.scope.year, one.scope.occasion)),
            words=ready_words(one.ready, one.units),
            unopened=_unopened(one.unopened),
        )
        for one in boards_of(user, today)
        if one.units > 1
    ]


def _unopened(number: int) -> str:
    return _("%(number)s har inte öppnat.") % {"number": to_words(number).capitalize()} if number else ""


def _newest(places: frozenset[str]) -> Scope | None:
    """The newest report of a board that a person's places are, or work for."""
    boards = boards_above(places)
    rows = Scope.objects.filter(board__key__in=boards, year__isnull=False).order_by("-year", "-pk")
    return rows.select_related("board").first()


def _figures(user: User, scope: Scope | None, places: frozenset[str]) -> list[Plain]:
    if scope is None or scope.year is None:
        return []
    found = unit_figures(user, places - {scope.board_id}, scope.year)
    found += plain_figures(user, scope.board_id or "", scope.year, places)
    if allows(user, REPORT_FORECAST, scope.board_id) and scope.occasion:
        money = money_words(scope)
        found = [money, *found] if money else found
    return found
