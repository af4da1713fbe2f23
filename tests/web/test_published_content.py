"""What everybody reads is what was published, whatever the content says since."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User

HOME = "/namnder/omsorgsnamnden/2024/"
PAGES = [HOME, f"{HOME}mal/on-kvalitet/", f"{HOME}indikatorer/nojdhet/"]
BEFORE, AFTER = "81", "79"
SignIn = Callable[[User], Client]


def figures(client: Client, address: str) -> tuple[bool, bool]:
    """Whether a page tells the figure of before, and the one of after."""
    words = re.sub(r"<[^>]*>", " ", client.get(address).content.decode()).split()
    return (BEFORE in words, AFTER in words)


@pytest.mark.parametrize("address", PAGES)
def test_changed_figure_is_shown_to_those_inside_alone(
    client: Client,
    signed_in: SignIn,
    reader: User,
    published: Document,
    reload_plan: Callable[[str, str], None],
    address: str,
) -> None:
    reload_plan(f"amount: {{value: {BEFORE}}}", f"amount: {{value: {AFTER}}}")
    assert figures(client, address) == (True, False)
    assert figures(signed_in(reader), address)[1]
    assert figures(client, address) == (True, False)


def test_risk_that_is_not_decided_is_shown_to_those_inside_alone(
    client: Client, signed_in: SignIn, reader: User, published: Document, reload_plan: Callable[[str, str], None]
) -> None:
    reload_plan("title: Personalen räcker inte till", "title: En risk som ingen har beslutat om")
    assert "En risk som ingen har beslutat om" not in client.get(HOME).content.decode()
    assert "En risk som ingen har beslutat om" in signed_in(reader).get(HOME).content.decode()


def test_decided_correction_is_not_announced_before_it_is_published(client: Client, published: Document) -> None:
    edition = published.editions.get()
    edition.pk, edition.number, edition.state, edition.published_at = None, 2, "decided", None
    edition.decided_on = date(2031, 1, 15)
    edition.save()
    assert "2031" not in client.get("/dokument/").content.decode()
    assert "2031" not in client.get("/").content.decode()


def test_start_page_tells_the_net_budget_of_the_plans_year(
    client: Client, signed_in: SignIn, reader: User, published: Document
) -> None:
    for reading in (client, signed_in(reader)):
        page = reading.get("/").content.decode()
        assert "<b>433,6</b> <span>miljoner kronor</span>" in page
        assert "433,6 miljoner kronor i nettobudget" in reading.get(HOME).content.decode()
