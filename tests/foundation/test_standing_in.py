"""A substitute has the manager's own roles for the period, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import close_account, give_role, stand_in, withdraw_role
from rodatraden.foundation.accounts.errors import LastAdministrator, NoRoleToStandInFor
from rodatraden.foundation.accounts.held import Held, roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import PermissionRefused

Person = Callable[..., User]
DAY = timedelta(days=1)
MANAGER = ["unit_manager"]


@pytest.fixture
def manager(person_with: Person) -> User:
    """Manages a unit."""
    return person_with(RoleKind.UNIT_MANAGER, "enheten")


def test_the_roles_are_copied_for_the_dates_and_no_longer_than_the_manager_has_them(
    system: User, manager: User, reader: User
) -> None:
    today = timezone.localdate()
    give_role(by=system, user=manager, role="unit_manager", place="gruppen", ends=today + 2 * DAY)
    given = stand_in(by=manager, person=manager, substitute=reader, roles=MANAGER, starts=today, ends=today + 9 * DAY)
    until = [(grant.place, grant.ends) for grant in given]
    assert until == [("enheten", today + 9 * DAY), ("gruppen", today + 2 * DAY)]
    assert roles_held(reader) == {Held("reader", ""), Held("unit_manager", "enheten"), Held("unit_manager", "gruppen")}


def test_only_the_roles_named_are_copied(system: User, manager: User, reader: User) -> None:
    give_role(by=system, user=manager, role="administrator")
    today = timezone.localdate()
    stand_in(by=manager, person=manager, substitute=reader, roles=MANAGER, starts=today, ends=today)
    assert Held("administrator", "") not in roles_held(reader)


def test_what_one_has_as_a_substitute_is_not_passed_on(manager: User, reader: User, auditor: User) -> None:
    today = timezone.localdate()
    stand_in(by=manager, person=manager, substitute=reader, roles=MANAGER, starts=today, ends=today)
    with pytest.raises(NoRoleToStandInFor, match=reader.name):
        stand_in(by=reader, person=reader, substitute=auditor, roles=MANAGER, starts=today, ends=today)


def test_nobody_but_the_manager_and_an_administrator_names_the_substitute(
    manager: User, reader: User, development_lead: User, administrator: User
) -> None:
    today = timezone.localdate()
    with pytest.raises(PermissionRefused):
        stand_in(by=development_lead, person=manager, substitute=reader, roles=MANAGER, starts=today, ends=today)
    assert stand_in(by=administrator, person=manager, substitute=reader, roles=MANAGER, starts=today, ends=today)


def test_the_last_administrator_stays(administrator: User, person_with: Person, system: User) -> None:
    with pytest.raises(LastAdministrator):
        withdraw_role(by=administrator, grant=administrator.grants.get())
    other = person_with(RoleKind.ADMINISTRATOR, "enheten")
    close_account(by=administrator, user=other)
    with pytest.raises(LastAdministrator):
        withdraw_role(by=administrator, grant=administrator.grants.get())
