"""The history of a thing is one click from where one reads or changes it."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from rodatraden.apps.followup.actions.promises import make_promise
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions.council import lay_directive, set_frame
from rodatraden.core.content.council import Directive, DirectiveKind, Frame
from rodatraden.documents.actions import open_documents
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui.plans import begin_plan
from tests.apps.followup.park import BOARD, load_park
from tests.harness.people import make_person

SignIn = Callable[[User], Client]
LINK = re.compile(r'class="rt-history" href="(/historik/[^"]+)"')
PLAN = f"/planera/{BOARD}/2025"
GOAL, INDICATOR = "pn-n2", "pn-03"


@pytest.fixture
def staff(db: None) -> User:
    """One of the central office, with the park board in the database and something from the council laid on it."""
    system = system_user()
    load_park(system)
    open_documents(by=system)
    person = make_person(system, RoleKind.CENTRAL_OFFICE, name="Stina Stab")
    budget = begin_plan(person, "kommunfullmaktige", 2025)
    laid = Directive(key="", kind=DirectiveKind.ASSIGNMENT, name="Plantera träd", boards=(BOARD,))
    lay_directive(by=person, scope=budget, directive=laid)
    set_frame(by=person, scope=budget, frame=Frame(board=BOARD, amount=Decimal(100), unit="mnkr"))
    make_promise(
        by=person, board=BOARD, organisation=BOARD, year=2025, occasion="mars", text="Hur gick det?", said_in="Mars"
    )
    return person


ADDRESSES = (
    f"{PLAN}/mal/pn-n1/",
    f"{PLAN}/aktivitet/pn-a1/",
    f"{PLAN}/atagande/pn-u1/",
    f"{PLAN}/risk/pn-r1/",
    f"{PLAN}/indikator/{GOAL}/{INDICATOR}/",
    "/fullmaktige/2025/redigera/",
    "/fullmaktige/2025/redigera/plantera-trad/",
    "/ar/2025/tillfallen/mars/",
    "/ar/2025/tillfallen/mars/loften/",
    f"/namnder/{BOARD}/2025/mal/pn-n1/",
    f"/namnder/{BOARD}/2025/indikatorer/pn-03/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_history_is_one_click_away(signed_in: SignIn, staff: User, address: str) -> None:
    client = signed_in(staff)
    answer = client.get(address)
    assert answer.status_code == 200
    found = LINK.findall(answer.content.decode())
    assert found
    assert {client.get(href.replace("&amp;", "&")).status_code for href in found} == {200}
