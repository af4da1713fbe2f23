"""Saving a form over a whole part."""

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import reopen_part, save_part
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.errors import NotToReopen, PartRefused
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.apps.planning.models import StatusReport
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from tests.apps.followup.park import OFFICE, PLAY

People = dict[str, User]


def fields(scope: Scope, organisation: str) -> dict[str, str]:
    """What every field of a part holds now."""
    things = [thing for found in form_of(scope, organisation).sections.values() for thing in found]
    return {f"{thing.field}-{name}": value for thing in things for name, value in thing.values.items()}


def test_part_is_saved_in_one_go(scope: Scope, people: People) -> None:
    base = fields(scope, PLAY)
    sent = base | {"activities-pn-a1-status": "klar", "texts-lek-och-trygghet-body": "Ljust."}
    assert save_part(by=people["play"], scope=scope, organisation=PLAY, values=sent, base=base) == 2
    assert fields(scope, PLAY) == sent
    assert save_part(by=people["play"], scope=scope, organisation=PLAY, values=sent, base=sent) == 0


def test_two_write_in_the_same_part_at_once(scope: Scope, people: People) -> None:
    base = fields(scope, PLAY)
    one, two = base | {"activities-pn-a1-status": "klar"}, base | {"activities-pn-a2-status": "utgar"}
    save_part(by=people["play"], scope=scope, organisation=PLAY, values=one, base=base)
    save_part(by=people["head"], scope=scope, organisation=PLAY, values=two, base=base)
    assert fields(scope, PLAY) == one | two | {"activities-pn-a1-status": "klar"}


def test_the_same_field_written_by_two_is_a_choice(scope: Scope, people: People) -> None:
    base = fields(scope, PLAY)
    key = "activities-pn-a1-comment"
    save_part(by=people["play"], scope=scope, organisation=PLAY, values=base | {key: "Mitt"}, base=base)
    with pytest.raises(ChangedSince):
        save_part(by=people["head"], scope=scope, organisation=PLAY, values=base | {key: "Ditt"}, base=base)
    assert fields(scope, PLAY)[key] == "Mitt"


def test_every_faulty_field_is_named_and_nothing_is_written(scope: Scope, people: People) -> None:
    base = fields(scope, OFFICE)
    sent = base | {
        "indicators-pn-09-value": "många", "indicators-pn-07-value": "12,5,1", "activities-pn-a8-status": "klar",
    }  # fmt: skip
    with pytest.raises(PartRefused) as refused:
        save_part(by=people["head"], scope=scope, organisation=OFFICE, values=sent, base=base)
    assert {field for field, _ in refused.value.faults} == {"indicators-pn-09-value", "indicators-pn-07-value"}
    assert not StatusReport.objects.filter(scope=scope).exists()


def test_unit_takes_back_what_it_marked_ready(scope: Scope, people: People, ready: Part) -> None:
    reopen_part(by=people["play"], scope=scope, organisation=PLAY, section="activities")
    assert Part.objects.get(pk=ready.pk).state == PartState.BEGUN
    assert Task.objects.filter(scope=scope, organisation=PLAY, kind="activities", done_at__isnull=True).count() == 3
    with pytest.raises(NotToReopen):
        reopen_part(by=people["play"], scope=scope, organisation=PLAY, section="activities")
