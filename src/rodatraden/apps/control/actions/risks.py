"""Create, change, order and end risks and treatments; decide what to do about a risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from rodatraden.apps.control.models import RiskScaleLevel
from rodatraden.apps.control.queries import content as homes
from rodatraden.apps.control.risk_errors import DecisionWithoutReason, OffTheScale, ProcessUnknown
from rodatraden.apps.cycle.actions import things
from rodatraden.apps.cycle.actions.editing import begin_edit, write_kind
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import KeyTaken, NameMissing, StillNeeded, ThingGone
from rodatraden.apps.planning.actions.things import PlanKind, permission_of, refuse_unreadable_texts
from rodatraden.apps.planning.queries.goals import reachable
from rodatraden.apps.planning.queries.steering import levels
from rodatraden.apps.planning.rules_of_model import refuse_uncarried
from rodatraden.apps.processes.models import Process
from rodatraden.core.content.control import Risk, Treatment
from rodatraden.core.content.planning import Carries
from rodatraden.core.keys import free_key, key_from
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.keyed.one_kind import values_of

RISKS = PlanKind[Risk](home=homes.RISKS, noun="risken", action="control.risk", name="title", otherwise="risk")
TREATMENTS = PlanKind[Treatment](
    home=homes.TREATMENTS,
    noun="riskåtgärden",
    action="control.treatment",
    name="text",
    otherwise="riskatgard",
    beside=(homes.RECOMMENDATIONS, homes.CONTROLS),
    named_in={"control.treatment": (("control.ControlReport", "of"),)},
)


@transaction.atomic
def create_risk(*, by: User, scope: Scope, risk: Risk, reason: str = "", after: str = "") -> Risk:
    """Add a risk, tied to a goal whose level carries risks, to a process, or to neither.

    Raises NameMissing, OffTheScale, DecisionWithoutReason, NotCarried, ProcessUnknown.
    """
    bare = replace(risk, treatments=())
    return things.create(RISKS, bare, by=by, scope=scope, check=_check, reason=reason, after=after)


@transaction.atomic
def edit_risk(*, by: User, risk: Risk, token: str, reason: str = "", seen: Sequence[str] = ()) -> Risk:
    """Change a risk and the decision about it; its treatments have actions of their own."""
    kept = replace(risk, treatments=RISKS.find(risk.key).treatments)
    return things.edit(RISKS, kept, by=by, token=token, check=_check, reason=reason, seen=seen)


@transaction.atomic
def move_risk(*, by: User, key: str, goal: str, reason: str = "") -> Risk:
    """Tie a risk to a goal ("" to none)."""
    moved = replace(RISKS.find(key), goal=goal)
    return things.edit(RISKS, moved, by=by, token=None, check=_check, reason=reason, action="move")


@transaction.atomic
def order_risk(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a risk at a place (0 is first) among those of the same goal."""
    things.order(RISKS, key, by=by, to=to, siblings=lambda one, other: one.goal == other.goal, reason=reason)


@transaction.atomic
def copy_risk(*, by: User, key: str, scope: Scope, goal: str, reason: str = "") -> Risk:
    """Copy a risk with its treatments to a goal; the decision about it only within the same plan."""
    source = RISKS.find(key)
    copy = replace(source, key="", goal=goal)
    if RISKS.scope_of(key).pk != scope.pk:
        copy = replace(copy, decision=None, decision_reason="")
    made = create_risk(by=by, scope=scope, risk=copy, reason=reason)
    for treatment in source.treatments:
        create_treatment(by=by, risk=made.key, treatment=replace(treatment, key=""), reason=reason)
    return RISKS.find(made.key)


@transaction.atomic
def end_risk(*, by: User, key: str, reason: str = "") -> Risk:
    """End a risk that has no treatments left."""
    return things.end(RISKS, key, by=by, reason=reason)


@transaction.atomic
def create_treatment(*, by: User, risk: str, treatment: Treatment, reason: str = "") -> Treatment:
    """Add a measure against a risk."""
    scope = RISKS.scope_of(risk)
    made = things.cleaned(treatment)
    if made.key and TREATMENTS.is_taken(made.key):
        raise KeyTaken(made.key)
    key = made.key or free_key(key_from(made.text, TREATMENTS.otherwise), TREATMENTS.is_taken)
    made = replace(made, key=key)
    _rewrite(by, scope, risk, lambda have: (*have, made), "create", reason, made, None)
    return made


@transaction.atomic
def edit_treatment(*, by: User, treatment: Treatment, token: str, reason: str = "") -> Treatment:
    """Change a measure against a risk."""
    risk = _risk_of(treatment.key)
    before = next(each for each in risk.treatments if each.key == treatment.key)
    refuse_changed(values_of(before), token)
    after = things.cleaned(treatment)

    def changed(have: tuple[Treatment, ...]) -> tuple[Treatment, ...]:
        return tuple(after if each.key == after.key else each for each in have)

    _rewrite(by, RISKS.scope_of(risk.key), risk.key, changed, "edit", reason, after, before)
    return after


@transaction.atomic
def end_treatment(*, by: User, key: str, reason: str = "") -> Treatment:
    """End a measure that nothing has been reported of."""
    risk = _risk_of(key)
    ended = next(each for each in risk.treatments if each.key == key)
    if uses := TREATMENTS.uses(key):
        raise StillNeeded(ended.text, [f"{use.label} ”{use.name}”" for use in uses])

    def without(have: tuple[Treatment, ...]) -> tuple[Treatment, ...]:
        return tuple(each for each in have if each.key != key)

    _rewrite(by, RISKS.scope_of(risk.key), risk.key, without, "end", reason, None, None)
    return ended


def _risk_of(treatment: str) -> Risk:
    scope = TREATMENTS.scope_of(treatment)
    for risk in RISKS.all_in(scope):
        if any(each.key == treatment for each in risk.treatments):
            return risk
    raise ThingGone(TREATMENTS.noun)


def _rewrite(
    by: User,
    scope: Scope,
    key: str,
    change: things.Change[Treatment],
    what: str,
    reason: str,
    made: Treatment | None,
    before: Treatment | None,
) -> None:
    held = begin_edit(by=by, permission=permission_of(scope), scope=scope, reason=reason)
    if made is not None:
        if not made.text:
            raise NameMissing(TREATMENTS.noun)
        refuse_unreadable_texts(made, before)
    have = RISKS.all_in(held)
    contents = [replace(risk, treatments=change(risk.treatments)) if risk.key == key else risk for risk in have]
    write_kind(homes.RISKS, contents, by=by, scope=held, action=f"control.treatment.{what}", reason=reason)


def _check(new: Risk, old: Risk | None, scope: Scope) -> None:
    _refuse_off_scale(new)
    if new.goal and (old is None or old.goal != new.goal):
        refuse_uncarried(reachable(new.goal, scope), Carries.RISKS, levels())
    _refuse_unknown_process(new, old)
    decided = old is None or (old.decision, old.decision_reason) != (new.decision, new.decision_reason)
    if new.decision is not None and decided and not new.decision_reason:
        raise DecisionWithoutReason


def _refuse_unknown_process(new: Risk, old: Risk | None) -> None:
    is_new = bool(new.process) and (old is None or old.process != new.process)
    if is_new and not Process.objects.filter(key=new.process, ended_at__isnull=True).exists():
        raise ProcessUnknown


def _refuse_off_scale(risk: Risk) -> None:
    rows = RiskScaleLevel.objects.filter(ended_at__isnull=True).order_by("pk").values_list("dimension", "value")
    known = set(rows)
    for dimension, what, value in (
        ("likelihood", "Sannolikheten", risk.likelihood),
        ("consequence", "Konsekvensen", risk.consequence),
    ):
        if value is not None and known and (dimension, value) not in known:
            raise OffTheScale(what, value)
        if value is not None and value < 1:
            raise OffTheScale(what, value)
