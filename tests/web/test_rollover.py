"""How much of a roll-over is shown at once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from rodatraden.apps.cycle.actions.organisation import cease_organisation, create_organisation
from rodatraden.apps.cycle.queries.scopes import versions_of_years
from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.organisation import Organisation, OrganisationKind
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from rodatraden.web.rollover.shown import SHOWN_ALONE, SHOWN_AT_FIRST, Group, Row, shown
from tests.harness.people import make_person


def group(rows: int) -> Group:
    made = tuple(Row(organisation="Nämnden", kind="mål", name=f"Mål {number}", why="") for number in range(rows))
    return Group(fate="carried", heading="Följer med", shape="on", hint="", rows=made, open=False)


def test_few_things_are_all_shown_and_lead_nowhere() -> None:
    found = shown(group(SHOWN_AT_FIRST))
    assert (len(found.page), found.more) == (SHOWN_AT_FIRST, False)


def test_many_things_are_cut_and_lead_to_all_of_them() -> None:
    found = shown(group(SHOWN_AT_FIRST + 1))
    assert (len(found.page), found.more) == (SHOWN_AT_FIRST, True)


def test_pages_of_a_group_show_each_thing_once() -> None:
    many = group(2 * SHOWN_ALONE + 1)
    pages = [shown(many, str(number)) for number in (1, 2, 3)]
    assert [row for each in pages for row in each.page] == list(many.rows)
    assert not any(each.more for each in pages)


@pytest.fixture
def office(documents: dict[str, Document], system: User, signed_in: Callable[[User], Client]) -> Client:
    """The central office's browser."""
    return signed_in(make_person(system, RoleKind.CENTRAL_OFFICE, "Stina Stab"))


def test_an_organisation_that_ceases_or_is_new_is_told_of_at_once(office: Client, system: User) -> None:
    def told() -> object:
        answer = office.get("/ar/2024/overfor/")
        assert answer.status_code == 200
        return answer.context["summary"], [row for one in answer.context["groups"] for row in one.group.rows]

    administrator = make_person(system, RoleKind.ADMINISTRATOR, "Ada Administratör")
    before, at = told(), versions_of_years(2024, 2025)
    unit = Organisation(key="", name="Ny enhet", kind=OrganisationKind.UNIT)
    create_organisation(by=administrator, organisation=unit)
    assert versions_of_years(2024, 2025) != at
    cease_organisation(by=administrator, key="omsorgsnamnden", last_day=date(2024, 12, 31))
    assert told() != before
