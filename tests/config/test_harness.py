"""The harness itself is strict."""

from __future__ import annotations

import socket
import warnings

import pytest
from django.template import Context, Template
from pytest_socket import SocketConnectBlockedError

from rodatraden.foundation.accounts.models import User
from tests.harness.configuration import REPOSITORY
from tests.harness.speed import SLOW_PLACES
from tests.harness.templates import UndefinedVariable


def _emails(count: int) -> list[str]:
    User.objects.bulk_create([User(email=f"p{number}@kommun.example", name="P") for number in range(count)])
    return [f"p{number}@kommun.example" for number in range(count)]


def test_an_undefined_template_variable_fails() -> None:
    with pytest.raises(UndefinedVariable, match="absent"):
        Template("{{ absent }}").render(Context())
    with pytest.raises(UndefinedVariable):
        Template("{{ user.absent.deeper }}").render(Context({"user": User(name="N")}))
    assert Template("{% if absent %}x{% endif %}{{ empty }}").render(Context({"empty": ""})) == ""


def test_a_query_without_order_is_shuffled(db: None) -> None:
    emails = _emails(2)
    assert list(User.objects.order_by().values_list("email", flat=True)) == emails[::-1]
    assert [user.email for user in User.objects.order_by().iterator()] == emails[::-1]
    assert [user.email for user in User.objects.order_by("email")] == emails


@pytest.mark.database_order
def test_the_shuffle_can_be_left_out(db: None) -> None:
    emails = _emails(2)
    assert list(User.objects.order_by().values_list("email", flat=True)) == emails


def test_there_is_no_network() -> None:
    with pytest.raises((SocketConnectBlockedError, UserWarning), match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning, match="careful"):
        warnings.warn("careful", UserWarning, stacklevel=1)


def test_the_slow_places_exist() -> None:
    assert [place for place in SLOW_PLACES if not (REPOSITORY / place).exists()] == []
