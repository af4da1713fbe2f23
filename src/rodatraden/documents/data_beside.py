"""What others state of the same indicators, where figures about few persons are hidden."""

from collections.abc import Iterable
from itertools import groupby

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import as_content, key_of
from rodatraden.apps.indicators.queries.shown import stated_beside
from rodatraden.core.content.file import SCHEMA, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.indicators import Observation
from rodatraden.core.small_groups import Stated


def beside(own: Iterable[PlanFile | None]) -> tuple[PlanFile, ...]:
    """The outcomes about persons that other plans and reports state of what these files measure, a file each."""
    files = [file for file in own if file is not None]
    measured = {one.indicator for file in files for one in _observations(file)}
    found = stated_beside(measured, [key_of(file.scope) for file in files]) if measured else []
    return tuple(
        _file(scope, tuple(one for _, one in group)) for scope, group in groupby(found, key=lambda pair: pair[0])
    )


def stated_in(files: Iterable[PlanFile]) -> tuple[Stated, ...]:
    """The outcomes of plan files, each with whose file it is."""
    return tuple(Stated(one, file.scope.board) for file in files for one in _observations(file))


def _file(scope: Scope, observations: tuple[Observation, ...]) -> PlanFile:
    where = as_content(scope)
    if where.occasion:
        return PlanFile(schema=SCHEMA, scope=where, report=ReportContent(observations=observations))
    return PlanFile(schema=SCHEMA, scope=where, plan=PlanContent(observations=observations))


def _observations(file: PlanFile) -> tuple[Observation, ...]:
    parts = (file.municipality, file.plan, file.report)
    return tuple(one for part in parts if part is not None for one in part.observations)
