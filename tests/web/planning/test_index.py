"""How many units are listed at once where one plans."""

import pytest
from django.test import Client

from rodatraden.apps.org.models import Organisation
from rodatraden.foundation.accounts.actions import give_role
from rodatraden.foundation.accounts.models import User
from rodatraden.web.planning.views import MOST_UNITS


@pytest.fixture
def client_(client: Client, system: User, reader: User) -> Client:
    give_role(by=system, user=reader, role="central_office")
    client.force_login(User.objects.get(pk=reader.pk))
    return client


def units(number: int) -> None:
    for at in range(number):
        Organisation.objects.create(key=f"enhet-{at:03}", name=f"Enhet {at:03}", kind="unit", position=1000 + at)


def test_every_unit_is_found_by_page_or_by_name(client_: Client) -> None:
    units(MOST_UNITS + 1)
    last = f"Enhet {MOST_UNITS:03}"
    first = client_.get("/planera/").content.decode()
    assert 'type="search" name="q"' in first.partition("<main")[2]
    shown = [
        last in client_.get(f"/planera/{query}").content.decode() for query in ("", "?sida=2", f"?q={last.lower()}")
    ]
    assert shown == [False, True, True]


def test_name_nobody_has_is_told(client_: Client) -> None:
    units(MOST_UNITS + 1)
    assert "Ingen enhet heter så." in client_.get("/planera/?q=finns+inte").content.decode()
