"""The index of the registers, and the way there."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.cycle.actions.organisation import create_organisation
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.processes.actions import create_process
from rodatraden.core.content.organisation import Organisation, OrganisationKind, Process
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui.registers import declared

SignedIn = Callable[[User], Client]
HOME = "/grunduppgifter/"


def test_index_tells_what_is_missing_and_leads_on(administrator: User, signed_in: SignedIn) -> None:
    html = signed_in(administrator).get(HOME).content.decode()
    assert "Ingen styrmodell än" in html
    assert "Ingen mer än du är med än" in html


def test_menu_leads_there_only_those_who_may_change_something(
    person_with: Callable[..., User], signed_in: SignedIn
) -> None:
    lead, manager = person_with(RoleKind.DEVELOPMENT_LEAD), person_with(RoleKind.UNIT_MANAGER)
    assert f'href="{HOME}"' in signed_in(lead).get("/").content.decode()
    assert f'href="{HOME}"' not in signed_in(manager).get("/").content.decode()


def test_page_that_is_not_there_for_a_person_is_no_link(central_office: User, signed_in: SignedIn) -> None:
    html = signed_in(central_office).get(HOME).content.decode().split("<main")[1]
    assert "Bjud in dem som ska arbeta" in html
    assert 'href="/konton/"' not in html


def test_administrator_comes_to_settings_but_to_no_content(administrator: User, signed_in: SignedIn) -> None:
    client = signed_in(administrator)
    html = client.get(HOME).content.decode().split("<main")[1]
    assert (f'href="{HOME}organisation/"' in html, f'href="{HOME}riskskala/"' in html) == (True, False)
    assert client.get(f"{HOME}riskskala/").status_code == 404


def test_one_who_only_reads_is_told_once(person_with: Callable[..., User], signed_in: SignedIn) -> None:
    html = signed_in(person_with(RoleKind.UNIT_MANAGER)).get(HOME).content.decode()
    assert (html.count("Du kan läsa"), "Fortsätt:" in html) == (1, False)


@pytest.mark.parametrize("role", [RoleKind.BOARD_MEMBER])
def test_index_is_not_there_for_those_outside(
    person_with: Callable[..., User], signed_in: SignedIn, role: RoleKind
) -> None:
    assert signed_in(person_with(role)).get(HOME).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_questions_does_not_grow(
    central_office: User, signed_in: SignedIn, django_assert_num_queries: Callable[..., object], number: int
) -> None:
    for each in range(number):
        unit = Organisation(key="", name=f"Enhet {each}", kind=OrganisationKind.UNIT)
        create_organisation(by=central_office, organisation=unit)
        create_process(by=central_office, process=Process(key="", name=f"Process {each}"))
    client = signed_in(central_office)
    client.get(HOME)
    # Who asks takes three; then each register says how much it has.
    with django_assert_num_queries(3 + sum(1 for register in declared() if register.told is not str)):
        client.get(HOME)
