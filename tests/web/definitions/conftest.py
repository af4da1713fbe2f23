"""A small municipality with a board and three indicators, and those who write there."""

from collections.abc import Iterator

import pytest

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui import remembered
from tests.apps.indicators.conftest import controller, values
from tests.apps.planning.tree.conftest import closed, lead, plan, shared
from tests.harness.people import make_person

__all__ = ["closed", "controller", "lead", "plan", "shared", "values"]


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Nothing read in one test is remembered in the next."""
    remembered.forget()
    yield
    remembered.forget()


@pytest.fixture
def system(db: None) -> User:
    """The system as an actor."""
    return system_user()


@pytest.fixture
def development_lead(system: User) -> User:
    """Writes definitions and values everywhere."""
    return make_person(system, RoleKind.DEVELOPMENT_LEAD, "Urban Utvecklingsledare")


@pytest.fixture
def reader(system: User) -> User:
    """Reads everywhere."""
    return make_person(system, RoleKind.READER, "Lena Läsare")
