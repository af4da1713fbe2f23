"""What units write of treatments and controls in their board's report."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from rodatraden.apps.control.models import ControlReport
from rodatraden.apps.control.queries.answering import organisation_of, report_values, unit_of
from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.errors import StatusUnknown
from rodatraden.apps.cycle.models import ReasonCode, Scope, StatusLabel
from rodatraden.apps.cycle.rules import REPORT, readable, refuse_closed
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.errors import NotInPlan
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.keyed.facts import living, write
from rodatraden.foundation.permissions import require


@transaction.atomic
def report_control(
    *,
    by: User,
    scope: Scope,
    of: str,
    status: str,
    token: str,
    reason: str = "",
    comment: str = "",
    place: str = "",
) -> bool:
    """Say how a treatment or a systematic control goes; gives whether anything changed.

    `place` is the organisation of the board that was asked, when it is not the one that the plan names. A
    unit says it for itself of a control that each unit carries out.
    Raises NotInPlan, ScopeClosed, StatusUnknown, TextUnreadable or ChangedSince.
    """
    organisation = organisation_of(scope, of)
    if organisation is None:
        raise NotInPlan(of)
    if place and place not in tree().at_or_below(scope.board_id or ""):
        raise NotInPlan(of)
    require(by, REPORT, place or organisation)
    identity = {"of": of, "unit": unit_of(scope, of, place) if place else ""}
    _refuse_unknown(StatusLabel, status)
    _refuse_unknown(ReasonCode, reason)
    held = Scope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    refuse_closed(held)
    refuse_changed(report_values(living(ControlReport, held, **identity)), token)
    values = {"status_id": status or None, "reason_id": reason or None, "comment": readable(comment)}
    written = write(ControlReport, held, identity, values)
    if written is None:
        return False
    named = ":".join(part for part in (held.key, of, identity["unit"]) if part)
    record(by=by, action="control.report", kind=written.kind, key=named, before=written.before, after=written.after)
    mark_changed(by=by, scope=held)
    return True


def _refuse_unknown(model: Any, key: str) -> None:
    if key and not model.objects.filter(key=key, ended_at__isnull=True).exists():
        raise StatusUnknown(key)
