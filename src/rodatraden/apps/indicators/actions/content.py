"""Bring in indicators, observations, targets and reports from a file."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.rules import IMPORT_CONTENT
from rodatraden.apps.indicators.actions.neighbours import note_neighbours
from rodatraden.apps.indicators.queries.content import AREA
from rodatraden.core.content.file import MunicipalityContent, PlanContent, ReportContent
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.area import replace
from rodatraden.foundation.keyed.changes import Change
from rodatraden.foundation.keyed.errors import Path
from rodatraden.foundation.permissions import require


@transaction.atomic
def replace_indicators_content(
    *,
    by: User,
    scope: Scope,
    content: MunicipalityContent | PlanContent | ReportContent,
    path: Path = (),
    reason: str = "",
) -> tuple[Change, ...]:
    """Make the scope's indicators, observations, targets and reports exactly those of the content.

    `path` is where the content stands in its file.
    """
    require(by, IMPORT_CONTENT, scope)
    changes = replace(AREA, by=by, scope=scope, content=content, path=path, reason=reason)
    if changes:
        note_neighbours(one.indicator for one in content.observations)
    return changes
