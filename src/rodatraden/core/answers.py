"""What a board answers to each council goal and directive that concerns it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rodatraden.core.content.council import Answer, AnswerKind, Directive
from rodatraden.core.content.file import PlanContent
from rodatraden.core.content.planning import Goal, LevelMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the council lays on a board: a goal of its own, or a directive."""

    key: str
    name: str
    kind: str
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was laid on the board, and its answer; None where there is none.

    `given` is False where nobody wrote the answer: a board goal stands right under the council's.
    """

    asked: Asked
    answer: Answer | None
    given: bool = True


GOAL_KIND = "goal"


def asked_of(board: str, goals: Iterable[Goal], meanings: dict[str, LevelMeaning], council: PlanContent) -> list[Asked]:
    """What the council's budget lays on a board: every council goal, and the directives that name it or all.

    `meanings` are those of the year's levels by key. Planning conditions ask for no answer.
    """
    laid = [Asked(key=g.key, name=g.name, kind=GOAL_KIND) for g in goals if meanings.get(g.level) is LevelMeaning.GOAL]
    return laid + [_laid(one) for one in council.directives if concerns(one, board)]


def _laid(one: Directive) -> Asked:
    return Asked(key=one.key, name=one.name, kind=one.kind.value, decision=one.decision)


def concerns(one: Directive, board: str) -> bool:
    """Whether a directive asks this board for an answer."""
    return one.kind.value != "condition" and (not one.boards or board in one.boards)


def answers_of(asked: Sequence[Asked], plan: PlanContent) -> list[Answered]:
    """The board's answers in the order of what is asked; a goal of its own right under a council goal is one."""
    given = {answer.of: answer for answer in plan.answers}
    below: dict[str, Goal] = {}
    for goal in plan.goals:
        below.setdefault(goal.parent, goal)
    found = []
    for one in asked:
        if one.key in given:
            found.append(Answered(asked=one, answer=given[one.key]))
        elif one.key in below:
            implied = Answer(of=one.key, kind=AnswerKind.OWN_GOAL, by=below[one.key].key)
            found.append(Answered(asked=one, answer=implied, given=False))
        else:
            found.append(Answered(asked=one, answer=None))
    return found


def unanswered(asked: Sequence[Asked], plan: PlanContent) -> list[Asked]:
    """What the board has not answered."""
    return [one.asked for one in answers_of(asked, plan) if one.answer is None]
