"""The board's controller, and the one of the whole municipality, with a plan and an open report."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from tests.apps.economy.conftest import controller, lead, office, operations, plan, report, shared
from tests.harness.people import make_person

__all__ = ["controller", "lead", "office", "operations", "plan", "report", "shared"]


@pytest.fixture
def system(db: None) -> User:
    """The system as an actor."""
    return system_user()


@pytest.fixture
def development_lead(system: User) -> User:
    """Plans everywhere."""
    return make_person(system, RoleKind.DEVELOPMENT_LEAD, "Urban Utvecklingsledare")


@pytest.fixture
def kurt(controller: User, signed_in: Callable[[User], Client]) -> Client:
    """The board's controller, signed in."""
    return signed_in(controller)


@pytest.fixture
def cecilia(office: User, signed_in: Callable[[User], Client]) -> Client:
    """The controller of the whole municipality, signed in."""
    return signed_in(office)
