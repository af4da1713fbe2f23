"""A post office, and the product set to use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.outbox.actions import put
from rodatraden.foundation.outbox.models import OutboxMessage
from tests.foundation.outbox.post_office import Office, free_port, open_office

Put = Callable[..., OutboxMessage]


@pytest.fixture
def office(settings: Any) -> Iterator[Office]:
    """An open post office."""
    with open_office() as (office, port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield office


@pytest.fixture
def closed_port(settings: Any) -> int:
    """The port of a post office that is closed."""
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    return int(settings.EMAIL_PORT)


@pytest.fixture
def write(reader: User) -> Put:
    """Put a message to the reader in the outbox."""

    def write(key: str = "paminnelse:1", **given: Any) -> OutboxMessage:
        told = {"kind": "reminder", "to": reader, "subject": "Två saker väntar på dig", "body": "Hej"} | given
        with transaction.atomic():
            put(key=key, **told)
        return OutboxMessage.objects.get(key=key)

    return write
