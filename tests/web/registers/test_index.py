"""The index of the registers, and the way there."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.models import User

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


@pytest.mark.parametrize("role", [RoleKind.BOARD_MEMBER])
def test_index_is_not_there_for_those_outside(
    person_with: Callable[..., User], signed_in: SignedIn, role: RoleKind
) -> None:
    assert signed_in(person_with(role)).get(HOME).status_code == 404
