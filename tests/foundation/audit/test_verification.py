"""What is changed behind the application's back is found, and named."""

import pytest
from django.db import connection

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import erase_personal_values, record, seal
from rodatraden.foundation.audit.canonical import ROW_FIELDS, batch_hash, content_hash, packed, row_digest
from rodatraden.foundation.audit.models import AuditRow, PersonalValue, SealedBatch
from rodatraden.foundation.audit.queries import Known, chain_faults, chain_head, verification
from tests.foundation.audit.conftest import Write


def faults(*known: Known) -> list[str]:
    return list(chain_faults(known))


@pytest.fixture
def ids(write: Write) -> list[int]:
    """The rows of batch 2, of three; batch 1 holds the accounts."""
    seal()
    found = write(3)
    seal()
    write(2)
    seal()
    assert faults() == []
    return found


@pytest.mark.parametrize(
    "change",
    [
        {"after": {"name": "efter 9"}},
        {"before": None},
        {"reason": "annat skäl"},
        {"action": "tests.other"},
        {"object_key": "annan"},
        {"object_kind": "tests.other"},
        {"commitments": {"after": {"name": "00"}}},
    ],
)
def test_changed_row_is_named(ids: list[int], change: dict[str, object]) -> None:
    AuditRow.objects.filter(pk=ids[1]).update(**change)
    assert f"Rad {ids[1]} i omgång 2 är ändrad efter förseglingen." in faults()


def test_row_said_to_be_anothers_is_named(ids: list[int], system: User) -> None:
    AuditRow.objects.filter(pk=ids[0]).update(actor=system)
    assert faults() == [f"Rad {ids[0]} i omgång 2 är ändrad efter förseglingen."]


def test_row_said_to_be_older_is_named(ids: list[int]) -> None:
    AuditRow.objects.filter(pk=ids[2]).update(at="2020-01-01T00:00:00Z")
    assert faults() == [f"Rad {ids[2]} i omgång 2 är ändrad efter förseglingen."]


@pytest.mark.only_on("sqlite")  # the other refuses what is no time
def test_row_whose_time_is_rubbish_is_named(ids: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("update audit_auditrow set at = 'rubbish' where id = %s", [ids[2]])
    assert faults() == [f"Rad {ids[2]} i omgång 2 är ändrad efter förseglingen."]


def test_deleted_row_is_named(ids: list[int]) -> None:
    AuditRow.objects.filter(pk=ids[1]).delete()
    assert faults() == [f"Rad {ids[1]} i omgång 2 saknas."]


def test_swapped_rows_are_both_named(ids: list[int]) -> None:
    first, second = AuditRow.objects.filter(pk__in=ids[:2]).order_by("pk")
    first.pk, second.pk = second.pk, first.pk
    first.save()
    second.save()
    assert faults() == [f"Rad {pk} i omgång 2 är ändrad efter förseglingen." for pk in ids[:2]]


def test_row_put_into_a_sealed_batch_is_named(ids: list[int], write: Write) -> None:
    [new] = write(1)
    AuditRow.objects.filter(pk=new).update(sealed_in=2)
    assert faults() == [f"Rad {new} i omgång 2 har lagts till efter förseglingen."]


def test_row_moved_to_another_batch_is_named_in_both(ids: list[int]) -> None:
    AuditRow.objects.filter(pk=ids[0]).update(sealed_in=3)
    assert faults() == [
        f"Rad {ids[0]} i omgång 2 saknas.",
        f"Rad {ids[0]} i omgång 3 har lagts till efter förseglingen.",
    ]


def test_row_taken_out_to_be_sealed_anew_is_named(ids: list[int]) -> None:
    AuditRow.objects.filter(pk=ids[0]).update(sealed_in=None, reason="annat")
    seal()
    assert faults() == [f"Rad {ids[0]} i omgång 2 saknas."]


def test_row_of_a_batch_that_is_not_there_is_named(ids: list[int]) -> None:
    AuditRow.objects.filter(pk=ids[0]).update(sealed_in=99)
    assert faults() == [
        f"Rad {ids[0]} i omgång 2 saknas.",
        f"Rad {ids[0]} säger att den hör till omgång 99, som inte finns.",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"count": 2},
        {"first_row": 1},
        {"last_row": 999},
        {"content_hash": "0" * 64},
        {"sealed_at": "2020-01-01T00:00:00Z"},
        {"hash": "0" * 64},
    ],
)
def test_changed_batch_is_named(ids: list[int], change: dict[str, object]) -> None:
    SealedBatch.objects.filter(number=2).update(**change)
    assert "Omgång 2 är ändrad: sigillet stämmer inte med uppgifterna i den." in faults()


def test_digests_cut_off_are_named(ids: list[int]) -> None:
    batch = SealedBatch.objects.get(number=2)
    SealedBatch.objects.filter(number=2).update(digests=bytes(batch.digests)[:-1])
    assert faults() == [
        "Omgång 2 är ändrad: sigillet stämmer inte med uppgifterna i den.",
        "Omgång 2 är skadad: radernas sigill är avklippta.",
    ]


def sealed_over(number: int) -> None:
    """Write a batch anew so that it fits its rows, as someone who knows how would."""
    batch = SealedBatch.objects.get(number=number)
    rows = AuditRow.objects.filter(sealed_in=number).order_by("pk").values_list(*ROW_FIELDS)
    batch.digests = packed((row[0], row_digest(row)) for row in rows)
    batch.content_hash = content_hash(batch.digests)
    previous = SealedBatch.objects.filter(number=number - 1).first()
    batch.previous_hash = previous.hash if previous else ""
    names = ("number", "first_row", "last_row", "count", "total", "content_hash", "previous_hash", "sealed_at")
    batch.hash = batch_hash({name: getattr(batch, name) for name in names})
    batch.save()


def test_batch_sealed_over_does_not_fit_the_next(ids: list[int]) -> None:
    AuditRow.objects.filter(pk=ids[1]).update(reason="annat")
    sealed_over(2)
    assert faults() == ["Omgång 3 följer inte på omgång 2: sigillet före är ett annat."]


def test_whole_chain_sealed_over_does_not_fit_a_head_kept_elsewhere(ids: list[int]) -> None:
    head = chain_head()
    AuditRow.objects.filter(pk=ids[1]).update(reason="annat")
    sealed_over(2)
    sealed_over(3)
    assert faults() == []
    known = Known(number=head.number, hash=head.hash)
    assert faults(known) == ["Omgång 3 har ett annat sigill än det som har lämnats ut."]


def test_batch_missing_in_between_is_named(ids: list[int]) -> None:
    SealedBatch.objects.filter(number=2).delete()
    assert faults() == [
        "Omgång 2 saknas.",
        *(f"Rad {pk} säger att den hör till omgång 2, som inte finns." for pk in ids),
    ]


def test_removed_last_batch_shows_against_a_known_head(ids: list[int]) -> None:
    head = chain_head()
    AuditRow.objects.filter(sealed_in=3).delete()
    SealedBatch.objects.filter(number=3).delete()
    assert faults() == []
    known = Known(number=head.number, hash=head.hash)
    assert faults(known) == ["Omgång 3 har lämnats ut men finns inte: kedjan slutar vid omgång 2."]


def test_known_head_that_is_there_is_no_fault(ids: list[int], write: Write) -> None:
    head = chain_head()
    write(1)
    seal()
    assert faults(Known(number=head.number, hash=head.hash), Known(number=0, hash="")) == []


def test_chain_is_walked_some_batches_at_a_time(ids: list[int], write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "_ROWS", 4)
    monkeypatch.setattr(verification, "_BATCHES", 3)
    for _ in range(7):
        write(3)
        seal()
    assert faults() == []
    AuditRow.objects.filter(sealed_in=9).update(reason="annat")
    SealedBatch.objects.filter(number=5).update(hash="0" * 64)
    assert len(faults()) == 3 + 2


@pytest.fixture
def row(reader: User) -> int:
    """A sealed row with personal values."""
    record(
        by=reader,
        action="tests.rename",
        kind="tests.person",
        key="7",
        before={"name": "Eva Ek", "role": "chef"},
        after={"name": "Eva Alm", "email": "eva@kommun.example"},
        personal=("name", "email", "phone"),
    )
    seal()
    return AuditRow.objects.get(action="tests.rename").pk


def test_personal_values_lie_beside_the_row(row: int) -> None:
    kept = AuditRow.objects.get(pk=row)
    assert (kept.before, kept.after) == ({"role": "chef"}, {})
    beside = PersonalValue.objects.filter(row=row).order_by("side", "field").values_list("side", "field", "value")
    assert list(beside) == [
        ("after", "email", "eva@kommun.example"),
        ("after", "name", "Eva Alm"),
        ("before", "name", "Eva Ek"),
    ]
    assert {side: sorted(fields) for side, fields in kept.commitments.items()} == {
        "before": ["name"],
        "after": ["email", "name"],
    }
    assert faults() == []


def test_the_same_value_twice_leaves_no_common_trace(reader: User) -> None:
    for _ in range(2):
        record(by=reader, action="tests.same", kind="k", key="1", after={"name": "Eva Ek"}, personal=("name",))
    one, other = AuditRow.objects.filter(action="tests.same").order_by("pk")
    assert one.commitments != other.commitments


def test_changed_personal_value_is_named(row: int) -> None:
    PersonalValue.objects.filter(row=row, field="email").update(value="annan@kommun.example")
    assert faults() == [f"Rad {row}: personuppgiften email (efter) är ändrad efteråt."]


def test_lost_personal_value_is_named(row: int) -> None:
    PersonalValue.objects.filter(row=row, field="name", side="before").delete()
    assert faults() == [f"Rad {row}: personuppgiften name (före) saknas."]


@pytest.mark.parametrize("field", ["phone", "name"])
def test_added_personal_value_is_named(row: int, reader: User, field: str) -> None:
    record(by=reader, action="tests.other", kind="k", key="1")
    other = AuditRow.objects.get(action="tests.other").pk
    PersonalValue.objects.create(row_id=other, side="after", field=field, value="08-1", salt="aa")
    PersonalValue.objects.create(row_id=row, side="after", field="phone", value="08-1", salt="aa")
    assert faults() == [
        f"Rad {row}: personuppgiften phone (efter) har lagts till efteråt.",
        f"Rad {other}: personuppgiften {field} (efter) har lagts till efteråt.",
    ]


def test_erased_personal_values_leave_the_chain_whole(row: int, administrator: User) -> None:
    assert erase_personal_values(by=administrator, kind="tests.person", key="7", reason="Begäran") == 3
    seal()
    assert faults() == []
    assert set(PersonalValue.objects.filter(row=row).values_list("value", "salt")) == {(None, "")}


def test_erasure_without_a_row_that_tells_of_it_is_named(row: int) -> None:
    PersonalValue.objects.filter(row=row, field="email").update(value=None, salt="", erased_at="2026-01-01T00:00:00Z")
    assert faults() == [f"Rad {row}: personuppgiften email (efter) är raderad utan att ändringsloggen säger det."]
