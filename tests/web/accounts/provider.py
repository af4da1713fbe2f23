"""A small OpenID provider over real HTTP, for sign-in tests: it can also answer wrongly.

Discovery, authorize (says yes at once), token (code flow, PKCE S256, signed id_token), keys, userinfo.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KID = "rodatraden-test", "hemligheten", "nyckel-1"


def new_key() -> rsa.RSAPrivateKey:
    """A key to sign by."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Person:
    """Who the provider says has signed in."""

    sub: str = "subjekt-1"
    email: str = "reader@kommun.example"
    email_verified: object = True
    name: str = "Lena Läsare"

    def claims(self) -> dict[str, object]:
        """What is told about the person."""
        told = {"sub": self.sub, "email": self.email, "email_verified": self.email_verified, "name": self.name}
        return {key: value for key, value in told.items() if value is not None}


@dataclass
class Provider:
    """The provider: who is signed in, and what it does wrong."""

    person: Person = field(default_factory=Person)
    wrong: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, object] | None = None
    signs_with: rsa.RSAPrivateKey | None = None
    denies: bool = False
    address: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    key: rsa.RSAPrivateKey = field(default_factory=new_key)

    def discovery(self) -> dict[str, object]:
        """What stands at the well-known address."""
        at = self.address
        return {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "userinfo_endpoint": f"{at}/userinfo",
            "jwks_uri": f"{at}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, object]:
        """The public key."""
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": KID, "use": "sig", "alg": "RS256"}]}

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent: back, with a code."""
        self.asked.append(query)
        if self.denies:
            back = {"error": "access_denied", "state": query["state"]}
        else:
            code = secrets.token_urlsafe(16)
            self.codes[code] = query
            back = {"code": code, "state": query["state"]}
        return f"{query['redirect_uri']}?{urlencode(back)}"

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        """Swap a code for a signed answer, once."""
        begun = self.codes.pop(form.get("code", ""), None)
        if begun is None or (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != begun.get("code_challenge"):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": begun.get("nonce")}
        claims |= self.person.claims() | self.wrong
        claims = {name: value for name, value in claims.items() if value is not None}
        signed = jwt.encode(claims, self.signs_with or self.key, algorithm="RS256", headers={"kid": KID})
        return 200, {"access_token": "tillträde", "token_type": "Bearer", "expires_in": 300, "id_token": signed}


def serve(provider: Provider) -> ThreadingHTTPServer:
    """Start it on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path == "/.well-known/openid-configuration":
                self._json(200, provider.discovery())
            elif parts.path == "/keys":
                self._json(200, provider.keys())
            elif parts.path == "/userinfo":
                told = provider.person.claims() if provider.userinfo is None else provider.userinfo
                self._json(200, told)
            elif parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorize(query))
                self.end_headers()
            else:
                self._json(404, {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._json(*provider.token(form))

        def _json(self, status: int, content: dict[str, object]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
