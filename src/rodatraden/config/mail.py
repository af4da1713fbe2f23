"""The e-mail server and the product's own address, from the environment."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

from rodatraden.config.environment import SettingRefused, text

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
NO_SERVER = "Ingen e-postserver är angiven (RODATRADEN_MAIL_URL): meddelanden ligger kvar i utkorgen."
_HERE = ("localhost", "127.0.0.1", "::1")
_MEND = "skriv smtp://värd:25, smtp+starttls://användare:lösenord@värd:587 eller smtps://användare:lösenord@värd:465."


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where e-mail is handed over, and how; no host means that it is only kept."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def server() -> MailServer:
    """The server of RODATRADEN_MAIL_URL.

    A password is never sent in the clear: with one, `smtp://` to another machine means STARTTLS.
    """
    url = text("RODATRADEN_MAIL_URL")
    if not url:
        return MailServer()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SettingRefused("RODATRADEN_MAIL_URL", "går inte att tyda", _MEND) from error
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise SettingRefused("RODATRADEN_MAIL_URL", "är inte en e-postserver", _MEND)
    return MailServer(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+starttls" or _needs_starttls(parts),
        tls=parts.scheme == "smtps",
    )


def _needs_starttls(parts: SplitResult) -> bool:
    return parts.scheme == "smtp" and bool(parts.username) and parts.hostname not in _HERE


def sender(mail: MailServer) -> str:
    """The sender of RODATRADEN_MAIL_FROM, which a server requires."""
    given = text("RODATRADEN_MAIL_FROM")
    mend = "skriv en adress, till exempel Röda tråden <rodatraden@kommun.se>."
    if not given and mail.host:
        raise SettingRefused("RODATRADEN_MAIL_FROM", "saknas fast RODATRADEN_MAIL_URL är angiven", mend)
    address = parseaddr(given)[1]
    if given and not (address.count("@") == 1 and address.isprintable() and all(address.split("@"))):
        raise SettingRefused("RODATRADEN_MAIL_FROM", f"har värdet ”{given}”", mend)
    return given or "Röda tråden <rodatraden@localhost>"


def public_address(hosts: list[str], local: tuple[str, ...], *, https: bool) -> str:
    """The address people reach the product by, for links in messages: RODATRADEN_ADDRESS, else the first open host."""
    given = text("RODATRADEN_ADDRESS").rstrip("/")
    if not given:
        public = next((host.lstrip(".") for host in hosts if host not in (*local, "*")), "")
        scheme = "https" if https else "http"
        return f"{scheme}://{public}" if public else f"http://localhost:{text('PORT', '8000')}"
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise SettingRefused(
            "RODATRADEN_ADDRESS", f"har värdet ”{given}”", "skriv till exempel https://rodatraden.kommun.se."
        )
    return given
