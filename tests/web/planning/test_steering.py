"""The pages of the steering model."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.cycle.models import PlanningYear, Scope, StatusLabel
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions.steering import models_in
from rodatraden.core.content.planning import Carries
from rodatraden.foundation.accounts.models import User

SignedIn = Callable[[User], Client]
HOME = "/planera/styrmodell/"


@pytest.fixture
def client_(lead: User, plan: Scope, signed_in: SignedIn) -> Client:
    return signed_in(lead)


def sent(client: Client, address: str) -> dict[str, list[str]]:
    """The first form of a page as it would be sent unchanged."""
    html = client.get(address).content.decode().split("<main")[1].split("</form>")[0]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<(?:input|select|option)[^>]*>", html):
        name = re.search(r' name="([^"]*)"', tag)
        value = re.search(r' value="([^"]*)"', tag)
        if tag.startswith("<select") and name:
            chosen = name[1]
        elif tag.startswith("<option") and " selected" in tag and value:
            found.setdefault(chosen, []).append(value[1])
        elif name and ("checkbox" not in tag or " checked" in tag):
            found.setdefault(name[1], []).append(value[1] if value else "")
    return found


def test_model_is_changed_level_by_level(client_: Client, shared: Scope) -> None:
    form = sent(client_, f"{HOME}modell/")
    told = {**form, "namn": "Modell A", "niva-1-namn": "Huvudmål", "niva-2-bar": ["indicators", "risks"]}
    assert client_.post(f"{HOME}modell/", told).status_code == 302
    (held, _old) = models_in(shared)
    assert (held.name, held.levels[1].name) == ("Modell A", "Huvudmål")
    assert held.levels[2].carries == (Carries.INDICATORS, Carries.RISKS)
    one_more = client_.post(f"{HOME}modell/", {**sent(client_, f"{HOME}modell/"), "gor": "rad"})
    assert 'name="niva-5-namn"' in one_more.content.decode()
    refused = client_.post(f"{HOME}modell/", {**sent(client_, f"{HOME}modell/"), "niva-2-namn": ""})
    assert (refused.status_code, "det finns mål på den" in refused.content.decode()) == (422, True)


def test_closed_model_is_copied_and_used_for_a_new_year(client_: Client) -> None:
    html = client_.get(f"{HOME}gammal/").content.decode()
    assert "Ett av åren är stängt" in html
    made = client_.post(f"{HOME}gammal/", {"gor": "kopiera", "kopia": "Ny modell"})
    assert made.headers["Location"] == f"{HOME}ny-modell/"
    assert client_.post(f"{HOME}ny-modell/", {"gor": "ar", "ar": "2026"}).status_code == 302
    assert PlanningYear.objects.get(year=2026).steering_model == "ny-modell"
    client_.post(f"{HOME}gammal/", {"gor": "kopiera", "kopia": "Onödig"})
    assert client_.post(f"{HOME}onodig/", {"gor": "avsluta"}).status_code == 302
    assert client_.get(f"{HOME}onodig/").status_code == 404


def test_new_model_begins_with_the_usual_levels(client_: Client, shared: Scope) -> None:
    assert client_.post(f"{HOME}ny/", {"namn": ""}).status_code == 422
    client_.post(f"{HOME}ny/", {"namn": "Vår modell"})
    made = models_in(shared)[-1]
    assert [level.name for level in made.levels] == ["Målområde", "Fullmäktigemål", "Nämndmål", "Åtagande", "Aktivitet"]


def test_scale_is_changed_on_its_page(client_: Client) -> None:
    at = f"{HOME}skala/status/"
    token = sent(client_, at)["marke"]
    told = {"marke": token, "nyckel": ["", ""], "ord": ["Klart", ""], "betydelse": ["done", "done"]}
    assert client_.post(at, told).status_code == 302
    assert list(StatusLabel.objects.values_list("key", "label", "meaning")) == [("klart", "Klart", "done")]
    assert client_.post(at, told).status_code == 422
    assert client_.get(f"{HOME}skala/bedomning/").content.decode().count('name="kriterium"') == 5


def test_model_is_read_inside_and_changed_by_the_whole_municipalitys(
    client_: Client, signed_in: SignedIn, person_with: Callable[..., User]
) -> None:
    manager = signed_in(person_with(RoleKind.UNIT_MANAGER, "norr"))
    for address in (HOME, f"{HOME}modell/"):
        assert manager.get(address).status_code == 200
    assert manager.post(f"{HOME}modell/", {"namn": "x"}).status_code == 403
    assert manager.get(f"{HOME}ny/").status_code == 403
    assert manager.get(f"{HOME}skala/status/").status_code == 403
    member = signed_in(person_with(RoleKind.BOARD_MEMBER, "parknamnden"))
    assert member.get(HOME).status_code == 404
    for address in (f"{HOME}finns-inte/", f"{HOME}skala/annat/"):
        assert client_.get(address).status_code == 404
