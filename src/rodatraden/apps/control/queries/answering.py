"""Who answers for treatments and controls at a board."""

from __future__ import annotations

from rodatraden.apps.control.models import ControlReport, SystematicControl, Treatment
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.queries.answering import answering
from rodatraden.core.content.organisation import OrganisationKind


def organisation_of(scope: Scope, of: str) -> str | None:
    """Who answers for a treatment or control of the board's year; None when it has no such thing."""
    board = scope.board_id or ""
    here = {"key": of, "ended_at__isnull": True, "scope__board__key": board, "scope__year": scope.year}
    treatment = Treatment.objects.filter(**here).first()
    if treatment is not None:
        return answering(board, treatment.responsible)
    control = SystematicControl.objects.filter(**here).first()
    return answering(board, control.performed_by, control.owner) if control is not None else None


def unit_of(scope: Scope, of: str, place: str) -> str:
    """The unit that speaks for itself when `place` reports; "" where what is said is of the whole."""
    control = SystematicControl.objects.filter(
        key=of, each_unit=True, ended_at__isnull=True, scope__board__key=scope.board_id, scope__year=scope.year
    ).first()
    return place if control is not None and speaks_for_itself(control, scope, place, is_unit=is_unit(place)) else ""


def speaks_for_itself(control: SystematicControl, scope: Scope, place: str, *, is_unit: bool) -> bool:
    """Whether what `place` says of a control is of itself alone.

    A control that each unit carries out is reported by every unit for itself, and as a whole by whoever
    the plan says carries it out.
    """
    return (
        control.each_unit and is_unit and place != answering(scope.board_id or "", control.performed_by, control.owner)
    )


def is_unit(place: str) -> bool:
    """Whether an organisation is a unit."""
    return Organisation.objects.filter(key=place, kind=OrganisationKind.UNIT.value, ended_at__isnull=True).exists()


def report_values(report: ControlReport | None) -> dict[str, str]:
    """What the report of a treatment or control holds: its token is made of this."""
    if report is None:
        return {"status": "", "reason": "", "comment": ""}
    return {"status": report.status_id or "", "reason": report.reason_id or "", "comment": report.comment}
