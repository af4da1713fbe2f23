"""Rows become links of a chain, each row in one link."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import seal
from rodatraden.foundation.audit.canonical import ROW_FIELDS, batch_hash, row_bytes, row_digest, unpacked, written
from rodatraden.foundation.audit.models import AuditRow, SealedBatch
from rodatraden.foundation.audit.queries import chain_faults, chain_head, log_version
from tests.foundation.audit.conftest import Write, write_rows

NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


def rows_in(batch: SealedBatch) -> list[int]:
    return [pk for pk, _ in unpacked(bytes(batch.digests))]


def test_batch_holds_every_unsealed_row_in_order(write: Write) -> None:
    seal()
    ids = write(5)
    batch = seal(NOW)
    assert batch is not None
    assert (rows_in(batch), batch.first_row, batch.last_row, batch.count) == (ids, ids[0], ids[-1], 5)
    assert batch.sealed_at == NOW
    assert set(AuditRow.objects.filter(pk__in=ids).values_list("sealed_in", flat=True)) == {batch.number}


def test_nothing_to_seal_makes_no_batch(system: User) -> None:
    seal()
    assert seal() is None
    assert SealedBatch.objects.count() == 1


def test_each_batch_continues_the_one_before(write: Write) -> None:
    seal()
    write(2)
    seal()
    write(3)
    seal()
    first, second, third = SealedBatch.objects.order_by("number")
    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert (first.previous_hash, second.previous_hash, third.previous_hash) == ("", first.hash, second.hash)
    assert (second.total, third.total) == (first.total + 2, first.total + 5)


def test_at_most_so_many_rows_go_into_a_batch(write: Write) -> None:
    seal()
    write(5)
    sizes = []
    while batch := seal(at_most=2):
        sizes.append(batch.count)
    assert sizes == [2, 2, 1]
    assert list(chain_faults()) == []


def test_lower_id_that_comes_later_is_sealed_too(write: Write) -> None:
    """As when a transaction that took its ids first ends last."""
    seal()
    late, early = write(2)
    held_back = AuditRow.objects.get(pk=late)
    AuditRow.objects.filter(pk=late).delete()
    first = seal()
    held_back.save(force_insert=True)
    second = seal()
    assert first is not None
    assert second is not None
    assert (rows_in(first), rows_in(second)) == ([early], [late])
    assert list(chain_faults()) == []


def test_sealing_costs_few_queries(write: Write, django_assert_max_num_queries: object) -> None:
    write(500)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        seal()


def test_head_states_the_unsealed_tail(write: Write) -> None:
    seal(NOW)
    before = chain_head()
    ids = write(3)
    head = chain_head()
    assert (before.number, before.at, before.unsealed, before.oldest_unsealed) == (1, NOW, 0, None)
    assert (head.number, head.hash, head.unsealed) == (1, before.hash, 3)
    assert head.oldest_unsealed == AuditRow.objects.get(pk=ids[0]).at


def test_head_before_the_first_batch_is_empty(system: User) -> None:
    head = chain_head()
    assert (head.number, head.hash, head.at, head.total, head.unsealed) == (0, "", None, 0, AuditRow.objects.count())


def test_version_of_the_log_changes_with_each_row_and_not_by_sealing(write: Write) -> None:
    first = log_version()
    write(1)
    second = log_version()
    seal()
    assert (first != second, log_version()) == (True, second)


def test_version_of_the_log_costs_one_query(write: Write, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        log_version()


def test_canonical_row_is_what_the_decision_record_says(reader: User) -> None:
    row = (
        7, NOW, 3, "planning.edit_goal", "planning.goal", "mål-1",
        {"name": "Före"}, {"share": 2.0, "name": "Efter"}, "", {},
    )  # fmt: skip
    expected = (
        b'{"action":"planning.edit_goal","actor":3,"after":{"name":"Efter","share":2},'
        b'"at":"2026-03-31T12:00:00.000000+00:00","before":{"name":"F\\u00f6re"},"commitments":{},"form":1,"id":7,'
        b'"key":"m\\u00e5l-1","kind":"planning.goal","reason":""}'
    )
    assert row_bytes(row) == expected
    assert row_digest(row) == sha256(expected).digest()


def test_canonical_batch_is_what_the_decision_record_says() -> None:
    batch = {
        "number": 2,
        "first_row": 8,
        "last_row": 9,
        "count": 2,
        "total": 9,
        "content_hash": "c0",
        "previous_hash": "a1",
        "sealed_at": NOW,
    }
    expected = (
        b'{"content_hash":"c0","count":2,"first_row":8,"form":1,"last_row":9,"number":2,"previous_hash":"a1",'
        b'"sealed_at":"2026-03-31T12:00:00.000000+00:00","total":9}'
    )
    assert batch_hash(batch) == sha256(expected).hexdigest()


@pytest.mark.parametrize(
    ("one", "other"), [({"b": 1, "a": [2.0]}, {"a": [2], "b": 1.0}), ("\ud800", "\ud800"), (-0.0, 0), (1e16, 10**16)]
)
def test_values_that_databases_give_back_differently_are_written_the_same(one: object, other: object) -> None:
    assert written(one) == written(other)


VALUES = st.dictionaries(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=8),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=20),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=4,
    ),
    max_size=4,
)


@given(before=VALUES, after=VALUES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_digest_is_the_same_each_time_the_database_gives_the_row_back(
    reader: User, before: dict[str, object], after: dict[str, object]
) -> None:
    row = AuditRow.objects.create(actor=reader, action="a", object_kind="k", object_key="n", before=before, after=after)
    given_back = [AuditRow.objects.filter(pk=row.pk).values_list(*ROW_FIELDS).get() for _ in range(2)]
    assert row_digest(given_back[0]) == row_digest(given_back[1])
    row.refresh_from_db()
    row.save()
    assert row_digest(AuditRow.objects.filter(pk=row.pk).values_list(*ROW_FIELDS).get()) == row_digest(given_back[0])


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(1, 6)),
        st.tuples(st.just("seal"), st.integers(1, 9)),
        st.tuples(st.just("hold"), st.integers(0, 5)),
        st.tuples(st.just("release"), st.just(0)),
    ),
    max_size=14,
)


@pytest.mark.slow
@given(steps=STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_however_writing_ending_and_sealing_mix_every_row_is_sealed_once(
    reader: AbstractBaseUser, steps: list[tuple[str, int]]
) -> None:
    """Rows held back stand for transactions that took their ids early and end late."""
    start = SealedBatch.objects.count()
    held: list[AuditRow] = []
    for step, number in steps:
        if step == "write":
            write_rows(reader, number)  # type: ignore[arg-type]
        elif step == "seal":
            seal(at_most=number)
        elif step == "hold":
            unsealed = AuditRow.objects.filter(sealed_in__isnull=True).order_by("pk")[:number]
            found = list(unsealed)
            AuditRow.objects.filter(pk__in=[row.pk for row in found]).delete()
            held += found
        else:
            AuditRow.objects.bulk_create(held)
            held = []
    AuditRow.objects.bulk_create(held)
    while seal(at_most=7):
        pass
    sealed = [pk for batch in SealedBatch.objects.all() for pk in rows_in(batch)]
    assert sorted(sealed) == sorted(AuditRow.objects.values_list("pk", flat=True))
    assert len(sealed) == len(set(sealed)) == chain_head().total
    assert SealedBatch.objects.count() >= start
    assert list(chain_faults()) == []
