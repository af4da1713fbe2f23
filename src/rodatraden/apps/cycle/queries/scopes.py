"""Scopes, and the occasions they are of."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Q, Sum

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.core.content import scope as content
from rodatraden.core.content.organisation import OrganisationKind

COUNCIL = OrganisationKind.COUNCIL.value


def key_of(scope: content.Scope) -> str:
    """The key of a scope: "kommunen", "socialnamnden/2022" or "socialnamnden/2019/2019-03"."""
    parts = (scope.board, str(scope.year or ""), scope.occasion)
    return "/".join(part for part in parts if part) or "kommunen"


def find(scope: content.Scope) -> Scope | None:
    """The scope's row, if anything has been brought in for it."""
    return Scope.objects.filter(key=key_of(scope)).first()


def versions(board: str, year: int, *, whole_year: bool = False, reports: bool = True) -> tuple[tuple[str, int], ...]:
    """Which versions of the content a board's year is read from: its own, the council's, the municipality's.

    With `whole_year` every board's: what the council's own report gathers. Without `reports` those of plans only.
    """
    of_year = Q(year=year) if whole_year else Q(year=year) & (Q(board__key=board) | Q(board__kind=COUNCIL))
    if not reports:
        of_year &= Q(level=ScopeLevel.BOARD_YEAR)
    rows = Scope.objects.filter(Q(level=ScopeLevel.MUNICIPALITY) | of_year)
    return tuple(rows.order_by("key").values_list("key", "version"))


def version_beside_other_reports(board: str, year: int) -> tuple[int, int]:
    """Which version this is of everything but what other boards report this year; asked with one small question.

    A version only grows and a scope stays, so that the sum tells any change.
    """
    others = Q(level=ScopeLevel.BOARD_OCCASION, year=year) & ~Q(board__key=board) & ~Q(board__kind=COUNCIL)
    found = Scope.objects.exclude(others).aggregate(number=Count("pk"), versions=Sum("version"))
    return int(found["number"]), int(found["versions"] or 0)


def versions_of_years(*years: int) -> tuple[tuple[str, int, str, bool], ...]:
    """Which versions of the content everything in some years is read from, whose numbers it prints, what is closed."""
    rows = Scope.objects.filter(Q(level=ScopeLevel.MUNICIPALITY) | Q(year__in=years))
    return tuple(rows.order_by("key").values_list("key", "version", "mode", "is_closed"))


def as_content(scope: Scope) -> content.Scope:
    """The scope as a plan file says it."""
    return content.Scope(
        level=content.ScopeLevel(scope.level), board=scope.board_id or "", year=scope.year, occasion=scope.occasion
    )


def occasion_names(years: Collection[int]) -> dict[tuple[int, str], str]:
    """What the living occasions of some years are called, by year and key: one question."""
    found = Occasion.objects.filter(year_id__in=years, ended_at__isnull=True).order_by("pk")
    return {(year, key): name for year, key, name in found.values_list("year_id", "key", "name")}


def occasion(year: int, key: str) -> Occasion | None:
    """One living occasion of a year."""
    return Occasion.objects.filter(year_id=year, key=key, ended_at__isnull=True).first()
