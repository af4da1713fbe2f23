"""Prepare and hold a result dialogue, agree on what shall be done, and say how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.dialogue_errors import (
    AgreementEmpty,
    DialogueAhead,
    DialogueHeld,
    DialogueNotBetweenLevels,
    DialogueNotEmpty,
    DialogueUnknown,
    NoPlanToWriteIn,
    OwnerOutside,
)
from rodatraden.apps.followup.dialogue_rules import HOLD_DIALOGUE
from rodatraden.apps.followup.enums import AgreedKind
from rodatraden.apps.followup.models import AgreedAction, Dialogue
from rodatraden.apps.followup.queries.agenda import AgendaSection, agenda_of, board_of
from rodatraden.apps.followup.queries.dialogues import dialogue_values, people_between
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.actions.work import create_activity
from rodatraden.core.content.planning import Activity
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.editing.values import as_kept
from rodatraden.foundation.permissions import require

KIND, AGREED = "followup.dialogue", "followup.agreedaction"


@transaction.atomic
def prepare_dialogue(
    *, by: User, organisation: str, above: str, day: date, year: int, occasion: str = "", preparation: str = ""
) -> Dialogue:
    """Lay down a meeting between an organisation and one above it; raises DialogueNotBetweenLevels."""
    require(by, HOLD_DIALOGUE, organisation)
    living = Organisation.objects.filter(key__in=(organisation, above), ended_at__isnull=True)
    if living.count() != 2 or above not in tree().at_or_above(organisation) - {organisation}:
        raise DialogueNotBetweenLevels
    made = Dialogue.objects.create(
        organisation_id=organisation,
        above_id=above,
        day=day,
        year=year,
        occasion=occasion,
        preparation=as_kept(preparation),
        created_by=by,
    )
    after = {"organisation": organisation, "above": above, "day": str(day), "occasion": f"{year} {occasion}".strip()}
    record(by=by, action="followup.prepare_dialogue", kind=KIND, key=str(made.pk), after=after)
    return made


@transaction.atomic
def write_dialogue(
    *,
    by: User,
    dialogue: Dialogue,
    token: str,
    preparation: str | None = None,
    notes: str | None = None,
    day: date | None = None,
    reason: str = "",
) -> Dialogue:
    """Write what to bring up, the notes, or another day; `token` is that of the values the form began with.

    Raises DialogueHeld when the meeting is over and no reason is given, ChangedSince.
    """
    require(by, HOLD_DIALOGUE, dialogue)
    held = _locked(dialogue)
    before = dialogue_values(held)
    refuse_changed(before, token)
    held.preparation = before["preparation"] if preparation is None else as_kept(preparation)
    held.notes = before["notes"] if notes is None else as_kept(notes)
    held.day = day or held.day
    after = dialogue_values(held)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return held
    if held.is_held and not reason.strip():
        raise DialogueHeld
    held.save()
    _note(by, "followup.write_dialogue", held, before, after, changed, reason)
    return held


@transaction.atomic
def close_dialogue(*, by: User, dialogue: Dialogue, today: date | None = None) -> Dialogue:
    """Say that the meeting has been: the agenda is kept as it stands now. Raises DialogueAhead."""
    require(by, HOLD_DIALOGUE, dialogue)
    held = _locked(dialogue)
    if held.is_held:
        return held
    now = today or timezone.localdate()
    if held.day > now:
        raise DialogueAhead
    held.agenda = _kept_agenda(agenda_of(held, now))
    held.held_at, held.held_by = timezone.now(), by
    held.save()
    record(by=by, action="followup.close_dialogue", kind=KIND, key=str(held.pk), after={"held": str(now)})
    return held


@transaction.atomic
def call_off_dialogue(*, by: User, dialogue: Dialogue, reason: str = "") -> None:
    """Call off a meeting that has not been; raises DialogueNotEmpty when something is agreed already."""
    require(by, HOLD_DIALOGUE, dialogue)
    held = _locked(dialogue)
    if held.is_held or held.agreed.exists():
        raise DialogueNotEmpty
    held.called_off_at = timezone.now()
    held.save(update_fields=("called_off_at",))
    record(by=by, action="followup.call_off_dialogue", kind=KIND, key=str(held.pk), reason=reason.strip())


@transaction.atomic
def agree_on_assignment(*, by: User, dialogue: Dialogue, text: str, owner: User, due: date) -> AgreedAction:
    """Agree on an assignment with owner and date; raises AgreementEmpty, OwnerOutside."""
    require(by, HOLD_DIALOGUE, dialogue)
    held = _locked(dialogue)
    words = _words(text)
    if owner.pk not in {person.pk for person in people_between(held)}:
        raise OwnerOutside(owner.name)
    made = AgreedAction.objects.create(dialogue=held, kind=AgreedKind.ASSIGNMENT, text=words, owner=owner, due=due)
    _note_agreed(by, made)
    return made


@transaction.atomic
def agree_on_activity(*, by: User, dialogue: Dialogue, text: str, goal: str, due: date) -> AgreedAction:
    """Agree on an activity of the board's plan, under a goal, led by the organisation.

    Raises AgreementEmpty, NoPlanToWriteIn, and what `create_activity` refuses.
    """
    require(by, HOLD_DIALOGUE, dialogue)
    held = _locked(dialogue)
    words = _words(text)
    board = board_of(held)
    plan = Scope.objects.filter(board__key=board, year=held.year, level="board_year").first() if board else None
    if plan is None:
        raise NoPlanToWriteIn(held.year)
    led_by = held.organisation_id if held.organisation_id != board else ""
    wanted = Activity(key="", name=words, goals=(goal,) if goal else (), led_by=led_by, ends=due)
    activity = create_activity(by=by, scope=plan, activity=wanted)
    made = AgreedAction.objects.create(
        dialogue=held, kind=AgreedKind.ACTIVITY, text=words, due=due, activity=activity.key
    )
    _note_agreed(by, made)
    return made


@transaction.atomic
def settle_agreed(*, by: User, agreed: AgreedAction, is_done: bool, outcome: str = "") -> AgreedAction:
    """Say how it went with what was agreed: done or not yet, in words. Its owner may, and those who hold dialogues."""
    held = AgreedAction.objects.select_for_update(of=("self",)).select_related("dialogue").get(pk=agreed.pk)
    if held.owner_id != by.pk:
        require(by, HOLD_DIALOGUE, held)
    before = {"done": "ja" if held.done_at else "", "outcome": held.outcome}
    held.outcome = as_kept(outcome)
    if is_done and held.done_at is None:
        held.done_at, held.done_by = timezone.now(), by
    elif not is_done:
        held.done_at = held.done_by = None
    after = {"done": "ja" if held.done_at else "", "outcome": held.outcome}
    if after == before:
        return held
    held.save()
    record(by=by, action="followup.settle_agreed", kind=AGREED, key=str(held.pk), before=before, after=after)
    return held


def _locked(dialogue: Dialogue) -> Dialogue:
    held = Dialogue.objects.select_for_update(of=("self",)).get(pk=dialogue.pk)
    if held.called_off_at is not None:
        raise DialogueUnknown
    return held


def _words(text: str) -> str:
    words = as_kept(text)
    if not words:
        raise AgreementEmpty("vad som ska göras")
    return words


def _kept_agenda(sections: Sequence[AgendaSection]) -> list[dict[str, object]]:
    return [
        {
            "key": section.key,
            "title": section.title,
            "lines": [{"text": line.text, "below": line.below, "shape": line.shape} for line in section.lines],
        }
        for section in sections
    ]


def _note(
    by: User, action: str, row: Dialogue, before: dict[str, str], after: dict[str, str], names: list[str], reason: str
) -> None:
    record(
        by=by,
        action=action,
        kind=KIND,
        key=str(row.pk),
        before={name: before[name] for name in names},
        after={name: after[name] for name in names},
        reason=reason.strip(),
    )


def _note_agreed(by: User, made: AgreedAction) -> None:
    after = {"dialogue": made.dialogue_id, "text": made.text, "due": str(made.due), "activity": made.activity}
    owner = {"owner": made.owner_id} if made.owner_id else {}
    record(by=by, action="followup.agree", kind=AGREED, key=str(made.pk), after=after | owner)
