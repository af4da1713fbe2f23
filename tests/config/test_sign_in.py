"""What the environment says about the municipality's sign-on; what is wrong is told in one sentence."""

from __future__ import annotations

import pytest

from rodatraden.config.environment import SettingRefused
from rodatraden.config.sign_in import SignOn, providers, sign_on

SERVER = "RODATRADEN_OIDC_SERVER"


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A sign-on with all that it must have."""
    monkeypatch.setenv(SERVER, "https://logga-in.kommun.se/realms/kommun/")
    monkeypatch.setenv("RODATRADEN_OIDC_CLIENT_ID", "rodatraden")
    monkeypatch.setenv("RODATRADEN_OIDC_CLIENT_SECRET", "hemligt")
    return monkeypatch


def test_without_a_server_there_is_no_sign_on() -> None:
    assert sign_on() == SignOn()
    assert providers(SignOn()) == {}


def test_a_complete_sign_on_is_careful_by_default(complete: pytest.MonkeyPatch) -> None:
    found = sign_on()
    assert found == SignOn(
        server="https://logga-in.kommun.se/realms/kommun",
        client_id="rodatraden",
        client_secret="hemligt",
        name="kommunens inloggning",
        trusts_email=False,
        creates=False,
    )


@pytest.mark.parametrize("missing", ["RODATRADEN_OIDC_CLIENT_ID", "RODATRADEN_OIDC_CLIENT_SECRET"])
def test_half_a_sign_on_is_refused(complete: pytest.MonkeyPatch, missing: str) -> None:
    complete.delenv(missing)
    with pytest.raises(SettingRefused, match=f"{missing} saknas"):
        sign_on()


@pytest.mark.parametrize("server", ["http://logga-in.kommun.se", "logga-in.kommun.se", "ftp://kommun.se", "https://"])
def test_only_a_server_by_tls_is_taken(complete: pytest.MonkeyPatch, server: str) -> None:
    complete.setenv(SERVER, server)
    with pytest.raises(SettingRefused, match="https://"):
        sign_on()


def test_this_machine_itself_may_be_asked_in_the_clear(complete: pytest.MonkeyPatch) -> None:
    complete.setenv(SERVER, "http://127.0.0.1:8080")
    assert sign_on().server == "http://127.0.0.1:8080"
