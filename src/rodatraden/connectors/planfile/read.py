"""The living content of a scope, as the same plan file it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from rodatraden.apps.control.queries.content import AREA as CONTROL
from rodatraden.apps.cycle.models import Scope as ScopeRow
from rodatraden.apps.cycle.queries.content import AREA as CYCLE
from rodatraden.apps.cycle.queries.scopes import as_content, find
from rodatraden.apps.economy.queries.content import AREA as ECONOMY
from rodatraden.apps.indicators.queries.content import AREA as INDICATORS
from rodatraden.apps.org.queries.content import AREA as ORG
from rodatraden.apps.planning.queries.content import AREA as PLANNING
from rodatraden.apps.planning.queries.content import with_goals
from rodatraden.apps.processes.queries.content import AREA as PROCESSES
from rodatraden.apps.providers.queries.content import AREA as PROVIDERS
from rodatraden.core.content.file import SCHEMA, MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.document.figure import Mode
from rodatraden.foundation.keyed.area import Area

AREAS: tuple[Area, ...] = (ORG, CYCLE, PROCESSES, INDICATORS, ECONOMY, PLANNING, CONTROL, PROVIDERS)
Content = TypeVar("Content")


def read_municipality() -> PlanFile | None:
    """What the municipality shares, or None when nothing has been brought in."""
    return read_scope(Scope(level=ScopeLevel.MUNICIPALITY))


def read_plan(board: str, year: int) -> PlanFile | None:
    """A board's plan for a year, or None when there is none."""
    return read_scope(Scope(level=ScopeLevel.BOARD_YEAR, board=board, year=year))


def read_report(board: str, year: int, occasion: str) -> PlanFile | None:
    """A board's report at an occasion, or None when there is none."""
    return read_scope(Scope(level=ScopeLevel.BOARD_OCCASION, board=board, year=year, occasion=occasion))


def read_scope(scope: Scope) -> PlanFile | None:
    """The scope's content, or None; the number of queries does not depend on how much there is."""
    row = find(scope)
    return None if row is None else read_row(row)


def read_row(row: ScopeRow) -> PlanFile:
    """The content of a scope we already have the row of."""
    part, content = _KINDS[ScopeLevel(row.level)]
    return PlanFile(
        schema=SCHEMA,
        scope=as_content(row),
        mode=Mode(row.mode),
        document_title=row.document_title,
        case_number=row.case_number,
        **{part: _read(content, row.pk)},
    )


_KINDS: dict[ScopeLevel, tuple[str, type[Any]]] = {
    ScopeLevel.MUNICIPALITY: ("municipality", MunicipalityContent),
    ScopeLevel.BOARD_YEAR: ("plan", PlanContent),
    ScopeLevel.BOARD_OCCASION: ("report", ReportContent),
}


def _read(content: Callable[..., Content], scope: int) -> Content:
    found: dict[str, Any] = {}
    for area in AREAS:
        found |= area.read(content, scope)  # type: ignore[arg-type]
    return content(**with_goals(found))
