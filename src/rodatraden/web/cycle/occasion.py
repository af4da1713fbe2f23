"""One occasion: its days and stages, what is missing, what was promised, and who is reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rodatraden.apps.cycle import actions
from rodatraden.apps.cycle.models import StagePassed
from rodatraden.apps.cycle.queries.years import passed_stages, rule_pack
from rodatraden.apps.followup.dialogue_rules import REMIND, SEE_DIALOGUE
from rodatraden.apps.followup.queries.promises import promises_at
from rodatraden.core.content.organisation import YearState
from rodatraden.core.cycle.standing import Standing
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows
from rodatraden.web.cycle import starting
from rodatraden.web.cycle.entries import Entry, entry, progress_of
from rodatraden.web.cycle.reach import Board, boards_of, may_pass, may_plan, occasion_of, read_places, reader, year_of
from rodatraden.web.cycle.whose import whose_words
from rodatraden.web.ui.days import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStage:
    """A stage of the occasion for a board: when it is to be, and whether it has been."""

    key: str
    name: str
    day: str
    is_late: bool
    done: str
    count: str = ""
    document: str = ""


def occasion(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """The page of an occasion."""
    user = reader(request)
    planned, found = year_of(year), occasion_of(year, key)
    today = timezone.localdate()
    boards = boards_of(user)
    board = chosen_board(request, boards)
    is_closed = planned.state is YearState.CLOSED
    progress = progress_of([year], read_places(user), board.key if board else "")
    waiting = [] if is_closed else starting.not_started(user, year, found, [board] if board else boards)
    shown = entry(0, year, found, progress, today, is_closed=is_closed)
    context: dict[str, Any] = {
        "not_started": starting.words(waiting),
        "year": year,
        "occasion": found,
        "logged": f"{year} {found.key}",
        "entry": shown,
        "board": board,
        "boards": boards,
        "stages": _stages(shown, board, boards, today),
        "may_plan": may_plan(user) and not is_closed,
        "may_pass": board is not None and may_pass(user, board.key) and not is_closed,
        "today": today.isoformat(),
        "may_remind": allows(user, REMIND, "") and not is_closed,
        "promises": promises_at(year, key, [one.key for one in ([board] if board else boards)]),
        "scope_tail": f"?namnd={board.key}" if board else "",
        "sees_dialogues": allows(user, SEE_DIALOGUE),
        "whose": whose_words(found.roles, found.kind),
        "pack": rule_pack(found.rule_pack) if found.rule_pack else None,
    }
    return render(request, "cycle/occasion.html", context)


def chosen_board(request: HttpRequest, boards: list[Board]) -> Board | None:
    """The board that is asked for, the only one when there is one; None for all."""
    wanted = request.GET.get("namnd", "")
    if not wanted:
        return boards[0] if len(boards) == 1 else None
    found = next((board for board in boards if board.key == wanted), None)
    if found is None:
        raise Http404
    return found


def _stages(shown: Entry, board: Board | None, boards: list[Board], today: date) -> list[ShownStage]:
    """The stages for a board; none of them is late where its document is decided."""
    passed = passed_stages(shown.year, shown.occasion.key)
    waits = board is not None and shown.standing is not Standing.DECIDED
    found = []
    for stage in shown.occasion.stages:
        mine = passed.get((board.key, stage.key)) if board else None
        done = sum((one.key, stage.key) in passed for one in boards)
        found.append(
            ShownStage(
                key=stage.key,
                name=stage.name,
                day=day_words(stage.day, today) if stage.day else _("dag inte bestämd"),
                is_late=stage.day is not None and stage.day < today and mine is None and waits,
                done=_done(mine, today),
                count="" if board else _("%(done)s av %(all)s nämnder klara") % {"done": done, "all": len(boards)},
                document=mine.document if mine else "",
            )
        )
    return found


def _done(passed: StagePassed | None, today: date) -> str:
    if passed is None or passed.day is None:
        return ""
    said = {"day": day_words(passed.day, today), "name": passed.noted_by.name}
    if passed.document:
        return _("Klart %(day)s, noterat genom beslutet") % said
    return _("Klart %(day)s, noterat av %(name)s") % said


@require_POST
def pass_stage(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Note a stage as done on a day, or take it back."""
    user = reader(request)
    board, stage = request.POST.get("board", ""), request.POST.get("stage", "")
    if board not in {one.key for one in boards_of(user)}:
        raise Http404
    try:
        if "undo" in request.POST:
            actions.take_back_stage(by=user, year=year, occasion=key, stage=stage, board=board)
        else:
            day = _day(request.POST.get("day", ""))
            actions.pass_stage(by=user, year=year, occasion=key, stage=stage, board=board, day=day)
    except PermissionRefused:
        raise
    except Refusal as refused:
        messages.error(request, refused.sentence)
    return redirect(f"{reverse('cycle:occasion', args=(year, key))}?namnd={board}#steg")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return timezone.localdate()
