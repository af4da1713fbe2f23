"""What has been promised to an occasion, and by whom."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from rodatraden.apps.followup.models import Promise
from rodatraden.core.cycle.promised import Promised


def promises_at(year: int, occasion: str, boards: Iterable[str] | None = None) -> list[Promise]:
    """The promises that are due at an occasion, with how they were moved; of some boards when they are given."""
    rows = _with_people().filter(year=year, occasion=occasion)
    if boards is not None:
        rows = rows.filter(board__key__in=list(boards))
    return list(rows)


def moved_from(year: int, occasion: str, boards: Iterable[str]) -> list[Promise]:
    """The promises that once were due at an occasion and have been moved on."""
    rows = _with_people().filter(moves__from_year=year, moves__from_occasion=occasion, board__key__in=list(boards))
    return list(rows.distinct())


def open_promises(organisations: Iterable[str]) -> list[Promise]:
    """What these organisations have promised and not answered, whatever the occasion."""
    return list(_with_people().filter(organisation__in=list(organisations), answered_at__isnull=True))


def promised_at(board: str, year: int, occasion: str) -> tuple[Promised, ...]:
    """The promises of a board's report, as the review reads them."""
    rows = Promise.objects.filter(board__key=board, year=year, occasion=occasion)
    return tuple(
        Promised(key=str(row.pk), text=row.text, said_in=row.said_in, organisation=row.organisation, answer=row.answer)
        for row in rows
    )


def _with_people() -> QuerySet[Promise]:
    return Promise.objects.select_related("board", "made_by", "answered_by").prefetch_related("moves__moved_by")
