"""The permission engine."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.rules import CREATE_USER
from rodatraden.foundation.permissions import allows, define, predicate, require


def test_a_name_that_nobody_defined_is_our_fault() -> None:
    with pytest.raises(LookupError, match="tests.unknown"):
        allows(AnonymousUser(), "tests.unknown")


def test_someone_without_an_account_may_nothing() -> None:
    with pytest.raises(PermissionDenied, match="skapa konton"):
        require(AnonymousUser(), CREATE_USER)


def test_a_permission_may_look_at_the_thing() -> None:
    is_even = predicate(lambda user, number: number % 2 == 0)
    name = define("tests.halve", is_even, to="halvera tal")
    assert allows(User(), name, 4)
    assert not allows(User(), name, 3)
