"""A whole sign-in at the municipality's sign-on, over real HTTP; and every answer that must be refused."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from rodatraden.foundation.accounts.actions import close_account
from rodatraden.foundation.accounts.models import User
from tests.web.accounts.provider import Provider, new_key

BEGIN = "/logga-in/med/kommun/"


def go_there(client: Client, begin: str = BEGIN) -> str:
    """Follow the link to the sign-on, and give where the browser is sent back to."""
    leaves = client.get(begin)
    assert leaves.status_code == 302
    back = requests.get(leaves.headers["Location"], allow_redirects=False, timeout=5)
    return back.headers["Location"].removeprefix("http://testserver")


def sign_on(client: Client) -> HttpResponse:
    """The whole way there and back."""
    return client.get(go_there(client))


def is_inside(client: Client) -> bool:
    return client.get("/mitt-konto/").status_code == 200


def test_a_person_known_by_a_verified_address_comes_in(client: Client, reader: User, provider: Provider) -> None:
    back = client.get(go_there(client, f"{BEGIN}?next=/om/rattigheter/"))
    assert (back.status_code, back.headers["Location"]) == (302, "/om/rattigheter/")
    assert client.get("/mitt-konto/").context["user"] == reader
    linked = SocialAccount.objects.get()
    assert (linked.user, linked.uid, linked.extra_data) == (reader, "subjekt-1", {"name": "Lena Läsare"})


def test_afterwards_the_person_is_known_by_the_subject(client: Client, reader: User, provider: Provider) -> None:
    sign_on(client)
    provider.person.email, provider.person.email_verified = "nytt.namn@kommun.example", False
    other = Client()
    assert sign_on(other).status_code == 302
    assert other.get("/mitt-konto/").context["user"] == reader
    assert User.objects.filter(is_system=False).count() == 1


def test_the_password_stays_as_it_was(client: Client, reader: User, provider: Provider, password: str) -> None:
    sign_on(client)
    reader.refresh_from_db()
    assert reader.check_password(password)


def test_what_is_sent_there_has_state_nonce_and_challenge(client: Client, reader: User, provider: Provider) -> None:
    sign_on(client)
    asked = provider.asked[0]
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["nonce"]) >= 32
    assert asked["redirect_uri"] == "http://testserver/logga-in/med/kommun/svar/"
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "en annans"},
        {"nonce": None},
        {"aud": "en-annan-tjanst"},
        {"aud": ["rodatraden-test", "annan"], "azp": "annan"},
        {"iss": "https://ond.example"},
        {"exp": 1_000_000_000},
        {"sub": None},
    ],
    ids=["nonce", "no nonce", "audience", "party", "issuer", "expired", "no subject"],
)
def test_an_answer_that_is_not_for_us_and_now_is_refused(
    client: Client, reader: User, provider: Provider, wrong: dict[str, object]
) -> None:
    provider.wrong = wrong
    refused = sign_on(client)
    assert refused.status_code == 400
    assert "gick inte att lita på" in refused.content.decode()
    assert not is_inside(client)


def test_an_answer_signed_by_another_key_is_refused(client: Client, reader: User, provider: Provider) -> None:
    provider.signs_with = new_key()
    assert sign_on(client).status_code == 400
    assert not is_inside(client)


def test_an_unsigned_answer_is_refused(
    client: Client, reader: User, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = jwt.encode
    monkeypatch.setattr(
        jwt, "encode", lambda claims, _key, **kw: signed(claims, "", algorithm="none", headers=kw["headers"])
    )
    assert sign_on(client).status_code == 400
    assert not is_inside(client)


def test_two_answers_about_different_persons_are_refused(client: Client, reader: User, provider: Provider) -> None:
    provider.userinfo = {"sub": "någon annan", "email": reader.email, "email_verified": True}
    assert sign_on(client).status_code == 400


def test_an_answer_is_used_once_and_only_by_the_one_who_asked(client: Client, reader: User, provider: Provider) -> None:
    address = go_there(client)
    assert Client().get(address).status_code == 400
    assert client.get(address).status_code == 302
    assert client.get(address).status_code == 400


def test_an_unknown_person_gets_one_sentence_and_no_account(client: Client, reader: User, provider: Provider) -> None:
    provider.person.email = "okand@kommun.example"
    refused = sign_on(client)
    assert refused.status_code == 403
    assert "be kommunens administratör om ett" in refused.content.decode()
    assert (User.objects.filter(is_system=False).count(), SocialAccount.objects.count()) == (1, 0)


@pytest.mark.parametrize("verified", [False, None, "false"])
def test_an_address_that_nobody_has_verified_opens_nothing(
    client: Client, reader: User, provider: Provider, verified: object
) -> None:
    provider.person.email_verified = verified
    assert sign_on(client).status_code == 403
    assert not is_inside(client)


def test_verification_of_one_answer_does_not_count_for_the_address_of_the_other(
    client: Client, reader: User, provider: Provider
) -> None:
    provider.person.email = None  # type: ignore[assignment]
    provider.userinfo = {"sub": "subjekt-1", "email": reader.email}
    assert sign_on(client).status_code == 403


def test_where_the_directory_is_trusted_the_address_is_enough(
    client: Client, reader: User, provider: Provider, settings: Settings
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["verified_email"] = True
    provider.person.email_verified = None
    assert sign_on(client).status_code == 302


def test_an_account_is_made_only_where_the_settings_say_so(
    client: Client, reader: User, provider: Provider, settings: Settings
) -> None:
    settings.SIGN_ON = replace(settings.SIGN_ON, creates=True)
    provider.person.email, provider.person.name = "Ny.Person@kommun.example", "Ny Person"
    assert sign_on(client).status_code == 302
    made = User.objects.get(email="ny.person@kommun.example")
    assert (made.name, made.has_usable_password(), made.grants.count()) == ("Ny Person", False, 0)


def test_a_closed_account_stays_closed(
    client: Client, reader: User, system: User, provider: Provider, settings: Settings
) -> None:
    sign_on(client)
    close_account(by=system, user=reader)
    assert sign_on(Client()).status_code == 403
    settings.SIGN_ON = replace(settings.SIGN_ON, creates=True)
    provider.person.sub = "subjekt-2"
    assert sign_on(Client()).status_code == 403


def test_the_systems_own_account_is_nobodys(client: Client, system: User, provider: Provider) -> None:
    provider.person.email = system.email
    assert sign_on(client).status_code == 403


def test_one_who_says_no_comes_back_to_the_sign_in(client: Client, reader: User, provider: Provider) -> None:
    provider.denies = True
    back = sign_on(client)
    assert (back.status_code, back.headers["Location"]) == (302, "/logga-in/")


def test_a_sign_on_that_does_not_answer_is_told(
    client: Client, reader: User, provider: Provider, settings: Settings
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"
    refused = client.get(BEGIN)
    assert (refused.status_code, "eller kom inte" in refused.content.decode()) == (400, True)


def test_the_way_on_never_leads_elsewhere(client: Client, reader: User, provider: Provider) -> None:
    back = client.get(go_there(client, f"{BEGIN}?next=https://ond.example/"))
    assert back.headers["Location"] == settings.LOGIN_REDIRECT_URL


def test_a_session_begun_there_has_no_code_demanded(
    client: Client, reader: User, provider: Provider, settings: Settings
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    sign_on(client)
    assert is_inside(client)
    assert client.get("/namnder/").status_code == 200


def test_without_a_sign_on_its_addresses_are_not_there(client: Client, reader: User) -> None:
    assert client.get(BEGIN).status_code == 404
    assert client.get(f"{BEGIN}svar/").status_code == 404
    assert "Logga in med" not in client.get("/logga-in/").content.decode()


def test_the_sign_in_page_shows_the_way(client: Client, reader: User, provider: Provider) -> None:
    page = client.get("/logga-in/?next=/konton/").content.decode()
    assert "Logga in med Tallboda-id" in page
    link = page.split('href="/logga-in/med/kommun/')[1].split('"')[0]
    assert parse_qs(urlsplit(link).query) == {"next": ["/konton/"]}
