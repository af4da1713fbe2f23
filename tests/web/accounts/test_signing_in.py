"""Signing in by password and code, by invitation alone; attempts are limited; pages we do not use are not there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pytest_django import Settings

from rodatraden.foundation.accounts.actions import close_account, invite_user, send_invitation
from rodatraden.foundation.accounts.models import PasswordLink, User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.outbox.models import OutboxMessage

HOME = settings.LOGIN_REDIRECT_URL
NEW = "ett helt nytt lösenord"
_PERIOD, _ENOUGH = 30, 4
SignIn = Callable[[User], Client]


def sign_in(client: Client, user: User, password: str, **more: str) -> object:
    return client.post("/logga-in/", {"login": user.email, "password": password, **more})


def link_in(message: OutboxMessage) -> str:
    found = re.search(r"/valj-losenord/\S+/", message.body)
    assert found is not None
    return found.group()


def code_for(secret: str) -> str:
    """The code that the telephone shows now, with time enough left to use it."""
    left = _PERIOD - time.time() % _PERIOD
    if left < _ENOUGH:
        time.sleep(left + 0.1)
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def invited(administrator: User) -> str:
    """The address in the letter to a new person."""
    invite_user(by=administrator, email="Ny.Person@kommun.example", name="Ny Person")
    return link_in(OutboxMessage.objects.get())


def test_an_invited_person_chooses_a_password_and_is_inside(client: Client, invited: str) -> None:
    page = client.get(invited)
    assert "ny.person@kommun.example" in page.content.decode()
    assert client.post(invited, {"password": NEW}).headers["Location"] == "/min-sida/"
    assert client.get("/mitt-konto/").context["user"].email == "ny.person@kommun.example"


def test_an_invitation_is_used_once_but_read_any_number_of_times(client: Client, invited: str) -> None:
    assert [client.get(invited).status_code for _ in range(3)] == [200, 200, 200]
    client.post(invited, {"password": NEW})
    again = Client().post(invited, {"password": "ett annat långt lösenord"})
    assert (again.status_code, "gäller inte längre" in again.content.decode()) == (410, True)
    assert User.objects.get(name="Ny Person").check_password(NEW)


def test_an_invitation_ends_after_seven_days(client: Client, invited: str) -> None:
    PasswordLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.post(invited, {"password": NEW}).status_code == 410
    assert not User.objects.get(name="Ny Person").has_usable_password()


def test_an_invitation_lasts_seven_days_and_its_token_is_nowhere_in_the_table(invited: str) -> None:
    link = PasswordLink.objects.get()
    assert link.expires_at - link.created_at == timedelta(days=7)
    assert link.digest not in invited


def test_a_new_invitation_ends_the_old_one(client: Client, administrator: User, invited: str) -> None:
    send_invitation(by=administrator, user=User.objects.get(name="Ny Person"))
    assert client.get(invited).status_code == 410
    assert client.get(link_in(OutboxMessage.objects.latest("pk"))).status_code == 200


def test_an_invitation_to_a_closed_account_opens_nothing(client: Client, administrator: User, invited: str) -> None:
    close_account(by=administrator, user=User.objects.get(name="Ny Person"))
    assert client.post(invited, {"password": NEW}).status_code == 410


def test_a_weak_password_is_told_and_the_link_still_works(client: Client, invited: str) -> None:
    refused = client.post(invited, {"password": "kort"})
    assert "Lösenordet duger inte" in refused.content.decode()
    assert client.post(invited, {"password": NEW}).status_code == 302


def test_a_forgotten_password_is_replaced_by_a_link(client: Client, reader: User, password: str) -> None:
    inside = Client()
    sign_in(inside, reader, password)
    told = client.post("/glomt-losenordet/", {"email": reader.email.upper()}).content.decode()
    address = link_in(OutboxMessage.objects.get())
    assert client.post(address, {"password": NEW}).status_code == 302
    reader.refresh_from_db()
    assert reader.check_password(NEW)
    assert inside.get("/mitt-konto/").status_code == 302
    assert "på väg dit" in told


@pytest.mark.parametrize("email", ["finns.inte@kommun.example", "system@rodatraden.invalid"])
def test_nobody_learns_which_addresses_exist(client: Client, reader: User, email: str) -> None:
    known = client.post("/glomt-losenordet/", {"email": reader.email}).content
    unknown = client.post("/glomt-losenordet/", {"email": email}).content
    assert known == unknown
    assert OutboxMessage.objects.count() == 1


def test_one_account_takes_five_wrong_passwords_and_then_not_even_the_right_one(
    client: Client, reader: User, development_lead: User, password: str
) -> None:
    for _ in range(5):
        sign_in(client, reader, "fel")
    assert "för många försök" in sign_in(client, reader, password).content.decode()
    assert sign_in(client, development_lead, password).status_code == 302


def test_attempts_are_counted_in_the_database_for_all_processes(settings: Settings) -> None:
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def test_a_right_password_does_not_wipe_out_the_wrong_ones(client: Client, reader: User, password: str) -> None:
    for _ in range(4):
        sign_in(client, reader, "fel")
    sign_in(Client(), reader, password)
    sign_in(client, reader, "fel")
    assert "för många försök" in sign_in(client, reader, password).content.decode()


def test_a_closed_account_and_the_systems_are_not_let_in(
    client: Client, system: User, reader: User, password: str
) -> None:
    close_account(by=system, user=reader)
    system.set_password(password)
    system.save()
    for user in (reader, system):
        assert "hör inte ihop" in sign_in(client, user, password).content.decode()


def test_the_way_on_never_leads_elsewhere(client: Client, reader: User, password: str) -> None:
    assert sign_in(client, reader, password, next="https://ond.example/").headers["Location"] == HOME
    assert sign_in(Client(), reader, password, next="/om/rattigheter/").headers["Location"] == "/om/rattigheter/"


def test_a_session_ends_after_twelve_hours(client: Client, reader: User, password: str) -> None:
    sign_in(client, reader, password)
    assert client.session.get_expiry_age() == 12 * 3600


def add_code(client: Client) -> str:
    """Ask for a code at sign-in; give the secret."""
    secret = str(client.get("/mitt-konto/kod/").context["form"].secret)
    added = client.post("/mitt-konto/kod/", {"code": code_for(secret)})
    assert added.headers["Location"] == "/mitt-konto/reservkoder/"
    return secret


def test_a_code_follows_the_password(client: Client, reader: User, password: str) -> None:
    sign_in(client, reader, password)
    secret = add_code(client)
    other = Client()
    assert sign_in(other, reader, password).headers["Location"] == "/logga-in/kod/"
    assert other.get("/mitt-konto/").status_code == 302
    assert "Koden stämmer inte" in other.post("/logga-in/kod/", {"code": "000000"}).content.decode()
    assert other.post("/logga-in/kod/", {"code": code_for(secret)}).headers["Location"] == HOME
    assert other.get("/mitt-konto/").status_code == 200


def test_a_code_is_used_once(client: Client, reader: User, password: str) -> None:
    sign_in(client, reader, password)
    secret = add_code(client)
    code = code_for(secret)
    one, other = Client(), Client()
    for browser in (one, other):
        sign_in(browser, reader, password)
    assert one.post("/logga-in/kod/", {"code": code}).status_code == 302
    assert other.post("/logga-in/kod/", {"code": code}).status_code == 200


def test_a_spare_code_lets_one_in_once(client: Client, reader: User, password: str) -> None:
    sign_in(client, reader, password)
    add_code(client)
    codes = client.get("/mitt-konto/reservkoder/").context["unused_codes"]
    assert len(codes) == 10
    for wanted in (302, 200):
        other = Client()
        sign_in(other, reader, password)
        assert other.post("/logga-in/kod/", {"code": codes[0]}).status_code == wanted


def test_codes_are_guessed_five_times_at_most(client: Client, reader: User, password: str) -> None:
    sign_in(client, reader, password)
    secret = add_code(client)
    other = Client()
    sign_in(other, reader, password)
    for _ in range(5):
        other.post("/logga-in/kod/", {"code": "000000"})
    assert "för många försök" in other.post("/logga-in/kod/", {"code": code_for(secret)}).content.decode()


def test_the_secret_is_encrypted_and_the_change_is_in_the_log_and_told(
    client: Client, reader: User, password: str
) -> None:
    sign_in(client, reader, password)
    secret = add_code(client)
    assert secret not in Authenticator.objects.get(type="totp").data["secret"]
    assert AuditRow.objects.filter(actor=reader, action="accounts.add_second_step").count() == 1
    assert OutboxMessage.objects.get().subject == "Du loggar nu in med kod"


def test_a_link_for_a_password_does_not_replace_the_code(client: Client, reader: User, password: str) -> None:
    sign_in(client, reader, password)
    add_code(client)
    client.post("/glomt-losenordet/", {"email": reader.email})
    other = Client()
    chosen = other.post(link_in(OutboxMessage.objects.latest("pk")), {"password": NEW})
    assert chosen.headers["Location"] == "/logga-in/kod/"
    assert other.get("/mitt-konto/").status_code == 302


def test_who_signed_in_long_ago_is_asked_again_before_the_code_is_changed(
    client: Client, reader: User, password: str
) -> None:
    sign_in(client, reader, password)
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 301} for record in session["account_authentication_methods"]
    ]
    session.save()
    asked = client.get("/mitt-konto/kod/")
    assert asked.headers["Location"].startswith("/logga-in/bekrafta/")
    assert "Lösenordet stämmer inte" in client.post(asked.headers["Location"], {"password": "fel"}).content.decode()
    assert client.post(asked.headers["Location"], {"password": password}).headers["Location"] == "/mitt-konto/kod/"
    assert client.get("/mitt-konto/kod/").status_code == 200


def test_where_a_code_is_demanded_nothing_else_is_shown_before_there_is_one(
    client: Client, reader: User, password: str, settings: Settings
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    sign_in(client, reader, password)
    assert client.get("/namnder/").headers["Location"] == "/mitt-konto/kod/"
    assert client.post("/redigering/utkast/").headers["Location"] == "/mitt-konto/kod/"
    assert client.get("/om/tillganglighet/").status_code == 200
    add_code(client)
    assert client.get("/namnder/").status_code == 200


def test_the_code_can_be_taken_away_again(client: Client, reader: User, password: str) -> None:
    sign_in(client, reader, password)
    add_code(client)
    assert client.post("/mitt-konto/kod/ta-bort/").headers["Location"] == "/mitt-konto/"
    assert Authenticator.objects.count() == 0
    assert sign_in(Client(), reader, password).headers["Location"] == HOME


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_set_password", "account_reset_password", "account_inactive",
     "socialaccount_signup", "socialaccount_connections", "mfa_index", "mfa_download_recovery_codes",
     "usersessions_list"],
)  # fmt: skip
def test_pages_that_we_do_not_use_are_not_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.django_db
def test_nobody_makes_an_account_for_oneself(client: Client) -> None:
    for address in ("/accounts/signup/", "/signup/", "/konton/bjud-in/"):
        assert client.post(address, {"email": "jag@kommun.example", "name": "Jag"}).status_code == 404
    assert not User.objects.filter(is_system=False).exists()
