"""Create, change, order and end planned work, commitments and activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from rodatraden.apps.cycle.actions import things
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.actions.things import PlanKind
from rodatraden.apps.planning.models import ActionPlan
from rodatraden.apps.planning.models import Commitment as CommitmentRow
from rodatraden.apps.planning.queries import content as homes
from rodatraden.apps.planning.queries.goals import reachable
from rodatraden.apps.planning.queries.steering import levels
from rodatraden.apps.planning.queries.work import reachable_commitment
from rodatraden.apps.planning.rules_of_model import refuse_uncarried
from rodatraden.apps.planning.tree_errors import EndsBeforeItStarts, GoalMissing, UnknownOrganisation
from rodatraden.core.content.planning import Activity, Carries, Commitment, WorkItem
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.used_by import Use

WORK = PlanKind[WorkItem](home=homes.WORK, noun="arbetet", action="planning.work", name="text", otherwise="arbete")
COMMITMENTS = PlanKind[Commitment](
    home=homes.COMMITMENTS,
    noun="åtagandet",
    action="planning.commitment",
    is_shared=True,
    otherwise="atagande",
    beside=(homes.ACTIVITIES,),
    named_in={"planning.commitment": (("planning.StatusReport", "of"), ("planning.Answer", "by"))},
)


def _action_plans_with(activity: str) -> list[Use]:
    rows = ActionPlan.objects.filter(ended_at__isnull=True).select_related("scope").order_by("pk")
    return [
        Use(label="handlingsplan", name=row.name, scope=str(row.scope)) for row in rows if activity in row.activities
    ]


ACTIVITIES = PlanKind[Activity](
    home=homes.ACTIVITIES,
    noun="aktiviteten",
    action="planning.activity",
    otherwise="aktivitet",
    beside=(homes.COMMITMENTS,),
    named_in={
        "planning.activity": (
            ("planning.StatusReport", "of"),
            ("planning.Answer", "by"),
            ("indicators.UnjustifiedDifference", "activity"),
        )
    },
    more_uses=_action_plans_with,
)


@transaction.atomic
def create_work(*, by: User, scope: Scope, work: WorkItem, reason: str = "", after: str = "") -> WorkItem:
    """Add planned work to a goal whose level carries it."""
    return things.create(WORK, work, by=by, scope=scope, check=_check_work, reason=reason, after=after)


@transaction.atomic
def edit_work(*, by: User, work: WorkItem, token: str, reason: str = "", seen: Sequence[str] = ()) -> WorkItem:
    """Change planned work."""
    return things.edit(WORK, work, by=by, token=token, check=_check_work, reason=reason, seen=seen)


@transaction.atomic
def move_work(*, by: User, key: str, goal: str, reason: str = "") -> WorkItem:
    """Put planned work under another goal."""
    moved = replace(WORK.find(key), goal=goal)
    return things.edit(WORK, moved, by=by, token=None, check=_check_work, reason=reason, action="move")


@transaction.atomic
def order_work(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put planned work at a place (0 is first) among that of its goal."""
    things.order(WORK, key, by=by, to=to, siblings=lambda one, other: one.goal == other.goal, reason=reason)


@transaction.atomic
def copy_work(*, by: User, key: str, scope: Scope, goal: str, reason: str = "") -> WorkItem:
    """Copy planned work to a goal."""
    copy = replace(WORK.find(key), key="", goal=goal)
    return things.create(WORK, copy, by=by, scope=scope, check=_check_work, reason=reason)


@transaction.atomic
def end_work(*, by: User, key: str, reason: str = "") -> WorkItem:
    """End planned work."""
    return things.end(WORK, key, by=by, reason=reason)


@transaction.atomic
def create_commitment(
    *, by: User, scope: Scope, commitment: Commitment, reason: str = "", after: str = ""
) -> Commitment:
    """Add a commitment to a goal whose level carries them."""
    return things.create(
        COMMITMENTS, commitment, by=by, scope=scope, check=_check_commitment, reason=reason, after=after
    )


@transaction.atomic
def edit_commitment(
    *, by: User, commitment: Commitment, token: str, reason: str = "", seen: Sequence[str] = ()
) -> Commitment:
    """Change a commitment."""
    return things.edit(COMMITMENTS, commitment, by=by, token=token, check=_check_commitment, reason=reason, seen=seen)


@transaction.atomic
def move_commitment(*, by: User, key: str, goal: str, reason: str = "") -> Commitment:
    """Put a commitment under another goal."""
    moved = replace(COMMITMENTS.find(key), goal=goal)
    return things.edit(COMMITMENTS, moved, by=by, token=None, check=_check_commitment, reason=reason, action="move")


@transaction.atomic
def order_commitment(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a commitment at a place (0 is first) among those of its goal."""
    things.order(COMMITMENTS, key, by=by, to=to, siblings=lambda one, other: one.goal == other.goal, reason=reason)


@transaction.atomic
def copy_commitment(*, by: User, key: str, scope: Scope, goal: str, reason: str = "") -> Commitment:
    """Copy a commitment to a goal."""
    copy = replace(COMMITMENTS.find(key), key="", goal=goal, owner=scope.board_id or "")
    return things.create(COMMITMENTS, copy, by=by, scope=scope, check=_check_commitment, reason=reason)


@transaction.atomic
def end_commitment(*, by: User, key: str, reason: str = "") -> Commitment:
    """End a commitment that no activity serves any more."""
    return things.end(COMMITMENTS, key, by=by, reason=reason)


@transaction.atomic
def create_activity(*, by: User, scope: Scope, activity: Activity, reason: str = "", after: str = "") -> Activity:
    """Add an activity to goals whose levels carry activities, or to commitments on them."""
    return things.create(ACTIVITIES, activity, by=by, scope=scope, check=_check_activity, reason=reason, after=after)


@transaction.atomic
def edit_activity(*, by: User, activity: Activity, token: str, reason: str = "", seen: Sequence[str] = ()) -> Activity:
    """Change an activity; its goals and commitments too."""
    return things.edit(ACTIVITIES, activity, by=by, token=token, check=_check_activity, reason=reason, seen=seen)


@transaction.atomic
def move_activity(*, by: User, key: str, goal: str, reason: str = "") -> Activity:
    """Make a goal the one where the activity stands; the others it serves stay."""
    activity = ACTIVITIES.find(key)
    moved = replace(activity, goals=(goal, *(each for each in activity.goals[1:] if each != goal)))
    return things.edit(ACTIVITIES, moved, by=by, token=None, check=_check_activity, reason=reason, action="move")


@transaction.atomic
def order_activity(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put an activity at a place (0 is first) among those that stand at the same goal."""
    things.order(ACTIVITIES, key, by=by, to=to, siblings=_stand_together, reason=reason)


@transaction.atomic
def copy_activity(*, by: User, key: str, scope: Scope, goal: str, reason: str = "") -> Activity:
    """Copy an activity to a goal; to the commitments it serves only within the same plan."""
    activity = ACTIVITIES.find(key)
    stays = ACTIVITIES.scope_of(key).pk == scope.pk
    copy = replace(activity, key="", goals=(goal,), commitments=activity.commitments if stays else (), merged_into="")
    return things.create(ACTIVITIES, copy, by=by, scope=scope, check=_check_activity, reason=reason)


@transaction.atomic
def end_activity(*, by: User, key: str, reason: str = "") -> Activity:
    """End an activity that nothing has been reported of."""
    return things.end(ACTIVITIES, key, by=by, reason=reason)


def _stand_together(one: Activity, other: Activity) -> bool:
    return one.goals[:1] == other.goals[:1] and bool(one.commitments) == bool(other.commitments)


def _check_work(new: WorkItem, old: WorkItem | None, scope: Scope) -> None:
    if old is None or old.goal != new.goal:
        refuse_uncarried(reachable(new.goal, scope), Carries.WORK, levels())


def _check_commitment(new: Commitment, old: Commitment | None, scope: Scope) -> None:
    if old is None or old.goal != new.goal:
        refuse_uncarried(reachable(new.goal, scope), Carries.COMMITMENTS, levels())
    if new.starts and new.ends and new.ends < new.starts:
        raise EndsBeforeItStarts


def _check_activity(new: Activity, old: Activity | None, scope: Scope) -> None:
    if not new.goals:
        raise GoalMissing
    if new.starts and new.ends and new.ends < new.starts:
        raise EndsBeforeItStarts
    if new.led_by and (old is None or old.led_by != new.led_by) and new.led_by not in tree():
        raise UnknownOrganisation(new.led_by)
    if old is None or (old.goals, old.commitments, old.merged_into) != (new.goals, new.commitments, new.merged_into):
        _check_service(new, old, scope)


def _check_service(new: Activity, old: Activity | None, scope: Scope) -> None:
    commitments = [reachable_commitment(key, scope) for key in dict.fromkeys(new.commitments)]
    if new.merged_into:
        reachable_commitment(new.merged_into, scope)
    through = {row.goal_id for row in commitments}
    stood = _stood_by_itself(old)
    known = levels()
    for key in new.goals:
        goal = reachable(key, scope)
        if key not in through and key not in stood:
            refuse_uncarried(goal, Carries.ACTIVITIES, known)


def _stood_by_itself(old: Activity | None) -> set[str]:
    """The goals an activity had that no commitment of it stood on: those are not asked about again."""
    if old is None:
        return set()
    rows = CommitmentRow.objects.filter(key__in=old.commitments).order_by("pk")
    return set(old.goals) - set(rows.values_list("goal_id", flat=True))
