"""How people sign in: what the environment says about it, and django-allauth set accordingly."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from rodatraden.config.environment import SettingRefused, flag, text

PROVIDER = "kommun"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOn:
    """The municipality's own sign-on (OpenID Connect); no server means that there is none."""

    server: str = ""
    client_id: str = ""
    client_secret: str = ""
    name: str = ""
    trusts_email: bool = False
    creates: bool = False


def sign_on() -> SignOn:
    """The sign-on of RODATRADEN_OIDC_SERVER and its companions."""
    server = text("RODATRADEN_OIDC_SERVER").rstrip("/")
    if not server:
        return SignOn()
    parts = urlsplit(server)
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
        raise SettingRefused(
            "RODATRADEN_OIDC_SERVER",
            f"har värdet ”{server}”",
            "skriv adressen som börjar med https:// och som /.well-known/openid-configuration står under.",
        )
    return SignOn(
        server=server,
        client_id=_needed("RODATRADEN_OIDC_CLIENT_ID"),
        client_secret=_needed("RODATRADEN_OIDC_CLIENT_SECRET"),
        name=text("RODATRADEN_OIDC_NAME", "kommunens inloggning"),
        trusts_email=flag("RODATRADEN_OIDC_TRUST_EMAIL", default=False),
        creates=flag("RODATRADEN_OIDC_CREATE", default=False),
    )


def _needed(variable: str) -> str:
    value = text(variable)
    if not value:
        raise SettingRefused(
            variable, "saknas fast RODATRADEN_OIDC_SERVER är angiven", "skriv det som inloggningens ägare har gett er."
        )
    return value


def providers(found: SignOn) -> dict[str, object]:
    """What django-allauth is told about the sign-on."""
    if not found.server:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": found.name,
        "client_id": found.client_id,
        "secret": found.client_secret,
        "settings": {
            "server_url": found.server,
            "oauth_pkce_enabled": True,
            "verified_email": found.trusts_email,
        },
    }
    return {"openid_connect": {"APPS": [app]}}
