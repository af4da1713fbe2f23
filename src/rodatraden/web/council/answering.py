"""A board answers the council, one thing at a time."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.org.queries.places import may_read
from rodatraden.apps.planning.actions.council import answer_council, withdraw_answer
from rodatraden.apps.planning.models import Commitment, Goal
from rodatraden.apps.planning.queries.council import BoardAnswers, CouncilYear
from rodatraden.apps.planning.rules import ANSWER_COUNCIL
from rodatraden.core.answers import Answered
from rodatraden.core.content.council import Answer, AnswerKind
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.council.around import ANSWER_WORDS, KIND_WORDS, Told, read_year, told
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.plans import begin_plan_to_answer
from rodatraden.web.ui.words import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the board is asked, its answer, and what stands in the form."""

    key: str
    name: str
    kind: str
    decision: str
    told: Told
    is_written: bool
    chosen: str
    by: str
    text: str
    open: bool
    error: str


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answers(request: HttpRequest, year: int, board: str) -> HttpResponse:
    """What the council asks of a board and what it answers; posted, one answer."""
    if not may_read(request.user, board):
        raise Http404
    found = read_year(request, year, frozenset({board}))
    if found is None or not found.boards:
        raise Http404
    if request.method == "POST":
        return _answer(request, found, found.boards[0])
    return _page(request, found, found.boards[0])


def _answer(request: HttpRequest, year: CouncilYear, board: BoardAnswers) -> HttpResponse:
    require(request.user, ANSWER_COUNCIL, board.key)
    of, kind = request.POST.get("fraga", ""), request.POST.get("svar", "")
    if of not in {one.asked.key for one in board.answers}:
        raise Http404
    if kind and kind not in tuple(AnswerKind):
        raise Http404
    try:
        # A plan that is opened for an answer which is then refused does not stay open.
        with transaction.atomic():
            _save(request, year, board, of, kind)
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return _page(request, year, board, refused=of, error=str(refusal))
    messages.success(request, _("Svaret är sparat."))
    return redirect(reverse("council:answers", args=(year.year, board.key)) + f"#{of}")


def _save(request: HttpRequest, year: CouncilYear, board: BoardAnswers, of: str, kind: str) -> None:
    by = person_of(request)
    scope = board.scope or begin_plan_to_answer(by, board.key, year.year)
    if not kind:
        withdraw_answer(by=by, scope=scope, of=of)
        return
    through, text = request.POST.get(f"genom-{kind}", ""), request.POST.get("text", "")
    answer = Answer(of=of, kind=AnswerKind(kind), by=through, text=text)
    answer_council(by=by, scope=scope, answer=answer, reason=request.POST.get("skal", ""))


def _page(
    request: HttpRequest, year: CouncilYear, board: BoardAnswers, *, refused: str = "", error: str = ""
) -> HttpResponse:
    lacking = board.lacking
    context = {
        "year": year.year,
        "board": board,
        "questions": [_question(request, year, one, refused, error) for one in board.answers],
        "kinds": [(kind.value, _(ANSWER_WORDS[kind])) for kind in AnswerKind],
        "goals": _choices(Goal, board),
        "commitments": _choices(Commitment, board),
        "may_answer": allows(request.user, ANSWER_COUNCIL, board.key),
        "heading": _("%(count)s att besvara") % {"count": counted(lacking, _("sak"), _("saker"), capital=True)}
        if lacking
        else _("Nämnden har svarat på allt"),
    }
    return render(request, "council/answers.html", context, status=422 if error else 200)


def _choices(model: type[Goal] | type[Commitment], board: BoardAnswers) -> list[tuple[str, str]]:
    """What of the board's plan can answer."""
    if board.scope is None:
        return []
    rows = model._default_manager.filter(scope=board.scope, ended_at__isnull=True)  # noqa: SLF001
    return list(rows.order_by("position", "key").values_list("key", "name"))


def _question(request: HttpRequest, year: CouncilYear, one: Answered, refused: str, error: str) -> Question:
    mine = refused == one.asked.key
    given = request.POST if mine else {}
    chosen = given.get("svar", "") if mine else one.answer.kind.value if one.answer else ""
    return Question(
        key=one.asked.key,
        name=one.asked.name,
        kind=_(KIND_WORDS[one.asked.kind]),
        decision=one.asked.decision,
        told=told(year, one),
        is_written=one.answer is not None and one.given,
        chosen=str(chosen),
        by=str(given.get(f"genom-{chosen}", "")) if mine else one.answer.by if one.answer else "",
        text=str(given.get("text", "")) if mine else one.answer.text if one.answer else "",
        open=mine or one.answer is None,
        error=error if mine else "",
    )
