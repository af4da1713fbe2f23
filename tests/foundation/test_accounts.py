"""Accounts: one address, one account; the system never signs in."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from rodatraden.foundation.accounts.actions import create_user, system_user
from rodatraden.foundation.accounts.enums import Role
from rodatraden.foundation.accounts.errors import EmailInvalid, EmailTaken, PasswordWeak
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.queries import any_person_exists
from rodatraden.foundation.accounts.rules import is_administrator, is_development_lead, is_reader
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
        create_user(by=system, email="READER@kommun.example", name="X", role=Role.READER, password=password)


def test_the_database_refuses_an_unfolded_address(system: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Stor@kommun.example", name="Stor", role=Role.READER)


def test_a_closed_account_is_not_let_in(reader: User, password: str) -> None:
    reader.is_active = False
    reader.save()
    assert authenticate(username=reader.email, password=password) is None
    assert not is_reader(reader)


def test_nobody_is_let_in_by_a_wrong_password(reader: User) -> None:
    assert authenticate(username=reader.email, password="fel") is None
    assert authenticate(username="ingen@kommun.example", password="fel") is None


def test_only_an_administrator_creates_accounts(administrator: User, development_lead: User, password: str) -> None:
    create_user(by=administrator, email="ny@kommun.example", name="Ny", role=Role.READER, password=password)
    with pytest.raises(PermissionRefused, match="Du har inte behörighet att skapa konton"):
        create_user(by=development_lead, email="n@kommun.example", name="N", role=Role.READER, password=password)
    assert AuditRow.objects.filter(actor=administrator, object_key="ny@kommun.example").count() == 1


def test_bad_addresses_and_passwords_are_refused(system: User, password: str) -> None:
    with pytest.raises(EmailInvalid, match="inte-en-adress"):
        create_user(by=system, email="inte-en-adress", name="X", role=Role.READER, password=password)
    with pytest.raises(PasswordWeak, match="Lösenordet duger inte"):
        create_user(by=system, email="x@kommun.example", name="X", role=Role.READER, password="kort")


def test_a_role_may_what_the_one_before_it_may(reader: User, development_lead: User, administrator: User) -> None:
    people = (reader, development_lead, administrator)
    assert [is_reader(person) for person in people] == [True, True, True]
    assert [is_development_lead(person) for person in people] == [False, True, True]
    assert [is_administrator(person) for person in people] == [False, False, True]
