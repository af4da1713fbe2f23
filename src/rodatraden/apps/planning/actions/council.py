"""What the council lays on the boards, and what a board answers."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from rodatraden.apps.cycle.actions.editing import begin_edit, write_kind
from rodatraden.apps.cycle.actions.things import cleaned
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import NameMissing, ThingGone
from rodatraden.apps.economy.rules import ore_in
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.actions.things import refuse_unreadable_texts
from rodatraden.apps.planning.council_errors import AnsweredAlready, AnswerNeeds, BoardUnknown, ReasonNeeded
from rodatraden.apps.planning.models import Answer as AnswerRow
from rodatraden.apps.planning.models import Directive as DirectiveRow
from rodatraden.apps.planning.queries import content as homes
from rodatraden.apps.planning.rules import ANSWER_COUNCIL, EDIT_COUNCIL
from rodatraden.core.content.council import Answer, AnswerKind, Directive, Frame
from rodatraden.core.keys import free_key, key_from
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.read import read

_NOUN = "styrsignalen"
_NEEDS = {
    AnswerKind.OWN_GOAL: "vilket av nämndens mål som svarar",
    AnswerKind.COMMITMENT: "vilket åtagande som svarar",
}


@transaction.atomic
def lay_directive(*, by: User, scope: Scope, directive: Directive, reason: str = "") -> Directive:
    """Lay a directive, priority, assignment or condition on boards in the council's budget.

    One with a key changes the one there is; without, a key is made from the name. Raises
    NameMissing, BoardUnknown, ThingGone or ScopeClosed.
    """
    held = begin_edit(by=by, permission=EDIT_COUNCIL, scope=scope, reason=reason)
    said = cleaned(directive)
    if not said.name:
        raise NameMissing(_NOUN)
    _refuse_unknown(said.boards)
    refuse_unreadable_texts(said, None)
    have: list[Directive] = list(read(homes.DIRECTIVES, held.pk))
    if said.key:
        if said.key not in {one.key for one in have}:
            raise ThingGone(_NOUN)
        contents = [said if one.key == said.key else one for one in have]
    else:
        said = replace(said, key=free_key(key_from(said.name, "uppdrag"), _taken))
        contents = [*have, said]
    write_kind(homes.DIRECTIVES, contents, by=by, scope=held, action="planning.lay_directive", reason=reason)
    return said


@transaction.atomic
def end_directive(*, by: User, scope: Scope, key: str, reason: str = "") -> None:
    """Take a directive away; raises ThingGone, or AnsweredAlready when a board has answered and no reason is given."""
    held = begin_edit(by=by, permission=EDIT_COUNCIL, scope=scope, reason=reason)
    have: list[Directive] = list(read(homes.DIRECTIVES, held.pk))
    gone = next((one for one in have if one.key == key), None)
    if gone is None:
        raise ThingGone(_NOUN)
    if not reason.strip() and AnswerRow.objects.filter(of=key, ended_at__isnull=True).exists():
        raise AnsweredAlready(gone.name)
    contents = [one for one in have if one.key != key]
    write_kind(homes.DIRECTIVES, contents, by=by, scope=held, action="planning.end_directive", reason=reason)


@transaction.atomic
def set_frame(*, by: User, scope: Scope, frame: Frame, reason: str = "") -> Frame:
    """Set a board's frame in the council's budget; raises BoardUnknown or what the unit of money refuses."""
    held = begin_edit(by=by, permission=EDIT_COUNCIL, scope=scope, reason=reason)
    _refuse_unknown((frame.board,))
    ore_in(frame.unit)
    said = cleaned(frame)
    have: list[Frame] = list(read(homes.FRAMES, held.pk))
    if said.board in {one.board for one in have}:
        contents = [said if one.board == said.board else one for one in have]
    else:
        contents = [*have, said]
    _write_frames(by, held, contents, reason)
    return said


@transaction.atomic
def remove_frame(*, by: User, scope: Scope, board: str, reason: str = "") -> None:
    """Take a board's frame out of the council's budget."""
    held = begin_edit(by=by, permission=EDIT_COUNCIL, scope=scope, reason=reason)
    have: list[Frame] = list(read(homes.FRAMES, held.pk))
    _write_frames(by, held, [one for one in have if one.board != board], reason)


def _write_frames(by: User, held: Scope, contents: list[Frame], reason: str) -> None:
    write_kind(
        homes.FRAMES,
        contents,
        by=by,
        scope=held,
        action="planning.set_frame",
        reason=reason,
        unit=lambda frame: str(frame.unit),
    )


@transaction.atomic
def answer_council(*, by: User, scope: Scope, answer: Answer, reason: str = "") -> Answer:
    """Answer a council goal or directive in a board's plan; a second answer replaces the first.

    Raises AnswerNeeds when what answers is not named, ReasonNeeded when a board that is not
    concerned does not say why.
    """
    held = begin_edit(by=by, permission=ANSWER_COUNCIL, scope=scope, reason=reason)
    said = cleaned(answer)
    if said.kind in _NEEDS and not said.by:
        raise AnswerNeeds(_NEEDS[said.kind])
    if said.kind is AnswerKind.NOT_CONCERNED and not said.text:
        raise ReasonNeeded
    if said.kind not in _NEEDS:
        said = replace(said, by="")
    refuse_unreadable_texts(said, None)
    have: list[Answer] = list(read(homes.ANSWERS, held.pk))
    if said.of in {one.of for one in have}:
        contents = [said if one.of == said.of else one for one in have]
    else:
        contents = [*have, said]
    write_kind(homes.ANSWERS, contents, by=by, scope=held, action="planning.answer_council", reason=reason)
    return said


@transaction.atomic
def withdraw_answer(*, by: User, scope: Scope, of: str, reason: str = "") -> None:
    """Take back a board's answer."""
    held = begin_edit(by=by, permission=ANSWER_COUNCIL, scope=scope, reason=reason)
    have: list[Answer] = list(read(homes.ANSWERS, held.pk))
    kept = [one for one in have if one.of != of]
    write_kind(homes.ANSWERS, kept, by=by, scope=held, action="planning.withdraw_answer", reason=reason)


def _refuse_unknown(boards: tuple[str, ...]) -> None:
    known = set(
        Organisation.objects.filter(key__in=boards, ended_at__isnull=True).order_by("key").values_list("key", flat=True)
    )
    for board in boards:
        if board not in known:
            raise BoardUnknown(board)


def _taken(key: str) -> bool:
    return DirectiveRow.objects.filter(key=key).exists()
