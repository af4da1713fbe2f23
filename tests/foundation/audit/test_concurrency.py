"""Sealers and writers at the same time; on the embedded database one after another."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record, seal
from rodatraden.foundation.audit.canonical import unpacked
from rodatraden.foundation.audit.models import AuditRow, SealedBatch
from rodatraden.foundation.audit.queries import chain_faults, chain_head
from tests.foundation.audit.conftest import write_rows

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PATIENCE = 20


def at_once(*works: Callable[[], object]) -> None:
    """Run each in a connection of its own where the database has several."""
    failed: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    if connection.vendor != "postgresql":
        for work in works:
            work()
        return
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert failed == []


def assert_whole() -> None:
    sealed = [pk for batch in SealedBatch.objects.order_by("number") for pk, _ in unpacked(bytes(batch.digests))]
    assert sorted(sealed) == list(AuditRow.objects.order_by("pk").values_list("pk", flat=True))
    assert len(set(sealed)) == len(sealed)
    assert list(chain_faults()) == []


def test_several_sealers_make_one_chain(reader: User) -> None:
    write_rows(reader, 300)

    def sealer() -> None:
        while seal(at_most=20):
            pass

    at_once(sealer, sealer, sealer)
    assert_whole()
    assert chain_head().unsealed == 0


def test_writers_and_sealers_at_once_lose_and_double_nothing(reader: User) -> None:
    before = AuditRow.objects.count()

    def writer() -> None:
        for _ in range(25):
            write_rows(reader, 4)

    def sealer() -> None:
        for _ in range(40):
            seal(at_most=15)

    at_once(writer, sealer, writer, sealer)
    while seal():
        pass
    assert AuditRow.objects.count() == before + 200
    assert_whole()


@pytest.mark.only_on("postgresql")  # the embedded one has one writer at a time
def test_lower_id_that_commits_last_is_sealed_in_a_later_batch(reader: User) -> None:
    seal()
    has_its_id, may_end = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            record(by=reader, action="tests.slow", kind="tests.thing", key="a")
            has_its_id.set()
            assert may_end.wait(PATIENCE)

    def quick() -> None:
        assert has_its_id.wait(PATIENCE)
        try:
            with transaction.atomic():
                record(by=reader, action="tests.quick", kind="tests.thing", key="b")
            while_open = seal()
            assert while_open is not None
            assert while_open.count == 1
        finally:
            may_end.set()

    at_once(slow, quick)
    after = seal()
    assert after is not None
    assert (after.count, after.first_row < SealedBatch.objects.get(number=after.number - 1).first_row) == (1, True)
    first, second = (AuditRow.objects.get(action=f"tests.{name}") for name in ("slow", "quick"))
    assert (first.pk < second.pk, first.sealed_in, second.sealed_in) == (True, after.number, after.number - 1)
    assert_whole()


@pytest.mark.only_on("postgresql")  # the embedded one has one writer at a time
def test_sealer_that_gives_up_leaves_its_rows_to_the_next(reader: User) -> None:
    seal()
    write_rows(reader, 5)
    waiting, sealed = threading.Event(), []

    @transaction.atomic
    def seals_in_vain() -> None:
        assert seal() is not None
        waiting.set()
        raise ZeroDivisionError

    def fails() -> None:
        with pytest.raises(ZeroDivisionError):
            seals_in_vain()

    def waits() -> None:
        assert waiting.wait(PATIENCE)
        sealed.append(seal())

    at_once(fails, waits)
    assert [batch.count for batch in sealed if batch] == [5]
    assert_whole()
