"""Report a section of a part, and mark it ready."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.control.actions import report_control
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions import report_forecast
from rodatraden.apps.followup.actions.notes import close_tasks, locked, move, reopen_tasks
from rodatraden.apps.followup.enums import PartState, Section
from rodatraden.apps.followup.errors import NotToReopen, PartApproved, PartIncomplete, PartUnknown
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.followup.queries.measured_things import forecast_text_key
from rodatraden.apps.followup.queries.thing import Thing
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.apps.followup.rules import permission_for
from rodatraden.apps.indicators.actions import report_outcome, write_analysis
from rodatraden.apps.planning.actions import assess_goal, edit_text, report_status, write_preparation, write_unit_text
from rodatraden.core import analysis
from rodatraden.core.checks.instructed import stopping
from rodatraden.core.content.preparing import Origin
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import require

Values = Mapping[str, str]


@transaction.atomic
def save_thing(
    *, by: User, scope: Scope, organisation: str, section: str, about: str, values: Values, tokens: Values
) -> bool:
    """Write what is said of one thing of a section; gives whether anything changed.

    `tokens` are those the form was made with. What has been marked ready is begun anew; what is
    approved must be returned first. Raises PartUnknown, PartApproved, PartFrozen and what the thing's own
    action refuses.
    """
    require(by, permission_for(section), organisation)
    part = locked(scope, organisation, section)
    _refuse_unasked(part, about)
    if part.state == PartState.APPROVED or part.approved_up_to:
        raise PartApproved
    changed = _WRITERS[Section(section)](by, part, about, values, tokens)
    if changed and part.state != PartState.BEGUN:
        if part.state == PartState.READY:
            reopen_tasks(part)
        move(by, part, PartState.BEGUN, "begin_part", comment=part.comment)
    return changed


@transaction.atomic
def reopen_part(*, by: User, scope: Scope, organisation: str, section: str) -> None:
    """Take back a section that is marked ready, to write more; raises NotToReopen, PartFrozen or ScopeClosed."""
    require(by, permission_for(section), organisation)
    part = locked(scope, organisation, section)
    if part.state != PartState.READY or part.approved_up_to:
        raise NotToReopen
    reopen_tasks(part)
    move(by, part, PartState.BEGUN, "reopen_part")


def _refuse_unasked(part: Part, about: str) -> None:
    """Raise PartUnknown for what is not asked of this part: a right here is no right to speak for others."""
    asked = Task.objects.filter(scope=part.scope, organisation=part.organisation, kind=part.section, about=about)
    if not asked.exists():
        raise PartUnknown


def _status(by: User, part: Part, about: str, values: Values, tokens: Values) -> bool:
    return report_status(
        by=by,
        scope=part.scope,
        place=part.organisation,
        of=about,
        status=values.get("status", ""),
        reason=values.get("reason", ""),
        comment=values.get("comment", ""),
        token=tokens.get("status", ""),
    )


def _control(by: User, part: Part, about: str, values: Values, tokens: Values) -> bool:
    return report_control(
        by=by,
        scope=part.scope,
        place=part.organisation,
        of=about,
        status=values.get("status", ""),
        reason=values.get("reason", ""),
        comment=values.get("comment", ""),
        token=tokens.get("status", ""),
    )


def _goal(by: User, part: Part, about: str, values: Values, tokens: Values) -> bool:
    if not values.get("level") and not values.get("text"):
        return False
    return assess_goal(
        by=by,
        scope=part.scope,
        goal=about,
        level=values.get("level", ""),
        text=values.get("text", ""),
        token=tokens.get("level", ""),
    )


def _indicator(by: User, part: Part, about: str, values: Values, tokens: Values) -> bool:
    thing = _thing(part, about)
    common = {"by": by, "scope": part.scope, "place": part.organisation, "indicator": about}
    changed = False
    if "value" in thing.asks and any(values.get(name, "").strip() for name in ("value", "missing", "expected")):
        changed = report_outcome(
            **common,  # type: ignore[arg-type]
            entity=thing.entity,
            period=thing.period,
            value=values.get("value", ""),
            missing=values.get("missing", ""),
            why=values.get("why", ""),
            expected=values.get("expected", ""),
            token=tokens.get("value", ""),
        )
    told = analysis.join(values.get("analysis", ""), values.get("measure", ""))
    if told or thing.values["analysis"] or thing.values["measure"]:
        changed |= write_analysis(
            **common,  # type: ignore[arg-type]
            period=thing.period,
            analysis=told,
            token=tokens.get("analysis", ""),
        )
    return changed


def _forecast(by: User, part: Part, about: str, values: Values, tokens: Values) -> bool:
    changed = False
    if values.get("forecast", "").strip():
        changed = report_forecast(
            by=by,
            scope=part.scope,
            place=part.organisation,
            row=about,
            forecast=values["forecast"],
            token=tokens.get("forecast", ""),
        )
    key, body, token = forecast_text_key(part.scope, about), values.get("comment", ""), tokens.get("comment", "")
    if body.strip() == _thing(part, about).values["comment"]:
        return changed
    if part.organisation == part.scope.board_id:
        edit_text(by=by, scope=part.scope, key=key, body=body, token=token, slot="operation", about=about)
        return True
    said = write_unit_text(
        by=by, scope=part.scope, unit=part.organisation, body=body, token=token, slot="operation", about=about, key=key
    )
    return said or changed


def _text(by: User, part: Part, about: str, values: Values, tokens: Values) -> bool:
    body, token = values.get("body", ""), tokens.get("body", "")
    if about in {origin.value for origin in Origin}:
        year, board = part.scope.year or 0, part.organisation
        return write_preparation(by=by, year=year, origin=Origin(about), board=board, body=body, token=token)
    return write_unit_text(by=by, scope=part.scope, unit=part.organisation, body=body, token=token)


def _thing(part: Part, about: str) -> Thing:
    found = form_of(part.scope, part.organisation, only=(part.section,)).thing(part.section, about)
    if found is None:
        raise PartUnknown
    return found


_WRITERS = {
    Section.ACTIVITIES: _status,
    Section.COMMITMENTS: _status,
    Section.INDICATORS: _indicator,
    Section.GOALS: _goal,
    Section.FORECAST: _forecast,
    Section.TREATMENTS: _control,
    Section.CONTROLS: _control,
    Section.TEXTS: _text,
}


@transaction.atomic
def mark_ready(*, by: User, scope: Scope, organisation: str, sections: tuple[str, ...]) -> None:
    """Mark sections of a part ready for the level above; those that are ready or approved already are left.

    Raises PartUnknown, PartFrozen, ScopeClosed or PartIncomplete, which names what is missing.
    """
    form = form_of(scope, organisation, only=sections)
    for section in sections:
        require(by, permission_for(section), organisation)
        part = locked(scope, organisation, section)
        if part.state in (PartState.READY, PartState.APPROVED):
            continue
        missing = stopping(form.remaining.get(section, ()))
        if missing:
            raise PartIncomplete(missing)
        close_tasks(by, part)
        move(by, part, PartState.READY, "mark_ready")


@transaction.atomic
def note_opened(*, by: User, scope: Scope, organisation: str) -> None:
    """Note that someone who reports here has opened the form; only the first time is kept."""
    parts = Part.objects.filter(scope=scope, organisation=organisation, opened_at__isnull=True, frozen_at__isnull=True)
    parts.update(opened_at=timezone.now())
