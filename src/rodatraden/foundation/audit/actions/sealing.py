"""Chain what is written into sealed batches, so that a later change of it shows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from rodatraden.foundation.audit.canonical import ROW_FIELDS, batch_hash, content_hash, packed, row_digest
from rodatraden.foundation.audit.models import AuditRow, SealedBatch

LARGEST = 10_000
_LOCK = int.from_bytes(b"rt-seal", "big")


@transaction.atomic
def seal(now: datetime | None = None, *, at_most: int = LARGEST) -> SealedBatch | None:
    """Seal the oldest unsealed rows, at most so many, into the next batch; None when all are sealed.

    Rows are taken because they belong to no batch, never because their id is higher than the last: a
    transaction that ends late may bring lower ids. Rows whose transaction is not over are not seen. Of two
    sealers at once the second waits. No person does this, so nobody is asked for a permission and no row
    of the log tells of it.
    """
    _wait_for_turn()
    newest = SealedBatch.objects.order_by("-number").defer("digests").first()
    number = newest.number + 1 if newest else 1
    unsealed = AuditRow.objects.filter(sealed_in__isnull=True).order_by("pk").values("pk")[:at_most]
    if not AuditRow.objects.filter(pk__in=unsealed).update(sealed_in=number):
        return None
    return _chain(number, newest, now or timezone.now())


def _chain(number: int, newest: SealedBatch | None, now: datetime) -> SealedBatch:
    rows = AuditRow.objects.filter(sealed_in=number).order_by("pk").values_list(*ROW_FIELDS)
    digests = [(row[0], row_digest(row)) for row in rows.iterator()]
    kept = packed(digests)
    link: dict[str, Any] = {
        "number": number,
        "first_row": digests[0][0],
        "last_row": digests[-1][0],
        "count": len(digests),
        "total": (newest.total if newest else 0) + len(digests),
        "content_hash": content_hash(kept),
        "previous_hash": newest.hash if newest else "",
        "sealed_at": now,
    }
    return SealedBatch.objects.create(**link, digests=kept, hash=batch_hash(link))


def _wait_for_turn() -> None:
    """One sealer at a time, to the end of its transaction; the embedded database has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
