"""One account a role without any content, and a sign-on to try."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

from rodatraden.apps.org.enums import RoleKind
from rodatraden.config.sign_in import SignOn, providers
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from tests.harness.people import make_person
from tests.web.accounts.provider import CLIENT, SECRET, Provider, serve


@pytest.fixture
def system(db: None) -> User:
    """The system as an actor."""
    cache.clear()
    return system_user()


@pytest.fixture
def reader(system: User) -> User:
    """Reads everywhere."""
    return make_person(system, RoleKind.READER, "Lena Läsare")


@pytest.fixture
def development_lead(system: User) -> User:
    """Leads the development."""
    return make_person(system, RoleKind.DEVELOPMENT_LEAD, "Urban Utvecklingsledare")


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    """The municipality's sign-on, with the reader signed in there."""
    provider = Provider()
    server = serve(provider)
    found = SignOn(server=provider.address, client_id=CLIENT, client_secret=SECRET, name="Tallboda-id")
    settings.SIGN_ON, settings.SOCIALACCOUNT_PROVIDERS = found, providers(found)
    yield provider
    server.shutdown()
    server.server_close()
