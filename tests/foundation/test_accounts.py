"""Accounts: one address, one account; the system never signs in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.utils import timezone

from rodatraden.foundation.accounts.actions import create_user, give_role, system_user, withdraw_role
from rodatraden.foundation.accounts.errors import EmailInvalid, EmailTaken, PasswordWeak, PeriodReversed
from rodatraden.foundation.accounts.held import Held, roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.queries import any_person_exists
from rodatraden.foundation.accounts.rules import has_account, is_administrator
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.permissions import PermissionRefused


def test_the_system_is_one_account_that_cannot_sign_in(system: User, password: str) -> None:
    assert system_user() == system
    assert not any_person_exists()
    system.set_password(password)
    system.save()
    assert authenticate(username=system.email, password=password) is None


def test_an_address_is_one_account_however_it_is_typed(system: User, reader: User, password: str) -> None:
    assert authenticate(username=" Reader@KOMMUN.example", password=password) == reader
    with pytest.raises(EmailTaken, match="reader@kommun.example"):
        create_user(by=system, email="READER@kommun.example", name="X", password=password)


def test_the_database_refuses_an_unfolded_address(system: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Stor@kommun.example", name="Stor")


def test_a_closed_account_is_not_let_in(reader: User, password: str) -> None:
    reader.is_active = False
    reader.save()
    assert authenticate(username=reader.email, password=password) is None
    assert not has_account(reader)


def test_nobody_is_let_in_by_a_wrong_password(reader: User) -> None:
    assert authenticate(username=reader.email, password="fel") is None
    assert authenticate(username="ingen@kommun.example", password="fel") is None


def test_only_an_administrator_creates_accounts(administrator: User, development_lead: User, password: str) -> None:
    create_user(by=administrator, email="ny@kommun.example", name="Ny", password=password)
    with pytest.raises(PermissionRefused, match="Du har inte behörighet att skapa konton"):
        create_user(by=development_lead, email="n@kommun.example", name="N", password=password)
    assert AuditRow.objects.filter(actor=administrator, action="accounts.create_user").count() == 1


def test_bad_addresses_and_passwords_are_refused(system: User, password: str) -> None:
    with pytest.raises(EmailInvalid, match="inte-en-adress"):
        create_user(by=system, email="inte-en-adress", name="X", password=password)
    with pytest.raises(PasswordWeak, match="Lösenordet duger inte"):
        create_user(by=system, email="x@kommun.example", name="X", password="kort")


def test_only_an_administrator_looks_after_accounts(reader: User, development_lead: User, administrator: User) -> None:
    people = (reader, development_lead, administrator)
    assert [has_account(person) for person in people] == [True, True, True]
    assert [is_administrator(person) for person in people] == [False, False, True]


def test_a_role_holds_from_its_first_to_its_last_day(system: User, reader: User) -> None:
    today = timezone.localdate()
    day = timedelta(days=1)
    for starts, ends in ((today + day, None), (today - day, today - day)):
        give_role(by=system, user=reader, role="auditor", starts=starts, ends=ends)
    assert roles_held(reader) == {Held("reader", "")}
    give_role(by=system, user=reader, role="auditor", place="park", starts=today, ends=today)
    assert roles_held(reader) == {Held("reader", ""), Held("auditor", "park")}


def test_a_role_that_ends_before_it_starts_is_refused(system: User, reader: User) -> None:
    with pytest.raises(PeriodReversed, match="slutdatum som kommer efter"):
        give_role(by=system, user=reader, role="auditor", starts=date(2026, 2, 1), ends=date(2026, 1, 1))


def test_a_withdrawn_role_is_gone_at_once_and_stays_in_the_log(system: User, reader: User) -> None:
    grant = reader.grants.get()
    withdraw_role(by=system, grant=grant, reason="Slutat.")
    assert roles_held(grant.user) == frozenset()
    row = AuditRow.objects.get(action="accounts.withdraw_role")
    assert (row.object_key, row.reason) == (str(reader.pk), "Slutat.")


def test_nobody_but_an_administrator_gives_roles(development_lead: User, reader: User) -> None:
    with pytest.raises(PermissionRefused, match="ge och återta roller"):
        give_role(by=development_lead, user=reader, role="auditor")
