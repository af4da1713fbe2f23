"""The log of every change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import ProtectedError

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import Change, OutsideTransaction, record, record_all
from rodatraden.foundation.audit.models import AuditRow


def test_a_row_holds_who_what_and_why(reader: User) -> None:
    record(
        by=reader,
        action="tests.change",
        kind="thing",
        key="sak",
        before={"when": date(2022, 3, 31)},
        after={"amount": Decimal("1.50")},
        reason="Skrivfel",
    )
    row = AuditRow.objects.get(action="tests.change")
    assert (row.actor, row.object_key, row.reason) == (reader, "sak", "Skrivfel")
    assert row.before == {"when": "2022-03-31"}
    assert row.after == {"amount": "1.50"}


def test_many_rows_cost_few_queries(system: User, django_assert_max_num_queries: object) -> None:
    changes = [Change("thing", f"sak-{number}") for number in range(300)]
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        record_all(by=system, action="tests.many", changes=changes)
    assert AuditRow.objects.filter(action="tests.many").count() == 300


def test_whoever_has_done_something_is_not_deleted(reader: User) -> None:
    record(by=reader, action="tests.change", kind="thing", key="sak")
    with pytest.raises(ProtectedError):
        reader.delete()


@pytest.mark.django_db(transaction=True)
def test_a_row_outside_the_transaction_of_its_change_is_refused() -> None:
    with pytest.raises(OutsideTransaction):
        record(by=User(pk=1), action="tests.change", kind="thing", key="sak")
