"""One's own account: password, sessions, substitutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import forget_sessions
from rodatraden.foundation.accounts.models import RoleGrant, User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.web.accounts.devices import device_words

Person = Callable[..., User]
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1"


def inside(user: User, password: str, agent: str = FIREFOX) -> Client:
    client = Client(headers={"user-agent": agent})
    assert client.post("/logga-in/", {"login": user.email, "password": password}).status_code == 302
    return client


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox på Windows"),
        (PHONE, "Safari på iPhone"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0",
            "Edge på Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36",
            "Chrome på Android",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1.15", "Safari på Mac"),
        ("", "Okänd webbläsare"),
    ],
)
def test_a_device_is_told_in_plain_words(agent: str, words: str) -> None:
    assert device_words(agent) == words


def test_sessions_are_seen_and_ended_one_by_one(reader: User, password: str) -> None:
    here, phone = inside(reader, password), inside(reader, password, PHONE)
    shown = here.get("/mitt-konto/").context["sessions"]
    assert [(device, session.here) for session, device in shown] == [
        ("Safari på iPhone", False),
        ("Firefox på Windows", True),
    ]
    here.post("/mitt-konto/utloggning/", {"nummer": shown[0][0].number})
    assert (phone.get("/mitt-konto/").status_code, here.get("/mitt-konto/").status_code) == (302, 200)
    assert AuditRow.objects.filter(actor=reader, action="accounts.end_sessions").count() == 1


def test_all_other_sessions_are_ended_at_once(reader: User, password: str) -> None:
    here, *others = (inside(reader, password) for _ in range(3))
    here.post("/mitt-konto/utloggning/")
    assert [client.get("/mitt-konto/").status_code for client in (here, *others)] == [200, 302, 302]


def test_nobody_ends_the_sessions_of_another(reader: User, development_lead: User, password: str) -> None:
    mine, theirs = inside(reader, password), inside(development_lead, password)
    number = theirs.get("/mitt-konto/").context["sessions"][0][0].number
    mine.post("/mitt-konto/utloggning/", {"nummer": number})
    assert theirs.get("/mitt-konto/").status_code == 200


def test_signing_out_ends_the_session(reader: User, password: str) -> None:
    client, other = inside(reader, password), inside(reader, password)
    client.post("/logga-ut/")
    assert len(other.get("/mitt-konto/").context["sessions"]) == 1


def test_sessions_that_have_run_out_are_forgotten(reader: User, password: str) -> None:
    inside(reader, password)
    assert forget_sessions() == 0
    assert UserSession.objects.count() == 1
    assert forget_sessions(now=timezone.now() + timedelta(hours=13)) == 1
    assert UserSession.objects.count() == 0


def test_a_changed_password_ends_the_other_sessions(reader: User, password: str) -> None:
    here, other = inside(reader, password), inside(reader, password)
    wrong = here.post("/mitt-konto/losenord/", {"old": "fel", "new": "ett annat långt lösenord"})
    assert "nuvarande lösenordet stämmer inte" in wrong.content.decode()
    changed = here.post("/mitt-konto/losenord/", {"old": password, "new": "ett annat långt lösenord"})
    assert changed.status_code == 302
    assert (here.get("/mitt-konto/").status_code, other.get("/mitt-konto/").status_code) == (200, 302)


def test_the_page_asks_as_often_for_many_sessions_as_for_one(
    reader: User, password: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = inside(reader, password)
    client.get("/mitt-konto/")
    with django_assert_num_queries(8):
        client.get("/mitt-konto/")
    for _ in range(3):
        inside(reader, password)
    with django_assert_num_queries(8):
        client.get("/mitt-konto/")


def period(email: str, days: int = 7) -> dict[str, str]:
    today = timezone.localdate()
    return {"email": email, "starts": today.isoformat(), "ends": (today + timedelta(days=days)).isoformat()}


def test_a_manager_names_a_substitute_who_has_the_role_meanwhile(
    person_with: Person, reader: User, signed_in: Callable[[User], Client]
) -> None:
    manager = person_with(RoleKind.UNIT_MANAGER, "enheten")
    client = signed_in(manager)
    assert client.post("/mitt-konto/vikarie/", period(reader.email)).status_code == 302
    given = RoleGrant.objects.get(substitute_for=manager)
    assert (given.user, given.role, given.place) == (reader, "unit_manager", "enheten")
    page = client.get("/mitt-konto/").content.decode()
    assert reader.name in page
    client.post(f"/mitt-konto/vikarie/{given.pk}/avsluta/")
    given.refresh_from_db()
    assert given.withdrawn_at is not None


@pytest.mark.parametrize(
    ("email", "days", "said"),
    [
        ("finns.inte@kommun.example", 7, "Ingen har ett konto med adressen"),
        ("unit_manager.enheten@kommun.example", 7, "Vikarien är samma person"),
        ("reader@kommun.example", -1, "slutdatum som kommer efter"),
    ],
)
def test_a_substitute_that_cannot_be_is_refused_in_one_sentence(
    person_with: Person, reader: User, signed_in: Callable[[User], Client], email: str, days: int, said: str
) -> None:
    client = signed_in(person_with(RoleKind.UNIT_MANAGER, "enheten"))
    refused = client.post("/mitt-konto/vikarie/", period(email, days))
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert not RoleGrant.objects.filter(substitute_for__isnull=False).exists()


def test_one_who_manages_nothing_names_no_substitute(
    reader: User, development_lead: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(reader)
    assert client.post("/mitt-konto/vikarie/", period(development_lead.email)).status_code == 403
    assert "Utse vikarie" not in client.get("/mitt-konto/").content.decode()


def test_nobody_ends_another_managers_substitute(
    person_with: Person, reader: User, signed_in: Callable[[User], Client]
) -> None:
    manager, other = person_with(RoleKind.UNIT_MANAGER, "enheten"), person_with(RoleKind.UNIT_MANAGER, "grannen")
    signed_in(manager).post("/mitt-konto/vikarie/", period(reader.email))
    given = RoleGrant.objects.get(substitute_for=manager)
    assert signed_in(other).post(f"/mitt-konto/vikarie/{given.pk}/avsluta/").status_code == 404
