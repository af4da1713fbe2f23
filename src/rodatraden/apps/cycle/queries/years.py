"""Planning years and their occasions, and how far boards have come through the stages."""

from __future__ import annotations

from datetime import date

from rodatraden.apps.cycle.models import Occasion, PlanningYear, RulePack, Scope, StagePassed
from rodatraden.apps.cycle.queries.content import RULE_PACKS, YEARS
from rodatraden.core.content import occasions as content
from rodatraden.core.content import organisation
from rodatraden.core.cycle.standing import span
from rodatraden.foundation.keyed.read import read


def planning_years() -> tuple[organisation.PlanningYear, ...]:
    """Every year with its occasions, the first year first."""
    return tuple(sorted(read(YEARS, None), key=lambda year: year.year))


def planning_year(year: int) -> organisation.PlanningYear | None:
    """One year with its occasions."""
    return next((one for one in planning_years() if one.year == year), None)


def year_row(year: int) -> PlanningYear | None:
    """The year's living row."""
    return PlanningYear.objects.filter(year=year, ended_at__isnull=True).first()


def calendar_of(year: int, years: tuple[organisation.PlanningYear, ...]) -> list[tuple[int, organisation.Occasion]]:
    """The occasions that are worked on in a calendar year, each with its planning year, in the order they begin.

    Next year's plan is made in the autumn and last year is told in the winter: both stand in this
    year's wheel. An occasion without days stands in its own year.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = []
    for planned in years:
        for occasion in planned.occasions:
            work = span(occasion)
            if work is None and planned.year != year:
                continue
            if work is not None and (work[1] < first or work[0] > last):
                continue
            found.append((work[0] if work else last, planned.year, occasion))
    found.sort(key=lambda one: (one[0], one[1], one[2].key))
    return [(planned, occasion) for _, planned, occasion in found]


def occasion_rows(year: int) -> list[Occasion]:
    """The living occasions of a year."""
    return list(Occasion.objects.filter(year_id=year, ended_at__isnull=True))


def passed_stages(year: int, occasion: str, board: str | None = None) -> dict[tuple[str, str], StagePassed]:
    """The stages that have been passed at an occasion, by board and stage key; of one board when it is given."""
    rows = StagePassed.objects.filter(occasion__year_id=year, occasion__key=occasion, day__isnull=False)
    if board is not None:
        rows = rows.filter(board=board)
    return {(row.board, row.stage): row for row in rows.select_related("noted_by")}


def has_passed(*, year: int, occasion: str, board: str, kind: content.StageKind) -> bool:
    """Whether a board has been through a stage of a kind: from the notice on its members read the proposal."""
    stages = Occasion.objects.filter(year_id=year, key=occasion, ended_at__isnull=True, stages__kind=kind.value)
    keys = list(stages.values_list("stages__key", flat=True).order_by("stages__position"))
    return any(row.stage in keys and row.board in (board, "") for row in passed_stages(year, occasion).values())


def scopes_of_occasion(year: int, occasion: str) -> list[Scope]:
    """The boards' reports that have been begun at an occasion."""
    return list(Scope.objects.filter(year=year, occasion=occasion).select_related("board"))


def decided_scopes(year: int) -> frozenset[str]:
    """The keys of the scopes of a year that are closed by a decision of their own."""
    rows = Scope.objects.filter(year=year, is_closed=True, closed_with_year=False).order_by("key")
    return frozenset(rows.values_list("key", flat=True))


def rule_packs() -> tuple[content.RulePack, ...]:
    """Every living pack with its rules."""
    return tuple(read(RULE_PACKS, None))


def rule_pack(key: str) -> content.RulePack | None:
    """One living pack."""
    return next((pack for pack in rule_packs() if pack.key == key), None)


def rule_pack_row(key: str) -> RulePack | None:
    """The pack's living row."""
    return RulePack.objects.filter(key=key, ended_at__isnull=True).first()
