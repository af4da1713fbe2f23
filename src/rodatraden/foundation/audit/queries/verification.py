"""Walk the whole chain and say which row or batch does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms.models import model_to_dict

from rodatraden.foundation.audit.canonical import ROW_FIELDS, batch_hash, content_hash, row_digest, unpacked
from rodatraden.foundation.audit.models import AuditRow, SealedBatch
from rodatraden.foundation.audit.queries.personal_values import personal_faults

_BATCHES, _ROWS = 200, 20_000
"""At most so many batches, and about so many rows, are held at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A link that was exported or printed before, outside the database."""

    number: int
    hash: str


def chain_faults(known: Iterable[Known] = ()) -> Iterator[str]:
    """A sentence for every row and batch that is not what was sealed, in the order of the chain.

    Whoever can write to the database can write a whole new chain; `known` links, kept elsewhere, show that.
    """
    wanted = {link.number: link.hash for link in known if link.number}
    previous: SealedBatch | None = None
    for batches in _some_at_a_time():
        rows = _rows_of(batches)
        for batch in batches:
            yield from _link_faults(batch, previous)
            yield from _row_faults(batch, rows.pop(batch.number, {}))
            stated = wanted.pop(batch.number, batch.hash)
            if stated != batch.hash:
                yield f"Omgång {batch.number} har ett annat sigill än det som har lämnats ut."
            previous = batch
    last = previous.number if previous else 0
    for number in sorted(wanted):
        yield f"Omgång {number} har lämnats ut men finns inte: kedjan slutar vid omgång {last}."
    yield from _strays()
    yield from personal_faults()


def _some_at_a_time() -> Iterator[list[SealedBatch]]:
    last = 0
    while sizes := list(
        SealedBatch.objects.filter(number__gt=last).order_by("number").values_list("number", "count")[:_BATCHES]
    ):
        first, rows = sizes[0][0], 0
        for number, count in sizes:
            last, rows = number, rows + count
            if rows >= _ROWS:
                break
        yield list(SealedBatch.objects.filter(number__range=(first, last)).order_by("number"))


def _rows_of(batches: list[SealedBatch]) -> dict[int, dict[int, bytes]]:
    """The digests of the rows as they are now, by batch and id."""
    found: dict[int, dict[int, bytes]] = {}
    rows = AuditRow.objects.filter(sealed_in__in=[batch.number for batch in batches]).order_by("sealed_in", "pk")
    for number, *row in rows.values_list("sealed_in", *ROW_FIELDS).iterator():
        found.setdefault(number, {})[row[0]] = row_digest(tuple(row))
    return found


def _link_faults(batch: SealedBatch, previous: SealedBatch | None) -> Iterator[str]:
    number = batch.number
    expected = previous.number + 1 if previous else 1
    for missing in range(expected, number):
        yield f"Omgång {missing} saknas."
    if number == expected and batch.previous_hash != (previous.hash if previous else ""):
        yield f"Omgång {number} följer inte på omgång {number - 1}: sigillet före är ett annat."
    if number == expected and batch.total != (previous.total if previous else 0) + batch.count:
        yield f"Omgång {number} räknar raderna fel."
    fields: dict[str, Any] = {**model_to_dict(batch), "number": number}
    if batch.hash != batch_hash(fields) or batch.content_hash != content_hash(bytes(batch.digests)):
        yield f"Omgång {number} är ändrad: sigillet stämmer inte med uppgifterna i den."


def _row_faults(batch: SealedBatch, now: dict[int, bytes]) -> Iterator[str]:
    try:
        sealed = dict(unpacked(bytes(batch.digests)))
    except ValueError:
        yield f"Omgång {batch.number} är skadad: radernas sigill är avklippta."
        return
    for pk in sorted(sealed.keys() | now.keys()):
        where = f"Rad {pk} i omgång {batch.number}"
        if pk not in now:
            yield f"{where} saknas."
        elif pk not in sealed:
            yield f"{where} har lagts till efter förseglingen."
        elif sealed[pk] != now[pk]:
            yield f"{where} är ändrad efter förseglingen."


def _strays() -> Iterator[str]:
    rows = AuditRow.objects.filter(sealed_in__isnull=False)
    rows = rows.exclude(sealed_in__in=SealedBatch.objects.values("number")).order_by("pk")
    for pk, number in rows.values_list("pk", "sealed_in").iterator():
        yield f"Rad {pk} säger att den hör till omgång {number}, som inte finns."
