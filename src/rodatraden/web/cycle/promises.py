"""What has been promised to an occasion: make a promise, answer it, move it with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.queries.years import planning_years
from rodatraden.apps.followup.actions import promises as actions
from rodatraden.apps.followup.dialogue_rules import ANSWER_PROMISE, MAKE_PROMISE, MOVE_PROMISE
from rodatraden.apps.followup.models import Promise
from rodatraden.apps.followup.queries.promises import moved_from, promises_at
from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.org.tree import tree
from rodatraden.core.content.organisation import Occasion, PlanningYear
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows
from rodatraden.web.cycle.occasion import chosen_board
from rodatraden.web.cycle.reach import Board, boards_of, occasion_of, reader
from rodatraden.web.ui.days import day_words

_TYPED = ("text", "said_in", "pair", "promise", "answer", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPromise:
    """A promise as the page shows it, with how it came here."""

    row: Promise
    who: str
    answered: str
    moves: tuple[str, ...]
    may_answer: bool
    may_move: bool


def promises(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """The promises of an occasion, of the boards whose reports one reads."""
    user = reader(request)
    occasion = occasion_of(year, key)
    boards = boards_of(user)
    board = chosen_board(request, boards)
    shown = [board] if board else boards
    refused, typed = "", dict.fromkeys(_TYPED, "")
    if request.method == "POST":
        refused = _change(request, user, year, key, {one.key for one in boards})
        if not refused:
            messages.success(request, _("Sparat."))
            tail = f"?namnd={board.key}" if board else ""
            return redirect(f"{reverse('cycle:promises', args=(year, key))}{tail}")
        typed = {name: request.POST.get(name, "") for name in _TYPED}
    keys = [one.key for one in shown]
    years = planning_years()
    names = _occasion_names(years)
    context = {
        "year": year,
        "occasion": occasion,
        "board": board,
        "promises": [_shown(one, user, names) for one in promises_at(year, key, keys)],
        "moved": [
            (one, names.get((one.year, one.occasion), ""), _reason(one, year, key))
            for one in moved_from(year, key, keys)
        ],
        "pairs": tuple(_pairs(user, shown)),
        "later": _later(years, year, occasion),
        "refused": refused,
        "typed": typed,
    }
    return render(request, "cycle/promises.html", context)


def _change(request: HttpRequest, user: User, year: int, key: str, boards: set[str]) -> str:
    """Do what the form asks; the sentence when it is refused."""
    what = request.POST.get("what", "")
    do: dict[str, Callable[[], object]] = {
        "make": lambda: _make(request, user, year, key),
        "answer": lambda: actions.answer_promise(
            by=user, promise=_promise(request, boards), answer=request.POST.get("answer", ""),
        ),
        "move": lambda: _move(request, user, boards),
    }  # fmt: skip
    if what not in do:
        raise Http404
    try:
        do[what]()
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return refusal.sentence
    return ""


def _make(request: HttpRequest, user: User, year: int, key: str) -> None:
    board, _slash, organisation = request.POST.get("pair", "").partition("/")
    actions.make_promise(
        by=user,
        board=board,
        organisation=organisation or board,
        year=year,
        occasion=key,
        text=request.POST.get("text", ""),
        said_in=request.POST.get("said_in", ""),
    )


def _move(request: HttpRequest, user: User, boards: set[str]) -> None:
    year, _slash, occasion = request.POST.get("to", "").partition("/")
    actions.move_promise(
        by=user,
        promise=_promise(request, boards),
        year=int(year) if year.isdigit() else 0,
        occasion=occasion,
        reason=request.POST.get("reason", ""),
    )


def _promise(request: HttpRequest, boards: set[str]) -> Promise:
    number = request.POST.get("promise", "")
    found = Promise.objects.filter(pk=int(number) if number.isdigit() else 0, board__key__in=boards).first()
    if found is None:
        raise Http404
    return found


def _shown(row: Promise, user: User, names: dict[tuple[int, str], str]) -> ShownPromise:
    today = timezone.localdate()
    answered = ""
    if row.answered_at is not None and row.answered_by is not None:
        day = day_words(timezone.localdate(row.answered_at), today)
        answered = _("Besvarat %(day)s av %(name)s") % {"day": day, "name": row.answered_by.name}
    return ShownPromise(
        row=row,
        who=tree().names.get(row.organisation, row.organisation),
        answered=answered,
        moves=tuple(
            _("Flyttat från %(occasion)s: %(reason)s") % {
                "occasion": names.get((move.from_year, move.from_occasion), move.from_occasion), "reason": move.reason,
            }
            for move in row.moves.all()
        ),
        may_answer=allows(user, ANSWER_PROMISE, row),
        may_move=row.answered_at is None and allows(user, MOVE_PROMISE, row),
    )  # fmt: skip


def _reason(row: Promise, year: int, key: str) -> str:
    return next((m.reason for m in row.moves.all() if (m.from_year, m.from_occasion) == (year, key)), "")


def _occasion_names(years: Sequence[PlanningYear]) -> dict[tuple[int, str], str]:
    return {(planned.year, one.key): f"{one.name} ({planned.year})" for planned in years for one in planned.occasions}


def _pairs(user: User, boards: list[Board]) -> list[tuple[str, str]]:
    """Who can promise: each board and those below it, where the person notes promises."""
    known, places = tree(), places_of(user, MAKE_PROMISE)
    found = []
    for board in boards:
        below = [key for key in known.at_or_below(board.key) if key in known.names and places.contains(key)]
        for key in sorted(below, key=lambda key: (key != board.key, known.names[key], key)):
            alone = key == board.key or len(boards) == 1
            found.append((f"{board.key}/{key}", known.names[key] if alone else f"{known.names[key]} ({board.name})"))
    return found


def _later(years: Sequence[PlanningYear], year: int, occasion: Occasion) -> list[tuple[str, str]]:
    """The occasions that a promise can be moved to."""
    when = _day(occasion)
    found = []
    for planned in years:
        for one in planned.occasions:
            day = _day(one)
            if day and when and day > when and planned.year >= year:
                found.append((day, f"{planned.year}/{one.key}", f"{one.name} ({planned.year})"))
    return [(key, words) for _when, key, words in sorted(found)]


def _day(occasion: Occasion) -> str:
    day = occasion.as_of or occasion.deadline or occasion.opens
    return day.isoformat() if day else ""
