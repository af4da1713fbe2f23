"""Approve parts, one or many, and return them with a comment."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from rodatraden.apps.followup.actions.notes import locked, move, reopen_tasks
from rodatraden.apps.followup.enums import PartState, Section
from rodatraden.apps.followup.errors import CommentMissing, NothingChosen, NotReady, NotReturnable
from rodatraden.apps.followup.models import Part
from rodatraden.apps.followup.queries.levels import levels_of
from rodatraden.apps.followup.queries.parts import may_approve_up_to
from rodatraden.apps.followup.rules import APPROVE_OWN, APPROVE_PART
from rodatraden.apps.org.tree import tree
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import require


@transaction.atomic
def approve_part(*, by: User, part: Part) -> Part:
    """Approve a part for every level that this person answers for; the last level makes it approved.

    Raises NotReady, PartFrozen or ScopeClosed.
    """
    held, levels = _held(by, part)
    if held.state == PartState.APPROVED:
        return held
    if held.state != PartState.READY:
        raise NotReady(part_words(held))
    reached = max(may_approve_up_to(by, held, levels), held.approved_up_to)
    state = PartState.APPROVED if reached == len(levels) else PartState.READY
    move(by, held, state, "approve_part", approved_up_to=reached)
    return held


@transaction.atomic
def approve_parts(*, by: User, parts: Sequence[Part]) -> int:
    """Approve many parts, all or none; gives how many. Raises NothingChosen and what `approve_part` does."""
    if not parts:
        raise NothingChosen
    for part in parts:
        approve_part(by=by, part=part)
    return len(parts)


@transaction.atomic
def return_part(*, by: User, part: Part, comment: str) -> Part:
    """Give a part back to its unit with a comment; its tasks wait again.

    Raises CommentMissing, NotReturnable, PartFrozen or ScopeClosed.
    """
    held, _ = _held(by, part)
    if not comment.strip():
        raise CommentMissing
    if held.state not in (PartState.READY, PartState.APPROVED):
        raise NotReturnable
    reopen_tasks(held)
    move(by, held, PartState.RETURNED, "return_part", comment=comment.strip())
    return held


def part_words(part: Part) -> str:
    """A part as one names it: the section, and whose it is."""
    name = tree().names.get(part.organisation, part.organisation)
    return f"{Section(part.section).label} från {name}"


def _held(by: User, part: Part) -> tuple[Part, tuple[str, ...]]:
    """The part locked, and its levels; refused for one who answers for none of them."""
    levels = levels_of(part.scope.board_id or "", part.organisation)
    if not may_approve_up_to(by, part, levels):
        require(by, APPROVE_OWN if levels[-1] == part.organisation else APPROVE_PART, levels[-1])
    return locked(part.scope, part.organisation, part.section), levels
