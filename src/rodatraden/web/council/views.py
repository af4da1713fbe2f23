"""The council's year at a glance, and one council goal across all boards."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.cycle.queries.scopes import versions_of_years
from rodatraden.apps.org.queries.places import managed_by, may_read, places_of
from rodatraden.apps.planning.queries.council import CouncilYear, unanswered
from rodatraden.apps.planning.rules import ANSWER_COUNCIL, EDIT_COUNCIL
from rodatraden.core.content.planning import Goal
from rodatraden.documents.html.shapes import SHAPE_OF_STATUS
from rodatraden.documents.models import Edition
from rodatraden.documents.queries import documents_visible_to
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.foundation.permissions import allows
from rodatraden.web.council.around import KIND_WORDS, Told, open_year, told
from rodatraden.web.council.preparing import preparations
from rodatraden.web.ui.board_year import BoardYear, board_year
from rodatraden.web.ui.components import Tab
from rodatraden.web.ui.measures import Measure, Standing
from rodatraden.web.ui.remembered import remember
from rodatraden.web.ui.words import counted, standing_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the council has laid, and each board's answer; None where it is not asked."""

    key: str
    name: str
    kind: str
    href: str
    answers: tuple[Told | None, ...]


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The newest planned year."""
    if not may_read(request.user, ""):
        raise Http404
    newest = PlanningYear.objects.filter(ended_at__isnull=True).order_by("-year").first()
    if newest is None:
        raise Http404
    return redirect("council:overview", newest.year)


@login_required
@require_safe
def overview(request: HttpRequest, year: int) -> HttpResponse:
    """What the council has laid on the boards, who has answered, and what nobody has."""
    found = open_year(request, year)
    lacking = unanswered(found)
    context = {
        "year": year,
        "lead": _lead(found, len(lacking)),
        "tabs": _years(year),
        "boards": [
            (board, reverse("council:answers", args=(year, board.key)), allows(request.user, ANSWER_COUNCIL, board.key))
            for board in found.boards
        ],
        "rows": _rows(found),
        "unanswered": [(_(KIND_WORDS[asked.kind]), asked.name, boards) for asked, boards in lacking],
        "conditions": [one for one in found.directives if one.kind.value == "condition"],
        "frames": found.frames,
        "board_names": {board.key: board.name for board in found.boards},
        "may_edit": allows(request.user, EDIT_COUNCIL, found.scope.place if found.scope else ""),
        "preparations": preparations(request.user, year, found.scope),
    }
    return render(request, "council/overview.html", context)


def _years(here: int) -> list[Tab]:
    years = PlanningYear.objects.filter(ended_at__isnull=True).order_by("year").values_list("year", flat=True)
    return [Tab(label=str(y), href=reverse("council:overview", args=(y,)), here=y == here) for y in years]


def _lead(year: CouncilYear, lacking: int) -> str:
    goals = counted(len(year.goals), _("mål"), _("mål"), neuter=True, capital=True)
    laid = sum(one.kind.value != "condition" for one in year.directives)
    also = counted(laid, _("uppdrag eller styrsignal"), _("uppdrag och styrsignaler"), neuter=True)
    if not lacking:
        left = _("Alla nämnder har svarat på allt som rör dem.")
    else:
        left = _("%(count)s saknar svar från någon nämnd.") % {"count": counted(lacking, "", "", capital=True).strip()}
    return f"{goals}, {also}. {left}"


def _rows(year: CouncilYear) -> list[Row]:
    by_board = [{one.asked.key: one for one in board.answers} for board in year.boards]
    asked = {one.asked.key: one.asked for board in year.boards for one in board.answers}
    goals = {goal.key for goal in year.goals}
    order = [*(goal.key for goal in year.goals), *(one.key for one in year.directives)]
    return [
        Row(
            key=key,
            name=asked[key].name,
            kind=_(KIND_WORDS[asked[key].kind]),
            href=reverse("council:goal", args=(year.year, key)) if key in goals else "",
            answers=tuple(told(year, given[key]) if key in given else None for given in by_board),
        )
        for key in order
        if key in asked
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGoal:
    """A board's goal under the council's: how it stands, its measures, its assessment."""

    name: str
    href: str
    assessment: str
    shape: str
    measures: tuple[tuple[Measure, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPart:
    """A board's part of a council goal: its goals, its money, or how else it answers."""

    name: str
    href: str
    money: str
    goals: tuple[OwnGoal, ...]
    answer: Told | None


@login_required
@require_safe
def goal(request: HttpRequest, year: int, goal: str) -> HttpResponse:
    """One council goal across all boards: their goals, measures, assessments and money."""
    found = open_year(request, year)
    own = next((one for one in found.goals if one.key == goal), None)
    if own is None:
        raise Http404
    parts = _parts(request, found, own)
    measures = [measure for part in parts for own_goal in part.goals for measure, _words in own_goal.measures]
    reached = sum(measure.standing is Standing.REACH for measure in measures)
    context = {
        "year": year,
        "goal": own,
        "parts": [part for part in parts if part.goals],
        "others": [part for part in parts if not part.goals],
        "lead": _("%(goals)s i nämnderna. %(reached)s av %(all)s indikatorer når målet.")
        % {
            "goals": counted(sum(len(part.goals) for part in parts), _("mål"), _("mål"), neuter=True, capital=True),
            "reached": reached,
            "all": len(measures),
        },
    }
    return render(request, "council/goal.html", context)


def _parts(request: HttpRequest, found: CouncilYear, council_goal: Goal) -> list[BoardPart]:
    """Every board's part, put together once for each state of the year and each reach a reader may have."""
    user = request.user
    documents = documents_visible_to(user).filter(scope__year=found.year).order_by("pk")
    visible = tuple(documents.values_list("pk", flat=True))
    editions = Edition.objects.filter(document__in=visible).order_by("pk").values_list("pk", "state")
    reach = (places_of(user, READ_UNDECIDED), managed_by(user))
    return remember(
        ("council goal", council_goal.key, visible, tuple(editions), reach, versions_of_years(found.year)),
        lambda: [_part(request, found, number, council_goal) for number in range(len(found.boards))],
    )


def _part(request: HttpRequest, found: CouncilYear, number: int, council_goal: Goal) -> BoardPart:
    board = found.boards[number]
    answer = next((one for one in board.answers if one.asked.key == council_goal.key), None)
    try:
        shown = board_year(request.user, board.key, found.year)
    except Http404:
        shown = None
    return BoardPart(
        name=board.name,
        href=reverse("boards:board", args=(board.key, found.year)) if shown else "",
        money=shown.net_budget if shown else "",
        goals=_goals(shown, council_goal) if shown else (),
        answer=told(found, answer) if answer else None,
    )


def _goals(shown: BoardYear, council_goal: Goal) -> tuple[OwnGoal, ...]:
    material = shown.material
    levels = {level.key: level for level in material.municipality.assessment_levels}
    given = {a.goal: levels.get(a.level) for a in material.report.goal_assessments} if material.report else {}
    own = [goal for goal in material.plan.goals if goal.parent == council_goal.key]
    made = []
    for one in own:
        level = given.get(one.key)
        made.append(
            OwnGoal(
                name=one.name,
                href=reverse("goals:goal", args=(shown.board, shown.year, one.key)),
                assessment=level.label if level else "",
                shape=SHAPE_OF_STATUS[level.meaning] if level else "none",
                measures=tuple((m, standing_words(m)) for m in shown.measures_of(one.key)),
            )
        )
    return tuple(made)
