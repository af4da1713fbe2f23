"""What an occasion says to those who write, slot by slot: the year's own words beside the template's."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.actions.scopes import mark_changed, municipality_scope
from rodatraden.apps.cycle.errors import OccasionUnknown, TextInstructionTooLong, YearClosed
from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.cycle.queries.occasions import instructions_from, instructions_kept
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.core.content.occasions import SlotInstruction
from rodatraden.core.content.organisation import YearState
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.permissions import require

LONGEST = 2000


def token_of_instructions(told: Iterable[SlotInstruction]) -> str:
    """The token of an occasion's instructions as they stand."""
    return token_of(_values(told))


@transaction.atomic
def set_instructions(
    *, by: User, year: int, key: str, instructions: Iterable[SlotInstruction], token: str
) -> tuple[SlotInstruction, ...]:
    """Give an occasion these words to those who write, and no others; one without text is left out.

    Raises OccasionUnknown, YearClosed, ChangedSince, TextInstructionTooLong.
    """
    require(by, PLAN_YEAR, "")
    row = (
        Occasion.objects.select_for_update(of=("self",))
        .select_related("year")
        .filter(year_id=year, key=key, ended_at__isnull=True)
        .first()
    )
    if row is None:
        raise OccasionUnknown(year, key)
    if row.year.state == YearState.CLOSED:
        raise YearClosed(year)
    have = instructions_from(row.instructions)
    refuse_changed(_values(have), token)
    wanted = tuple(
        SlotInstruction(slot=one.slot, text=one.text.strip(), replaces=one.replaces)
        for one in instructions
        if one.text.strip()
    )
    if any(len(one.text) > LONGEST for one in wanted):
        raise TextInstructionTooLong(LONGEST)
    if wanted == have:
        return have
    row.instructions, row.changed_at = instructions_kept(wanted), timezone.now()
    row.save(update_fields=("instructions", "changed_at"))
    before, after = _values(have), _values(wanted)
    record(
        by=by,
        action="cycle.set_instructions",
        kind="cycle.occasion",
        key=f"{year} {key}",
        before={slot: text for slot, text in before.items() if after.get(slot) != text},
        after={slot: text for slot, text in after.items() if before.get(slot) != text},
    )
    mark_changed(by=by, scope=municipality_scope(by=by))
    return wanted


def _values(told: Iterable[SlotInstruction]) -> dict[str, str]:
    return {one.slot: f"{'I stället: ' if one.replaces else ''}{one.text}" for one in told}
