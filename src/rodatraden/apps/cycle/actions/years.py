"""Open, close and open again a planning year."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from rodatraden.apps.cycle.actions.occasions import add_occasion
from rodatraden.apps.cycle.actions.scopes import mark_changed, municipality_scope
from rodatraden.apps.cycle.errors import ReasonMissing, YearExists, YearUnknown
from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.core.content import organisation as content
from rodatraden.core.content.organisation import YearState
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import Change, record, record_all
from rodatraden.foundation.permissions import require

KIND = "cycle.planningyear"


@transaction.atomic
def open_year(
    *,
    by: User,
    year: int,
    steering_model: str,
    occasions: Iterable[content.Occasion] = (),
    state: YearState | None = None,
) -> PlanningYear:
    """Plan a year by a steering model (its key), with its occasions; all of it or nothing.

    Without `state` it is the next year while an earlier one is in use, else the ordinary one. A year
    that once was ended comes back. Raises YearExists, and what `create_occasion` raises.
    """
    require(by, PLAN_YEAR, "")
    scope = municipality_scope(by=by)
    row = PlanningYear.objects.select_for_update().filter(year=year).first()
    if row is not None and row.ended_at is None:
        raise YearExists(year)
    earlier = PlanningYear.objects.filter(ended_at__isnull=True, state=YearState.ORDINARY, year__lt=year)
    row = row or PlanningYear(year=year, position=PlanningYear.objects.count())
    row.steering_model, row.ended_at, row.changed_at = steering_model, None, timezone.now()
    row.state = (state or (YearState.NEXT if earlier.exists() else YearState.ORDINARY)).value
    row.save()
    after = {"steering_model": steering_model, "state": row.state}
    record(by=by, action="cycle.open_year", kind=KIND, key=str(year), after=after)
    for occasion in occasions:
        add_occasion(by=by, year=row, occasion=occasion)
    mark_changed(by=by, scope=scope)
    return row


@transaction.atomic
def close_year(*, by: User, year: int) -> int:
    """Close a year: nothing in it is written any more until it is opened again. Say how many scopes closed with it.

    The next year becomes the ordinary one.
    """
    require(by, PLAN_YEAR, "")
    row = _locked(year)
    if row.state == YearState.CLOSED:
        return 0
    _set_state(by, row, YearState.CLOSED, "cycle.close_year")
    following = PlanningYear.objects.filter(year=year + 1, ended_at__isnull=True, state=YearState.NEXT).first()
    if following is not None:
        _set_state(by, following, YearState.ORDINARY, "cycle.open_year")
    return _close_scopes(by, Scope.objects.filter(year=year, is_closed=False), closed=True)


@transaction.atomic
def reopen_year(*, by: User, year: int, reason: str) -> int:
    """Open a closed year again, with exactly what was closed with it; raises ReasonMissing.

    What was decided by itself stays closed.
    """
    require(by, PLAN_YEAR, "")
    if not reason.strip():
        raise ReasonMissing(f"Skriv varför {year} öppnas igen.")
    row = _locked(year)
    if row.state != YearState.CLOSED:
        return 0
    _set_state(by, row, YearState.ORDINARY, "cycle.reopen_year", reason)
    return _close_scopes(by, Scope.objects.filter(year=year, closed_with_year=True), closed=False, reason=reason)


def _locked(year: int) -> PlanningYear:
    row = PlanningYear.objects.select_for_update().filter(year=year, ended_at__isnull=True).first()
    if row is None:
        raise YearUnknown(year)
    return row


def _set_state(by: User, row: PlanningYear, state: YearState, action: str, reason: str = "") -> None:
    before, row.state = {"state": row.state}, state.value
    row.changed_at = timezone.now()
    row.save(update_fields=("state", "changed_at"))
    record(by=by, action=action, kind=KIND, key=str(row.year), before=before, after={"state": row.state}, reason=reason)
    mark_changed(by=by, scope=municipality_scope(by=by))


def _close_scopes(by: User, wanted: QuerySet[Scope], *, closed: bool, reason: str = "") -> int:
    scopes = list(Scope.objects.filter(pk__in=wanted.values("pk")).select_for_update(of=("self",)).order_by("pk"))
    for scope in scopes:
        scope.is_closed = scope.closed_with_year = closed
    Scope.objects.bulk_update(scopes, ["is_closed", "closed_with_year"])
    action = "cycle.close_scope" if closed else "cycle.reopen_scope"
    after = {"closed_with_year": closed}
    changes = [
        Change("cycle.scope", scope.key, before={"closed_with_year": not closed}, after=after) for scope in scopes
    ]
    record_all(by=by, action=action, changes=changes, reason=reason)
    return len(scopes)
