"""The municipality's sign-on by OpenID Connect: every answer is checked, also what came by TLS.

django-allauth trusts an answer that came straight from the server; we also check its signature,
receiver and nonce, and that both answers are about the same person.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Any

import jwt
from allauth.account.internal.decorators import login_not_required
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from requests import RequestException

from rodatraden.web.accounts.adapters import sign_on_failed

_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
_CLOCKS_DIFFER = 60
_NAMES = ("name", "given_name", "family_name")
Claims = dict[str, Any]


class Protocol(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The steps of OpenID Connect with our checks."""

    nonce = ""

    def complete_login(self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Whom the answers are about. Raises OAuth2Error when one does not hold."""
        try:
            claims = self._signed(app, kwargs["response"]["id_token"])
            told = self._fetch_user_info(token.token) if "userinfo_endpoint" in self.openid_config else {}
            login = self.get_provider().sociallogin_from_response(request, _merged(claims, told))
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error(f"The answer of the sign-on does not hold: {error!r}") from error
        # Of what the sign-on tells, only subject and address are of use afterwards.
        login.account.extra_data = {"name": _name(claims, told)}
        return login

    def _signed(self, app: Any, id_token: str) -> Claims:
        claims: Claims = jwt.decode(
            id_token,
            self._key(id_token),
            algorithms=_ALGORITHMS,
            audience=app.client_id,
            issuer=self.openid_config["issuer"],
            leeway=_CLOCKS_DIFFER,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
        if claims.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("The answer is meant for another client")
        if not self.nonce or not hmac.compare_digest(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("The answer belongs to another sign-in")
        return claims

    def _key(self, id_token: str) -> jwt.PyJWK:
        wanted = jwt.get_unverified_header(id_token).get("kid")
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        fitting = [key for key in keys if wanted is None or key.key_id == wanted]
        if len(fitting) != 1:
            raise OAuth2Error(f"The sign-on has {len(fitting)} keys called {wanted!r}")
        return fitting[0]


def _merged(claims: Claims, told: Claims) -> Claims:
    """One picture of the person; the address and whether it is verified come from the same answer."""
    if told and told.get("sub") != claims["sub"]:
        raise OAuth2Error("The two answers are about different persons")
    source = claims if claims.get("email") else told
    verified = source.get("email_verified") in (True, "true")
    return {"sub": claims["sub"], "email": source.get("email"), "email_verified": verified}


def _name(claims: Claims, told: Claims) -> str:
    every = {key: claims.get(key) or told.get(key) or "" for key in _NAMES}
    return str(every["name"] or f"{every['given_name']} {every['family_name']}").strip()


class _Callback(OAuth2CallbackView):  # type: ignore[misc]
    def _get_state(self, request: HttpRequest, provider: object) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


@require_GET
@login_not_required  # type: ignore[untyped-decorator]
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the sign-on; a link, since the policy lets no form lead to another server."""
    protocol, nonce = _protocol(request, provider_id), secrets.token_urlsafe(32)
    try:
        answer: HttpResponse = protocol.get_provider().redirect(
            request,
            process="login",
            next_url=get_next_redirect_url(request),
            auth_params={"nonce": nonce},
            nonce=nonce,
        )
    except (RequestException, KeyError, ValueError) as error:
        get_adapter().on_authentication_error(request, None, exception=error)
        return sign_on_failed(request)
    return answer


@require_GET
@login_not_required  # type: ignore[untyped-decorator]
def answer(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from the sign-on."""
    view = _Callback.adapter_view(_protocol(request, provider_id))
    response: HttpResponse = view(request)
    return response


def _protocol(request: HttpRequest, provider_id: str) -> Protocol:
    if not settings.SOCIALACCOUNT_PROVIDERS or provider_id != settings.SIGN_ON_KEY:
        raise Http404
    return Protocol(request, provider_id)
