"""The pages say what fell to the board and why, let it be given to a unit, and gather what each unit says."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.control.models import Treatment
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import save_thing, start_occasion
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.foundation.accounts.models import User
from tests.apps.followup.park import BOARD, OFFICE, PARKS, TREES

SignIn = Callable[[User], Client]
People = dict[str, User]
HOME, LAGET = "/min-sida/", f"/laget/{BOARD}/2025/augusti/"
WHY = (
    "Planen säger ”parkchefen”, men ingen enhet eller person heter så. "
    "Därför ligger det hos nämndens utvecklingsledare."
)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def fallen(scope: Scope, people: People) -> Part:
    """A treatment that the plan gives to a position that nobody is known to hold, started anew."""
    Task.objects.filter(scope=scope, about="pn-r1-1").delete()
    Treatment.objects.filter(key="pn-r1-1").update(responsible="parkchefen")
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti")
    return Part.objects.get(scope=scope, organisation=BOARD, section="treatments")


def test_what_fell_to_the_board_is_told_with_the_reason_where_it_is_met(
    fallen: Part, signed_in: SignIn, people: People
) -> None:
    lead = signed_in(people["lead"])
    give = f"/min-sida/lamna-over/{fallen.pk}/"
    for address in (LAGET, f"/rapportera/{BOARD}/2025/augusti/{BOARD}/"):
        shown = page(lead, address)
        assert WHY in shown
        assert f'href="{give}"' in shown
    assert "har hamnat här för att planen inte säger vilken enhet som svarar." in page(lead, HOME)
    assert WHY not in page(signed_in(people["parks"]), LAGET)


def test_it_is_given_to_a_unit_on_the_page_for_handing_over(fallen: Part, signed_in: SignIn, people: People) -> None:
    lead, give = signed_in(people["lead"]), f"/min-sida/lamna-over/{fallen.pk}/"
    assert WHY in page(lead, give)
    task = Task.objects.get(about="pn-r1-1")
    lead.post(give, {"gor": "ge", "uppgift": task.pk, "enhet": ""})
    assert "Välj vad som ska ges, och till vilken enhet." in page(lead, give)
    lead.post(give, {"gor": "ge", "uppgift": task.pk, "enhet": PARKS})
    assert "Parkdriften har uppgiften nu." in page(lead, HOME)
    assert WHY not in page(lead, LAGET)
    task.refresh_from_db()
    assert task.organisation == PARKS


def test_others_may_not_give_away_the_boards_tasks(fallen: Part, signed_in: SignIn, people: People) -> None:
    task = Task.objects.get(about="pn-r1-1")
    answer = signed_in(people["parks"]).post(
        f"/min-sida/lamna-over/{fallen.pk}/", {"gor": "ge", "uppgift": task.pk, "enhet": PARKS}
    )
    assert answer.status_code in (403, 404)
    task.refresh_from_db()
    assert task.organisation == BOARD


def test_the_board_sees_how_many_units_have_said_and_which_deviate(
    scope: Scope, signed_in: SignIn, people: People
) -> None:
    thing = form_of(scope, TREES).thing("controls", "pn-k2")
    assert thing is not None
    save_thing(
        by=people["trees"], scope=scope, organisation=TREES, section="controls", about="pn-k2", tokens=thing.tokens,
        values={"status": "ej-klart-i-ar", "reason": "forsenad", "comment": "Sjukdom."},
    )  # fmt: skip
    for address in (LAGET, f"/rapportera/{BOARD}/2025/augusti/{OFFICE}/"):
        shown = page(signed_in(people["head"]), address)
        assert "1 av 3 enheter har sagt hur det går." in shown
        assert "Trädenheten</b>, " in shown
        assert ": Sjukdom." in shown
