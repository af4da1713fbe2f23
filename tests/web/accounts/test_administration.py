"""Looking after accounts: for administrators alone, fifty a page, in a constant number of questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.foundation.accounts.actions import create_without_password
from rodatraden.foundation.accounts.models import RoleGrant, User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.outbox.models import OutboxMessage

SignIn = Callable[[User], Client]
Person = Callable[..., User]


@pytest.fixture
def admin(administrator: User, signed_in: SignIn) -> Client:
    """A client in which the administrator has signed in."""
    return signed_in(administrator)


@pytest.fixture
def unit(db: None) -> Organisation:
    """A unit under an administration."""
    Organisation.objects.create(key="forvaltningen", name="Förvaltningen", kind="administration")
    return Organisation.objects.create(key="enheten", name="Enheten", kind="unit", parent_id="forvaltningen")


def crowd(system: User, number: int) -> None:
    for place in range(number):
        create_without_password(by=system, email=f"person{place}@kommun.example", name=f"Person {place:03}")


@pytest.mark.parametrize("extra", [3, 80])
def test_the_list_asks_as_often_for_eighty_as_for_three(
    admin: Client, system: User, extra: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowd(system, extra)
    admin.get("/konton/")
    with django_assert_num_queries(7):
        page = admin.get("/konton/")
    assert len(page.context["rows"]) == min(extra + 1, 50)


def test_the_second_page_has_the_rest(admin: Client, system: User) -> None:
    crowd(system, 80)
    assert len(admin.get("/konton/?sida=2").context["rows"]) == 31
    assert len(admin.get("/konton/?sida=999").context["rows"]) == 31


@pytest.mark.parametrize("words", ["åsa", "ÅSA", "öberg åsa", "asa.oberg@", "Åsa Öberg"])
def test_people_are_found_by_parts_of_name_and_address_in_any_case(admin: Client, system: User, words: str) -> None:
    create_without_password(by=system, email="asa.oberg@kommun.example", name="Åsa Öberg")
    create_without_password(by=system, email="asa.ek@kommun.example", name="Asa Ek")
    assert [person.name for person, _ in admin.get("/konton/", {"q": words}).context["rows"]] == ["Åsa Öberg"]


def test_the_systems_account_is_not_listed(admin: Client, system: User) -> None:
    assert "Systemet" not in [person.name for person, _ in admin.get("/konton/").context["rows"]]
    assert admin.get(f"/konton/{system.pk}/").status_code == 404


def test_an_administrator_invites_a_person_to_a_role_at_a_unit(
    admin: Client, unit: Organisation, settings: Settings
) -> None:
    settings.EMAIL_HOST = "127.0.0.1"
    asked = {"name": "Ny  Chef", "email": "Ny.Chef@kommun.example", "role": "unit_manager", "place": "enheten"}
    answer = admin.post("/konton/bjud-in/", asked)
    made = User.objects.get(email="ny.chef@kommun.example")
    assert answer.headers["Location"] == f"/konton/{made.pk}/"
    assert (made.name, made.has_usable_password()) == ("Ny Chef", False)
    assert [(grant.role, grant.place) for grant in made.grants.all()] == [("unit_manager", "enheten")]
    assert OutboxMessage.objects.get().to == made


def test_without_a_mail_server_the_link_is_shown_once(admin: Client) -> None:
    answer = admin.post("/konton/bjud-in/", {"name": "Ny", "email": "ny@kommun.example", "role": "", "place": ""})
    link = answer.context["link"]
    assert (answer.status_code, link in answer.content.decode()) == (200, True)
    assert link in OutboxMessage.objects.get().body


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"email": "administrator@kommun.example"}, "Det finns redan ett konto"),
        ({"email": "inte en adress"}, "giltig e-postadress"),
        ({"name": " "}, "måste fyllas i"),
        ({"role": "kung"}, "giltigt"),
        ({"role": "reader"}, "Välj var rollen gäller."),
    ],
)
def test_an_invitation_that_cannot_be_changes_nothing(admin: Client, changed: dict[str, str], said: str) -> None:
    asked = {"name": "Ny", "email": "ny@kommun.example", "role": "", "place": "", **changed}
    refused = admin.post("/konton/bjud-in/", asked)
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert (User.objects.filter(is_system=False).count(), OutboxMessage.objects.count()) == (1, 0)


def test_a_role_is_given_for_a_period_and_taken_back(admin: Client, unit: Organisation, reader: User) -> None:
    first, last = timezone.localdate(), timezone.localdate() + timedelta(days=30)
    asked = {"role": "controller", "place": "forvaltningen", "starts": first.isoformat(), "ends": last.isoformat()}
    admin.post(f"/konton/{reader.pk}/roll/", asked)
    grant = reader.grants.get(role="controller")
    assert (grant.place, grant.starts, grant.ends) == ("forvaltningen", first, last)
    page = admin.get(f"/konton/{reader.pk}/").content.decode()
    assert "Controller</span>, Förvaltningen" in page
    admin.post(f"/konton/{reader.pk}/roll/{grant.pk}/aterta/")
    assert "Controller</span>" not in admin.get(f"/konton/{reader.pk}/").content.decode()


def test_a_role_for_the_whole_municipality_is_chosen_and_not_slipped_into(admin: Client, reader: User) -> None:
    asked = {"role": "controller", "starts": timezone.localdate().isoformat()}
    assert admin.post(f"/konton/{reader.pk}/roll/", {**asked, "place": ""}).status_code == 422
    assert admin.post(f"/konton/{reader.pk}/roll/", {**asked, "place": "*"}).status_code == 302
    assert reader.grants.get(role="controller").place == ""


def test_places_are_chosen_in_the_trees_order(admin: Client, unit: Organisation) -> None:
    choices = admin.get("/konton/bjud-in/").context["form"].fields["place"].choices
    assert choices == [
        ("", "–"),
        ("*", "Hela kommunen"),
        ("forvaltningen", "\u2003Förvaltningen"),
        ("enheten", "\u2003\u2003Enheten"),
    ]


def test_a_role_that_is_another_persons_is_not_taken_back_here(admin: Client, reader: User, auditor: User) -> None:
    grant = auditor.grants.get()
    assert admin.post(f"/konton/{reader.pk}/roll/{grant.pk}/aterta/").status_code == 404


def test_an_administrator_names_a_substitute_for_a_manager(admin: Client, person_with: Person, reader: User) -> None:
    manager, today = person_with(RoleKind.UNIT_MANAGER, "enheten"), timezone.localdate()
    asked = {"email": reader.email, "starts": today.isoformat(), "ends": today.isoformat()}
    assert admin.post(f"/konton/{manager.pk}/vikarie/", asked).status_code == 302
    given = RoleGrant.objects.get(substitute_for=manager)
    assert (given.user, given.ends) == (reader, today)
    admin.post(f"/konton/{manager.pk}/roll/{given.pk}/aterta/")
    assert "Ingen vikarie" in admin.get(f"/konton/{manager.pk}/").content.decode()


def test_a_closed_account_is_shut_out_at_once_and_can_be_opened(admin: Client, reader: User, password: str) -> None:
    theirs = Client()
    theirs.post("/logga-in/", {"login": reader.email, "password": password})
    admin.post(f"/konton/{reader.pk}/andra/", {"gor": "stang"})
    assert theirs.get("/mitt-konto/").status_code == 302
    admin.post(f"/konton/{reader.pk}/andra/", {"gor": "oppna"})
    assert theirs.post("/logga-in/", {"login": reader.email, "password": password}).status_code == 302
    assert [row.action for row in AuditRow.objects.filter(object_key=str(reader.pk)).order_by("pk")][-2:] == [
        "accounts.close_account",
        "accounts.open_account",
    ]


def test_sessions_of_another_are_ended(admin: Client, reader: User, password: str) -> None:
    theirs = Client()
    theirs.post("/logga-in/", {"login": reader.email, "password": password})
    assert "på 1 ställe<" in admin.get(f"/konton/{reader.pk}/").content.decode()
    admin.post(f"/konton/{reader.pk}/andra/", {"gor": "logga-ut"})
    assert theirs.get("/mitt-konto/").status_code == 302


def test_a_lost_telephone_is_taken_away_and_the_person_told(admin: Client, reader: User) -> None:
    Authenticator.objects.create(user=reader, type="totp", data={"secret": "x"})
    admin.post(f"/konton/{reader.pk}/andra/", {"gor": "ta-bort-kod"})
    assert Authenticator.objects.count() == 0
    assert OutboxMessage.objects.get().to == reader


def test_the_last_administrator_is_neither_closed_nor_taken_back(admin: Client, administrator: User) -> None:
    grant = administrator.grants.get()
    said = admin.post(f"/konton/{administrator.pk}/roll/{grant.pk}/aterta/", follow=True).content.decode()
    assert "Det är den enda administratören" in said
    said = admin.post(f"/konton/{administrator.pk}/andra/", {"gor": "stang"}, follow=True).content.decode()
    assert "inte stänga ditt eget konto" in said
    administrator.refresh_from_db()
    assert administrator.is_active


def test_a_deed_that_is_not_there_is_not_done(admin: Client, reader: User) -> None:
    assert admin.post(f"/konton/{reader.pk}/andra/", {"gor": "radera"}).status_code == 404


@pytest.mark.parametrize("address", ["/konton/", "/konton/bjud-in/", "/konton/1/"])
def test_to_others_the_pages_are_not_there(signed_in: SignIn, development_lead: User, address: str) -> None:
    assert signed_in(development_lead).get(address).status_code == 404
    assert "/konton/" not in signed_in(development_lead).get("/mitt-konto/").content.decode()
