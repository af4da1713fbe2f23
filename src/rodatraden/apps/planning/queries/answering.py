"""Who answers for what in a board's year: what an occasion's report is about."""

from __future__ import annotations

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.models import Activity, Commitment, Goal
from rodatraden.core.cycle.named import organisation_named


def plan_of(scope: Scope) -> Scope | None:
    """The plan that a report is about: the board's year."""
    return Scope.objects.filter(level=ScopeLevel.BOARD_YEAR, board__key=scope.board_id, year=scope.year).first()


def answering(board: str, *named: str) -> str:
    """The first of the named that stands below the board, by key or by name ("Trädenhetens chef"); else the board."""
    organisation = tree()
    below = organisation.at_or_below(board) - {board}
    names = {key: organisation.names[key] for key in below if key in organisation.names}
    for words in named:
        found = words if words in below else organisation_named(words, names)
        if found:
            return found
    return board


def organisation_of(scope: Scope, of: str) -> str | None:
    """Who answers for an activity or commitment at the scope's board; None when it has no such thing."""
    board = scope.board_id or ""
    living = {"key": of, "ended_at__isnull": True}
    activity = Activity.objects.filter(scope__board__key=board, scope__year=scope.year, **living).first()
    if activity is not None:
        return answering(board, activity.led_by)
    commitment = Commitment.objects.filter(**living).select_related("scope").first()
    if commitment is None or (commitment.scope.board_id, commitment.scope.year) not in (
        (board, scope.year),
        (None, None),
    ):
        return None
    return answering(board, commitment.owner)


def organisation_of_goal(scope: Scope, goal: str) -> str | None:
    """Who answers for a goal at the scope's board; None when there is no such goal in its plan or above it."""
    found = Goal.objects.filter(key=goal, ended_at__isnull=True).select_related("scope").first()
    if found is None or found.scope.board_id not in (None, scope.board_id):
        return None
    return answering(scope.board_id or "", found.owner)
