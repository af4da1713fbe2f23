"""Bring in indicators, observations, targets and reports from a file."""

from __future__ import annotations

from dataclasses import replace as with_other
from typing import TypeAlias

from django.db import transaction

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.rules import IMPORT_CONTENT
from rodatraden.apps.indicators.actions.neighbours import note_neighbours
from rodatraden.apps.indicators.queries.content import AREA, OBSERVATIONS
from rodatraden.apps.indicators.queries.values import identity_of
from rodatraden.core.content.file import MunicipalityContent, PlanContent, ReportContent
from rodatraden.core.content.indicators import Observation
from rodatraden.core.small_groups import is_left_out
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.area import replace
from rodatraden.foundation.keyed.changes import Change
from rodatraden.foundation.keyed.errors import Path
from rodatraden.foundation.keyed.read import read
from rodatraden.foundation.permissions import require

Content: TypeAlias = MunicipalityContent | PlanContent | ReportContent


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

    `path` is where the content stands in its file. Outcomes that were left out of the file because they are
    about few persons stay as they are.
    """
    require(by, IMPORT_CONTENT, scope)
    content = _with_what_was_left_out(scope, content)
    changes = replace(AREA, by=by, scope=scope, content=content, path=path, reason=reason)
    if changes:
        note_neighbours(one.indicator for one in content.observations)
    return changes


def _with_what_was_left_out(scope: Scope, content: Content) -> Content:
    if not any(is_left_out(one) for one in content.observations):
        return content
    held: dict[tuple[str, ...], Observation] = {identity_of(one): one for one in read(OBSERVATIONS, scope.pk)}
    observations = tuple(held.get(identity_of(one), one) if is_left_out(one) else one for one in content.observations)
    return with_other(content, observations=observations)
