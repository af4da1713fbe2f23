"""Personal values can be erased, by those who may, with a reason."""

import pytest

from rodatraden.foundation.accounts.actions import create_user
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import erase_personal_values
from rodatraden.foundation.audit.errors import NothingToErase, ReasonMissing
from rodatraden.foundation.audit.models import AuditRow, PersonalValue
from rodatraden.foundation.permissions import PermissionRefused


@pytest.fixture
def person(system: User, password: str) -> User:
    """Someone whose account is in the log."""
    return create_user(by=system, email="eva@kommun.example", name="Eva Ek", password=password)


def erase(by: User, person: User, reason: str = "Begäran om radering") -> int:
    return erase_personal_values(by=by, kind="account", key=str(person.pk), reason=reason)


def test_log_names_no_person_but_by_id(person: User) -> None:
    rows = AuditRow.objects.values_list("object_key", "before", "after", "reason", "commitments")
    told = " ".join(str(row) for row in rows)
    assert "eva@kommun.example" not in told
    assert "Eva Ek" not in told
    assert sorted(PersonalValue.objects.filter(row__object_key=str(person.pk)).values_list("value", flat=True)) == [
        "Eva Ek",
        "eva@kommun.example",
    ]


def test_erasure_is_told_with_who_why_and_from_which_rows(person: User, administrator: User) -> None:
    rows = list(AuditRow.objects.filter(object_key=str(person.pk), action="accounts.create_user"))
    assert erase(administrator, person) == 2
    told = AuditRow.objects.get(action="audit.erase_personal_values")
    assert (told.actor, told.object_key, told.reason) == (administrator, str(person.pk), "Begäran om radering")
    assert told.after == {"rows": [row.pk for row in rows]}


def test_only_the_persons_own_values_are_erased(person: User, administrator: User) -> None:
    erase(administrator, person)
    left = PersonalValue.objects.filter(erased_at__isnull=True).values_list("row__object_key", flat=True)
    assert set(left) == {str(administrator.pk)}


def test_reader_may_not_erase(person: User, reader: User) -> None:
    with pytest.raises(PermissionRefused, match="radera personuppgifter ur ändringsloggen"):
        erase(reader, person)


def test_erasing_without_a_reason_is_refused(person: User, administrator: User) -> None:
    with pytest.raises(ReasonMissing):
        erase(administrator, person, reason=" ")


def test_erasing_twice_is_refused(person: User, administrator: User) -> None:
    erase(administrator, person)
    with pytest.raises(NothingToErase):
        erase(administrator, person)
