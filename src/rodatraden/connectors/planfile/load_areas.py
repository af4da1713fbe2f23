"""Hand a file's content to each app, those first that others refer to."""

from __future__ import annotations

from rodatraden.apps.control.actions import replace_control_content
from rodatraden.apps.cycle.actions import replace_cycle_content
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions import replace_economy_content
from rodatraden.apps.indicators.actions import replace_indicators_content
from rodatraden.apps.org.actions import replace_org_content
from rodatraden.apps.planning.actions import replace_planning_content
from rodatraden.apps.processes.actions import replace_processes_content
from rodatraden.apps.providers.actions import replace_providers_content
from rodatraden.core.content.file import PlanFile
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.changes import Change

_SCOPED = (
    replace_processes_content,
    replace_indicators_content,
    replace_economy_content,
    replace_planning_content,
    replace_control_content,
    replace_providers_content,
)


def replace_content(*, by: User, scope: Scope, file: PlanFile, reason: str) -> tuple[Change, ...]:
    """Replace the content of a scope in all apps; what changed, in the order of the apps."""
    changes: tuple[Change, ...] = ()
    content = file.municipality or file.plan or file.report
    part = "municipality" if file.municipality else "plan" if file.plan else "report"
    if content is None:
        return changes
    if file.municipality:
        changes += replace_org_content(by=by, content=file.municipality, reason=reason)
        changes += replace_cycle_content(by=by, scope=scope, content=file.municipality, reason=reason)
    for replace in _SCOPED:
        changes += replace(by=by, scope=scope, content=content, path=(part,), reason=reason)
    return changes
