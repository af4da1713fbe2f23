"""Things that change, to write into the log."""

from collections.abc import Callable

import pytest
from django.db import transaction

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import Change, record_all
from rodatraden.foundation.audit.models import AuditRow

Write = Callable[..., list[int]]


def write_rows(by: User, count: int, kind: str = "tests.thing") -> list[int]:
    """Write rows of an action, and give their ids."""
    changes = [Change(kind, f"sak-{n}", {"name": f"före {n}"}, {"name": f"efter {n}"}) for n in range(count)]
    with transaction.atomic():
        record_all(by=by, action="tests.change", changes=changes)
    newest = AuditRow.objects.order_by("-pk").values_list("pk", flat=True)[:count]
    return sorted(newest)


@pytest.fixture
def write(reader: User) -> Write:
    """Write rows into the log as a reader."""

    def writes(count: int, kind: str = "tests.thing") -> list[int]:
        return write_rows(reader, count, kind)

    return writes
