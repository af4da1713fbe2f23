"""The page of an indicator that all read leads to its definition and its values for those who may change them."""

from collections.abc import Callable

from django.test import Client

from rodatraden.apps.org.enums import RoleKind
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from tests.harness.people import make_person

SignIn = Callable[[User], Client]
PAGE = "/namnder/omsorgsnamnden/2024/indikatorer/nojdhet/"
HOME = "/grunduppgifter/indikatorer/nojdhet/"


def ways(client: Client) -> list[bool]:
    html = client.get(PAGE).content.decode()
    return ["Ändra definitionen" in html, f'href="{HOME}"' in html, f'href="{HOME}varden/"' in html]


def test_those_who_may_are_led_there_and_nobody_else(
    client: Client,
    signed_in: SignIn,
    published: Document,
    system: User,
    development_lead: User,
    reader: User,
) -> None:
    controller = make_person(system, RoleKind.CONTROLLER, "Kim Controller", "omsorgsnamnden")
    assert ways(client) == [False, False, False]
    assert ways(signed_in(reader)) == [False, False, False]
    assert ways(signed_in(controller)) == [False, False, True]
    assert ways(signed_in(development_lead)) == [True, True, True]
