"""Some things of a scope are written without reading the others, and leave the same trace as when all are written."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.models import Indicator as Row
from rodatraden.apps.indicators.queries.content import INDICATORS, OBSERVATIONS
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation, Survey
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.keyed.changes import Change
from rodatraden.foundation.keyed.errors import KeyOwnedElsewhere, NumberTooFine
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.one_kind import replace_kind, write_some
from rodatraden.foundation.keyed.read import read, read_one, read_some

pytestmark = pytest.mark.django_db
FIRST = Indicator(key="ett", name="Ett", unit="st", scale_low=Decimal("0.10"))
SECOND = Indicator(key="tva", name="Två", unit="st", external_ids=("N1", "N2"))
THIRD = Indicator(key="tre", name="Tre", unit="st")


@pytest.fixture
def scope(db: None) -> Scope:
    return Scope.objects.create(key="kommunen", level="municipality")


def whole(home: Home, contents: list[Any], by: User, scope: Scope) -> None:
    replace_kind(home, contents, by=by, scope=scope, action="prov")


def write_one(home: Home, key: tuple[str, ...], content: Any, by: User, scope: Scope) -> tuple[Change, ...]:
    some = dict(zip(home.identity, key, strict=True))
    return write_some(home, some, [] if content is None else [content], by=by, scope=scope, action="prov")


def traces() -> list[tuple[object, ...]]:
    return list(
        AuditRow.objects.filter(action="prov")
        .order_by("pk")
        .values_list("action", "object_kind", "object_key", "before", "after", "reason")
    )


def test_adding_changing_ending_and_reviving_leave_the_rows_that_a_whole_list_leaves(
    reader: User, scope: Scope
) -> None:
    steps = ([FIRST], [FIRST, SECOND], [replace(FIRST, name="Först"), SECOND], [SECOND], [SECOND, FIRST])
    for contents in steps:
        whole(INDICATORS, list(contents), reader, scope)
    expected, listed = traces(), read(INDICATORS, scope.pk)
    AuditRow.objects.filter(action="prov").delete()
    Row.objects.all().delete()
    written = (FIRST, SECOND, replace(FIRST, name="Först"), None, FIRST)
    for content, key in zip(written, ("ett", "tva", "ett", "ett", "ett"), strict=True):
        write_one(INDICATORS, (key,), content, reader, scope)
    assert (traces(), read(INDICATORS, scope.pk)) == (expected, listed)


def test_parts_are_written_and_read_with_their_owner(reader: User, scope: Scope) -> None:
    whole(INDICATORS, [FIRST], reader, scope)
    one = Observation(
        indicator="ett", period="2024", amount=Amount(value=Decimal("1.50")), survey=Survey(respondents=12, asked=20)
    )
    other = Observation(indicator="ett", period="2025", amount=Amount(value=Decimal(2)), survey=Survey(respondents=3))
    for each in (one, other):
        write_one(OBSERVATIONS, ("ett", "", each.period, ""), each, reader, scope)
    changed = replace(one, survey=Survey(respondents=13, asked=20))
    write_one(OBSERVATIONS, ("ett", "", "2024", ""), changed, reader, scope)
    assert read(OBSERVATIONS, scope.pk) == (changed, other)
    assert read_one(OBSERVATIONS, scope.pk, ("ett", "", "2025", "")) == other
    assert read_one(OBSERVATIONS, scope.pk, ("ett", "", "2026", "")) is None
    assert [trace[2] for trace in traces()[1:]] == ["kommunen:ett 2024", "kommunen:ett 2025", "kommunen:ett 2024"]


@pytest.mark.parametrize("others", [1, 3])
def test_number_of_queries_does_not_grow_with_the_others(reader: User, scope: Scope, others: int) -> None:
    whole(INDICATORS, [FIRST, SECOND, THIRD][:others], reader, scope)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        write_one(INDICATORS, ("ett",), replace(FIRST, name="Först"), reader, scope)
    reads = [query["sql"] for query in queries.captured_queries if query["sql"].startswith("SELECT")]
    assert len(reads) == 1
    assert all("key" in sql for sql in reads)


def test_what_is_as_it_was_writes_nothing(reader: User, scope: Scope) -> None:
    whole(INDICATORS, [FIRST], reader, scope)
    assert write_one(INDICATORS, ("ett",), FIRST, reader, scope) == ()
    assert write_one(INDICATORS, ("noll",), None, reader, scope) == ()
    assert len(traces()) == 1


def test_refusals_are_those_of_a_whole_list(reader: User, scope: Scope) -> None:
    other = Scope.objects.create(key="annan", level="municipality")
    whole(INDICATORS, [FIRST], reader, other)
    with pytest.raises(KeyOwnedElsewhere):
        write_one(INDICATORS, ("ett",), FIRST, reader, scope)
    fine = replace(SECOND, scale_low=Decimal("0.123456"))
    with pytest.raises(NumberTooFine):
        write_one(INDICATORS, ("tva",), fine, reader, scope)


def test_some_are_written_at_once_and_the_others_are_left(reader: User, scope: Scope) -> None:
    whole(INDICATORS, [FIRST, SECOND], reader, scope)

    def value(indicator: str, period: str, number: int) -> Observation:
        return Observation(indicator=indicator, period=period, amount=Amount(value=Decimal(number)))

    other, gone, kept = value("tva", "2024", 1), value("ett", "2023", 2), value("ett", "2024", 3)
    whole(OBSERVATIONS, [gone, other, kept], reader, scope)
    new = [value("ett", "2026", 5), value("ett", "2025", 4)]
    wanted = [replace(kept, preliminary=True), *new]
    write_some(OBSERVATIONS, {"indicator_id": "ett"}, wanted, by=reader, scope=scope, action="prov")
    assert read(OBSERVATIONS, scope.pk) == (other, *wanted)
    assert read_some(OBSERVATIONS, scope.pk, {"indicator_id": "ett", "period": "2025"}) == (new[1],)
