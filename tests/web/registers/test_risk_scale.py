"""The page of the risk scale."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.apps.control.actions.risk_scale import risk_scale
from rodatraden.core.content.organisation import RiskScaleLevel, RiskZone
from rodatraden.core.risk import proposed_zone
from rodatraden.foundation.accounts.models import User
from rodatraden.web.registers.matrix import matrix_of

SignedIn = Callable[[User], Client]
AT = "/grunduppgifter/riskskala/"


@pytest.fixture
def client_(development_lead: User, signed_in: SignedIn) -> Client:
    return signed_in(development_lead)


def shown(client: Client) -> str:
    return client.get(AT).content.decode().split("<main")[1].split("</main>")[0]


def form(html: str) -> dict[str, list[str]]:
    """What the form of the page would send."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found.setdefault(name[1], []).append(value[1] if value else "")
    return found


def test_usual_scale_is_proposed_and_kept_as_it_is_changed(client_: Client) -> None:
    html = shown(client_)
    assert ("Ingenting är sparat än" in html, risk_scale().steps) == (True, ())
    told = form(html)
    told["likelihood-ord"][0] = "Nästan aldrig"
    assert client_.post(AT, told).status_code == 302
    assert [step.label for step in risk_scale().steps if step.dimension == "likelihood"] == [
        "Nästan aldrig", "Mindre sannolik", "Möjlig", "Sannolik"
    ]  # fmt: skip
    assert [(zone.key, zone.from_value) for zone in risk_scale().zones] == [("lag", 1), ("medel", 5), ("hog", 9)]


def test_matrix_is_drawn_of_what_is_written_before_it_is_saved(client_: Client) -> None:
    told = form(shown(client_))
    told["zone-varde"][2] = "16"
    drawn = client_.post(AT, {**told, "gor": "visa"}).content.decode()
    assert drawn.count('data-zone="3"') == 2  # One value, and its zone.
    assert risk_scale().steps == ()


def test_refused_scale_says_why_and_keeps_what_was_written(client_: Client) -> None:
    told = form(shown(client_))
    told["consequence-varde"][0] = "noll"
    answer = client_.post(AT, told)
    assert answer.status_code == 422
    assert "Konsekvens, Försumbar: skriv värdet som ett helt tal" in answer.content.decode()
    assert 'value="noll"' in answer.content.decode()


def test_scale_changed_by_another_shows_both(client_: Client) -> None:
    begun = form(shown(client_))
    client_.post(AT, begun)
    mine = {**begun, "likelihood-ord": ["Mitt ord", *begun["likelihood-ord"][1:]]}
    answer = client_.post(AT, mine)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Mitt ord" in html
    assert "Osannolik" in html.split("Det som gäller nu")[1]
    again = {**mine, "marke": form(html)["marke"]}
    assert client_.post(AT, again).status_code == 302


def test_reader_sees_the_matrix_only(reader: User, client_: Client, signed_in: SignedIn) -> None:
    client = signed_in(reader)
    assert "Ingen riskskala än" in shown(client)
    client_.post(AT, form(shown(client_)))
    html = shown(client)
    assert ("<form" in html, html.count("<td data-zone")) == (False, 16)


@given(
    st.sets(st.integers(1, 9), min_size=1, max_size=5),
    st.sets(st.integers(1, 9), min_size=1, max_size=5),
    st.sets(st.integers(0, 81), max_size=4),
)
def test_matrix_has_every_product_and_its_zone(down: set[int], across: set[int], starts: set[int]) -> None:
    steps = [RiskScaleLevel(dimension="likelihood", value=value, label="l") for value in down]
    steps += [RiskScaleLevel(dimension="consequence", value=value, label="k") for value in across]
    zones = [RiskZone(key=str(start), from_value=start, label=str(start), proposal="") for start in starts]
    matrix = matrix_of(steps, zones)
    cells = {
        (row.value, column.value): cell
        for row, found in matrix.rows
        for column, cell in zip(matrix.columns, found, strict=True)
    }
    assert {place: cell.value for place, cell in cells.items()} == {(a, b): a * b for a in down for b in across}
    for cell in cells.values():
        zone = proposed_zone(cell.value, zones)
        assert cell.zone == (zone.label if zone else "")
        assert 1 <= cell.grade <= 3
