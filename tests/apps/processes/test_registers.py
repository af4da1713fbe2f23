"""Processes and laws, one by one."""

from dataclasses import replace
from datetime import date

import pytest

from rodatraden.apps.control.models import Risk
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.organisation_errors import ValidityReversed
from rodatraden.apps.cycle.thing_errors import NameMissing, StillNeeded, ThingGone
from rodatraden.apps.processes import actions
from rodatraden.core.content.organisation import LawReference, Process
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of


def test_process_lives_from_an_empty_database_to_its_end(central_office: User) -> None:
    made = actions.create_process(by=central_office, process=Process(key="", name="Upphandling"))
    other = actions.create_process(by=central_office, process=Process(key="", name="Arkiv"))
    changed = actions.edit_process(
        by=central_office, process=replace(made, owner="Ekonomichefen"), token=token_of(values_of(made))
    )
    actions.order_process(by=central_office, key=other.key, to=0)
    assert actions.PROCESSES.all_in(Scope.objects.get()) == [other, changed]
    actions.end_process(by=central_office, key=other.key)
    assert actions.PROCESSES.all_in(Scope.objects.get()) == [changed]


def test_process_that_a_risk_is_tied_to_is_not_ended(central_office: User) -> None:
    made = actions.create_process(by=central_office, process=Process(key="", name="Upphandling"))
    Risk.objects.create(key="r", title="Jäv", scope=Scope.objects.get(), process_id=made.key)
    with pytest.raises(StillNeeded, match="Jäv"):
        actions.end_process(by=central_office, key=made.key)


def test_law_says_when_it_holds_and_whom_it_governs(central_office: User) -> None:
    law = LawReference(key="", name="socialtjänstlagen", number="2001:453", valid_from=date(2002, 1, 1))
    made = actions.create_law(by=central_office, law=law)
    token = token_of(values_of(made))
    with pytest.raises(ValidityReversed):
        actions.edit_law(by=central_office, law=replace(made, valid_to=date(2001, 1, 1)), token=token)
    with pytest.raises(ThingGone):
        actions.edit_law(by=central_office, law=replace(made, governs=("ingen",)), token=token)
    with pytest.raises(NameMissing):
        actions.edit_law(by=central_office, law=replace(made, name=" "), token=token)
    ended = replace(made, valid_to=date(2025, 6, 30))
    assert actions.edit_law(by=central_office, law=ended, token=token) == ended
    assert actions.end_law(by=central_office, key=made.key) == ended
