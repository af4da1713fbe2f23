"""Logs written before persons were named by id."""

from importlib import import_module

from django.apps import apps

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record, seal
from rodatraden.foundation.audit.models import AuditRow, PersonalValue
from rodatraden.foundation.audit.queries import chain_faults

step = import_module("rodatraden.foundation.audit.migrations.0003_accounts_by_id")


def test_account_rows_get_the_id_and_their_personal_values_beside(reader: User) -> None:
    old = {"name": reader.name, "role": "reader"}
    record(by=reader, action="accounts.create_user", kind="account", key=reader.email, after=old)
    row = AuditRow.objects.get(object_key=reader.email)
    step.name_by_id(apps, None)
    row.refresh_from_db()
    assert (row.object_key, row.after) == (str(reader.pk), {"role": "reader"})
    assert PersonalValue.objects.get(row=row).value == reader.name
    seal()
    assert list(chain_faults()) == []
