"""The e-mail server and our own address, as the environment says them."""

from __future__ import annotations

import pytest

from rodatraden.config import mail
from rodatraden.config.environment import SettingRefused
from rodatraden.config.mail import MailServer

LOCAL = ("localhost", "127.0.0.1")


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", MailServer()),
        ("smtp://relay.kommun.se", MailServer(host="relay.kommun.se")),
        ("smtp://127.0.0.1:2525", MailServer(host="127.0.0.1", port=2525)),
        (
            "smtp://rt:hemligt@relay.kommun.se",
            MailServer(host="relay.kommun.se", user="rt", password="hemligt", starttls=True),
        ),
        ("smtp://rt:x@localhost", MailServer(host="localhost", user="rt", password="x")),
        ("smtp+starttls://relay.kommun.se", MailServer(host="relay.kommun.se", port=587, starttls=True)),
        (
            "smtps://rt%40kommun.se:a%2Fb@relay.kommun.se/",
            MailServer(host="relay.kommun.se", port=465, user="rt@kommun.se", password="a/b", tls=True),
        ),
    ],
)
def test_server_is_read(monkeypatch: pytest.MonkeyPatch, url: str, server: MailServer) -> None:
    monkeypatch.setenv("RODATRADEN_MAIL_URL", url)
    assert mail.server() == server


@pytest.mark.parametrize(
    "url", ["relay.kommun.se", "http://relay", "smtp://", "smtp://h:port", "smtp://h/x", "smtp://rt:hemligt@h?a=1"]
)
def test_wrong_server_is_told(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("RODATRADEN_MAIL_URL", url)
    with pytest.raises(SettingRefused, match="Miljövariabeln RODATRADEN_MAIL_URL .*: skriv smtp://") as refused:
        mail.server()
    assert "hemligt" not in str(refused.value)


def test_server_needs_a_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RODATRADEN_MAIL_FROM", raising=False)
    assert mail.sender(MailServer()) == "Röda tråden <rodatraden@localhost>"
    with pytest.raises(SettingRefused, match="RODATRADEN_MAIL_FROM saknas fast"):
        mail.sender(MailServer(host="relay"))


@pytest.mark.parametrize("given", ["Röda tråden", "a@b@c", "@kommun.se"])
def test_wrong_sender_is_told(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("RODATRADEN_MAIL_FROM", given)
    with pytest.raises(SettingRefused, match="skriv en adress"):
        mail.sender(MailServer(host="relay"))


def test_sender_is_taken_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RODATRADEN_MAIL_FROM", "Röda tråden <rt@kommun.se>")
    assert mail.sender(MailServer(host="relay")) == "Röda tråden <rt@kommun.se>"


@pytest.mark.parametrize(
    ("given", "hosts", "https", "address"),
    [
        ("https://rt.kommun.se/", ["x"], True, "https://rt.kommun.se"),
        ("", ["localhost", "rt.kommun.se"], True, "https://rt.kommun.se"),
        ("", [".kommun.se"], False, "http://kommun.se"),
        ("", ["localhost", "127.0.0.1"], False, "http://localhost:8000"),
        ("", ["*"], False, "http://localhost:8000"),
    ],
)
def test_public_address(
    monkeypatch: pytest.MonkeyPatch, given: str, hosts: list[str], https: bool, address: str
) -> None:
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.setenv("RODATRADEN_ADDRESS", given)
    assert mail.public_address(hosts, LOCAL, https=https) == address


@pytest.mark.parametrize("given", ["rt.kommun.se", "https://rt.kommun.se/sida", "https://"])
def test_wrong_address_is_told(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("RODATRADEN_ADDRESS", given)
    with pytest.raises(SettingRefused, match="skriv till exempel https://"):
        mail.public_address([], LOCAL, https=False)
