"""Where the chain ends, and what is not in it yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Subquery
from django.db.models.functions import Coalesce

from rodatraden.foundation.audit.models import AuditRow, SealedBatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last link of the chain, and the tail that no link holds yet.

    `number` is 0 and `hash` is "" before the first link; `total` rows are sealed, `unsealed` are not,
    the oldest of them from `oldest_unsealed`.
    """

    number: int
    hash: str
    at: datetime | None
    total: int
    unsealed: int
    oldest_unsealed: datetime | None


def chain_head() -> Head:
    """The head of the chain now; what a decided document prints and what is exported."""
    # The tail first: a row sealed in between is then counted in it, never left out.
    tail = AuditRow.objects.filter(sealed_in__isnull=True).aggregate(count=Count("pk"), oldest=Min("at"))
    newest = SealedBatch.objects.order_by("-number").defer("digests").first()
    return Head(
        number=newest.number if newest else 0,
        hash=newest.hash if newest else "",
        at=newest.sealed_at if newest else None,
        total=newest.total if newest else 0,
        unsealed=tail["count"],
        oldest_unsealed=tail["oldest"],
    )


def log_version() -> int:
    """Which version of everything this is; it differs as soon as any change is committed.

    The newest id would not do: a transaction that ends late brings a lower one. Sealing changes nothing here.
    """
    sealed = SealedBatch.objects.order_by("-number").values("total")[:1]
    rows = Count("pk") + Coalesce(Subquery(sealed), 0)
    unsealed = AuditRow.objects.filter(sealed_in__isnull=True)
    version: int = unsealed.aggregate(rows=rows)["rows"]
    return version
