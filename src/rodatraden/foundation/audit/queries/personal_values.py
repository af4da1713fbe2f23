"""Whether the personal values beside the rows are those that the rows are bound to."""

from __future__ import annotations

from collections.abc import Iterator

from rodatraden.foundation.audit.canonical import commitment
from rodatraden.foundation.audit.enums import Side
from rodatraden.foundation.audit.models import AuditRow, PersonalValue
from rodatraden.foundation.audit.rules import ERASE_PERSONAL_VALUES

_TOGETHER = 1_000
_Bound = dict[tuple[int, str, str], str]


def personal_faults() -> Iterator[str]:
    """A sentence for every personal value that is changed, lost, added, or erased without a row that says so."""
    for bound in _bound_some_at_a_time():
        rows = {pk for pk, _, _ in bound}
        values = list(PersonalValue.objects.filter(row_id__in=rows).order_by("row_id", "side", "field"))
        # Asked after the values: one that is erased right now is then told of too.
        erased = _told_erased() if any(value.erased_at for value in values) else set()
        for value in values:
            fault = _fault(value, bound.pop((value.row_id, value.side, value.field), None), erased)
            if fault:
                yield f"{_where(value.row_id, value.side, value.field)} {fault}"
        for pk, side, field in sorted(bound):
            yield f"{_where(pk, side, field)} saknas."
    unbound = PersonalValue.objects.filter(row__commitments__isnull=True).order_by("row_id", "side", "field")
    for value in unbound.iterator():
        yield f"{_where(value.row_id, value.side, value.field)} har lagts till efteråt."


def _fault(value: PersonalValue, bound: str | None, erased: set[int]) -> str:
    if bound is None:
        return "har lagts till efteråt."
    if value.erased_at is not None:
        return "" if value.row_id in erased else "är raderad utan att ändringsloggen säger det."
    return "" if commitment(value.salt, value.value) == bound else "är ändrad efteråt."


def _bound_some_at_a_time() -> Iterator[_Bound]:
    last = 0
    while True:
        rows = AuditRow.objects.filter(pk__gt=last, commitments__isnull=False).order_by("pk")
        found = list(rows.values_list("pk", "commitments")[:_TOGETHER])
        if not found:
            return
        yield {
            (pk, side, field): bound
            for pk, commitments in found
            for side, fields in (commitments or {}).items()
            for field, bound in fields.items()
        }
        last = found[-1][0]


def _told_erased() -> set[int]:
    told = AuditRow.objects.filter(action=ERASE_PERSONAL_VALUES).order_by("pk").values_list("after", flat=True)
    return {row for after in told for row in (after or {}).get("rows", ())}


def _where(row: int, side: str, field: str) -> str:
    return f"Rad {row}: personuppgiften {field} ({Side(side).label})"
