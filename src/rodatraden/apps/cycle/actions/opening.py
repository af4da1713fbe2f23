"""Open a board's report at an occasion."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.errors import OccasionUnknown
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import key_of
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.apps.cycle.rules import OPEN_OCCASION
from rodatraden.core.content import scope as content
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require


@transaction.atomic
def open_occasion(*, by: User, board: str, year: int, occasion: str) -> Scope:
    """The scope of a board's report at an occasion, opened if it was not; raises OccasionUnknown."""
    require(by, OPEN_OCCASION, board)
    if occasion_of(year, occasion) is None:
        raise OccasionUnknown(year, occasion)
    key = key_of(content.Scope(level=content.ScopeLevel.BOARD_OCCASION, board=board, year=year, occasion=occasion))
    scope, made = Scope.objects.get_or_create(
        key=key,
        defaults={"level": ScopeLevel.BOARD_OCCASION, "board_id": board, "year": year, "occasion": occasion},
    )
    if made:
        record(by=by, action="cycle.open_occasion", kind="cycle.scope", key=key)
    return scope
