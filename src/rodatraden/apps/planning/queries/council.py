"""What the council has laid on the boards in a year, and what each has answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.models import Activity, Commitment, Goal, Level
from rodatraden.apps.planning.models import Answer as AnswerRow
from rodatraden.apps.planning.queries import content as homes
from rodatraden.core.answers import Answered, Asked, answers_of, asked_of
from rodatraden.core.content.council import Answer, AnswerKind, Directive, Frame
from rodatraden.core.content.file import PlanContent
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.content.planning import Goal as GoalContent
from rodatraden.core.content.planning import LevelMeaning
from rodatraden.foundation.keyed.meta import manager
from rodatraden.foundation.keyed.read import read

_BOARDS = (OrganisationKind.EXECUTIVE_BOARD.value, OrganisationKind.BOARD.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardAnswers:
    """A board, its plan's scope (None before it has one), and its answers in the order of what is asked."""

    key: str
    name: str
    scope: Scope | None
    answers: tuple[Answered, ...]

    @property
    def lacking(self) -> int:
        """How many it has not answered."""
        return sum(one.answer is None for one in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilYear:
    """The council's year: its scope (None before it is opened), goals, directives, frames, and the boards' answers."""

    year: int
    scope: Scope | None
    goals: tuple[GoalContent, ...]
    directives: tuple[Directive, ...]
    frames: tuple[Frame, ...]
    boards: tuple[BoardAnswers, ...]
    names: Mapping[str, str]


def council() -> Organisation | None:
    """The municipality's council."""
    kind = OrganisationKind.COUNCIL.value
    return Organisation.objects.filter(kind=kind, ended_at__isnull=True).order_by("position", "key").first()


def frame_of(board: str, year: int) -> Frame | None:
    """The frame that the council's budget of a year gives a board."""
    own = council()
    scope = Scope.objects.filter(level=ScopeLevel.BOARD_YEAR, year=year, board=own).first() if own else None
    if scope is None:
        return None
    held: tuple[Frame, ...] = read(homes.FRAMES, scope.pk)
    return next((frame for frame in held if frame.board == board), None)


def council_year(year: int, boards: Collection[str] | None = None) -> CouncilYear | None:
    """The council's year with the answers of some boards (all); None where no such year is planned.

    The number of queries does not depend on how many boards and directives there are.
    """
    planned = PlanningYear.objects.filter(year=year, ended_at__isnull=True).first()
    if planned is None:
        return None
    own = council()
    scopes = Scope.objects.filter(level=ScopeLevel.BOARD_YEAR, year=year).select_related("board").order_by("pk")
    by_place = {scope.place: scope for scope in scopes}
    scope = by_place.get(own.key) if own else None
    meanings = _meanings(planned.steering_model)
    goals = _goals(meanings)
    laid = PlanContent(
        directives=tuple(read(homes.DIRECTIVES, scope.pk)) if scope else (),
        frames=tuple(read(homes.FRAMES, scope.pk)) if scope else (),
    )
    found = _boards(boards)
    given = _answers([by_place[b.key].pk for b in found if b.key in by_place])
    answered = []
    for board in found:
        place = by_place.get(board.key)
        plan = given.get(place.pk, PlanContent()) if place else PlanContent()
        asked = asked_of(board.key, goals, meanings, laid)
        answers = tuple(answers_of(asked, plan))
        answered.append(BoardAnswers(key=board.key, name=board.name, scope=place, answers=answers))
    return CouncilYear(
        year=year,
        scope=scope,
        goals=tuple(goal for goal in goals if meanings.get(goal.level) is LevelMeaning.GOAL),
        directives=laid.directives,
        frames=laid.frames,
        boards=tuple(answered),
        names=_names(answered),
    )


def _meanings(model: str) -> dict[str, LevelMeaning]:
    rows = Level.objects.filter(model__key=model, ended_at__isnull=True).order_by("position")
    return {key: LevelMeaning(meaning) for key, meaning in rows.values_list("key", "meaning")}


def _goals(meanings: Mapping[str, LevelMeaning]) -> list[GoalContent]:
    """The municipality's goals on the levels of the year's model."""
    rows = Goal.objects.filter(
        scope__level=ScopeLevel.MUNICIPALITY, level__key__in=list(meanings), ended_at__isnull=True
    )
    return [
        GoalContent(key=row.key, level=str(row.level_id), name=row.name, parent=str(row.parent_id or ""))
        for row in rows.order_by("position", "key")
    ]


def _boards(wanted: Collection[str] | None) -> list[Organisation]:
    rows = Organisation.objects.filter(kind__in=_BOARDS, ended_at__isnull=True).order_by("position", "key")
    return list(rows if wanted is None else rows.filter(key__in=wanted))


def _answers(scopes: list[int]) -> dict[int, PlanContent]:
    """What the plans answer, written and by goals of their own."""
    answers: defaultdict[int, list[Answer]] = defaultdict(list)
    rows = AnswerRow.objects.filter(scope__in=scopes, ended_at__isnull=True).order_by("position", "pk")
    for scope, of, kind, by, text in rows.values_list("scope_id", "of", "kind", "by", "text"):
        answers[scope].append(Answer(of=of, kind=AnswerKind(kind), by=by, text=text))
    goals: defaultdict[int, list[GoalContent]] = defaultdict(list)
    owned = Goal.objects.filter(scope__in=scopes, ended_at__isnull=True).order_by("position", "key")
    for scope, key, level, name, parent in owned.values_list("scope_id", "key", "level_id", "name", "parent_id"):
        goals[scope].append(GoalContent(key=key, level=str(level), name=name, parent=str(parent or "")))
    return {pk: PlanContent(answers=tuple(answers[pk]), goals=tuple(goals[pk])) for pk in scopes}


def _names(boards: list[BoardAnswers]) -> dict[str, str]:
    """The names of the goals, commitments and activities that answer."""
    keys = {one.answer.by for board in boards for one in board.answers if one.answer and one.answer.by}
    found: dict[str, str] = {}
    for model in (Activity, Commitment, Goal):
        found.update(manager(model).filter(key__in=keys).order_by("key").values_list("key", "name"))
    return found


def unanswered(year: CouncilYear) -> list[tuple[Asked, list[str]]]:
    """What is laid on boards that some have not answered, with those boards' names; what no board answers first."""
    lacking: dict[str, tuple[Asked, list[str]]] = {}
    asked: defaultdict[str, int] = defaultdict(int)
    for board in year.boards:
        for one in board.answers:
            asked[one.asked.key] += 1
            if one.answer is None:
                lacking.setdefault(one.asked.key, (one.asked, []))[1].append(board.name)
    return sorted(lacking.values(), key=lambda found: len(found[1]) < asked[found[0].key])
