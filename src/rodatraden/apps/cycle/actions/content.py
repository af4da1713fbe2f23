"""Bring in years, occasions and scales from a file."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.content import AREA
from rodatraden.apps.cycle.rules import IMPORT_CONTENT
from rodatraden.core.content.file import MunicipalityContent
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.area import replace
from rodatraden.foundation.keyed.changes import Change
from rodatraden.foundation.permissions import require


@transaction.atomic
def replace_cycle_content(
    *, by: User, scope: Scope, content: MunicipalityContent, reason: str = ""
) -> tuple[Change, ...]:
    """Make years, occasions and scales exactly those of the content."""
    require(by, IMPORT_CONTENT, scope)
    return replace(AREA, by=by, content=content, path=("municipality",), reason=reason)
