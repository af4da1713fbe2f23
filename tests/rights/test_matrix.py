"""Every address × every role, held at a unit or everywhere × own unit, another, the one above, the one below.

Expected is read off tests/rights/routes.py and the permissions, never off an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows, defined
from tests.rights.routes import EVERYONE, PUBLIC, ROUTES, SIGNED_IN, Route
from tests.rights.world import EVERYWHERE, OWN, World

pytestmark = pytest.mark.slow
LET_IN, DOOR, HIDDEN, REFUSED = "let in", "door", "hidden", "refused"
HOLDERS = ["nobody", "reader.ingenstans", *(f"{role.value}.{OWN}" for role in RoleKind), *(r.value for r in RoleKind)]


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The name of every address; of one without a name, its pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}" if pattern.name else str(pattern.pattern)


def test_every_address_says_who_may_come_there() -> None:
    every = set(names(get_resolver().url_patterns))
    assert {name for name in every if name not in ROUTES} == set(), "add lines to tests/rights/routes.py"
    assert {name for name in ROUTES if name not in every} == set()


def test_every_address_is_guarded_by_permissions_that_exist() -> None:
    known = {PUBLIC, SIGNED_IN, EVERYONE, *defined()}
    asked = {name: {route.see, *f"{route.get} or {route.post}".split(" or ")} for name, route in ROUTES.items()}
    assert {name: words for name, words in asked.items() if not words <= known | {"None"}} == {}


def expected(user: User | AnonymousUser, route: Route, place: str | None, needs: str) -> str:
    """What one who asks ought to meet."""
    if route.see != PUBLIC and user.is_anonymous:
        return DOOR
    if route.see not in (PUBLIC, SIGNED_IN) and not allows(user, route.see, place):
        return HIDDEN
    if needs != EVERYONE and not any(allows(user, name, place) for name in needs.split(" or ")):
        return REFUSED
    return LET_IN if route.found else HIDDEN


def met(response: HttpResponse, wanted: str) -> str:
    """What an answer amounts to; without an account the sign-in, 404 and 403 are the same closed door."""
    status = response.status_code
    location = response.headers.get("Location", "")
    if wanted == DOOR and (status in (403, 404) or (status == 302 and location.startswith("/logga-in/?"))):
        return DOOR
    kinds = {403: REFUSED, 404: HIDDEN, 405: "no such method"}
    return kinds.get(status, LET_IN if status < 500 else f"fault {status}")


def sent(route: Route, the_world: World, place: str | None) -> dict[str, object]:
    """What is posted."""
    data = route.data(the_world, place or EVERYWHERE) if callable(route.data) else route.data
    return dict(data or {})


def asked_at(holder: str, route: Route) -> tuple[str | None, ...]:
    """Where a holder is tried: a role held everywhere is the same at every place, so one unit and the whole will do."""
    if holder == "nobody" or "." in holder:
        return route.places
    return tuple(place for place in route.places if place in (OWN, EVERYWHERE, None))


@pytest.mark.parametrize("holder", HOLDERS)
def test_everyone_comes_where_they_may_and_nowhere_else(the_world: World, holder: str) -> None:
    user = User.objects.get(email=f"{holder}@kommun.example") if holder != "nobody" else AnonymousUser()
    client = Client(raise_request_exception=False)
    if isinstance(user, User):
        client.force_login(user)
    kept = client.cookies.output(header="", sep=";")
    wrong = []
    for name, route in ROUTES.items():
        for place in asked_at(holder, route):
            query = route.query(the_world, place or EVERYWHERE) if callable(route.query) else route.query
            address = reverse(name, kwargs=dict(route.args(the_world, place or EVERYWHERE)), query=query)
            for method, needs in (("get", route.get), ("post", route.post)):
                if needs is None:
                    continue
                wanted = expected(user, route, place, needs)
                client.cookies = SimpleCookie(kept)
                with transaction.atomic():
                    response = getattr(client, method)(
                        address, sent(route, the_world, place) if method == "post" else {}
                    )
                    transaction.set_rollback(True)
                found = met(response, wanted)
                if found != wanted:
                    wrong.append(f"{method.upper()} {name} at {place!r}: {found}, not {wanted} ({address})")
    assert "\n".join(wrong) == ""
