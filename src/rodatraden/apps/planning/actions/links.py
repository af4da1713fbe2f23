"""Tie goals to indicators and to money, and activities to goals and commitments; and let go of them."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from rodatraden.apps.cycle.actions.editing import begin_edit, write_kind
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import NotHere, ThingGone
from rodatraden.apps.economy.models import ExternalFunding
from rodatraden.apps.indicators.actions.targets import remove_target, set_target
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.planning.actions.things import permission_of
from rodatraden.apps.planning.actions.work import ACTIVITIES, edit_activity
from rodatraden.apps.planning.models import IndicatorLink as LinkRow
from rodatraden.apps.planning.queries.content import FUNDING_LINKS, INDICATOR_LINKS, FundingGoal
from rodatraden.apps.planning.queries.goals import reachable
from rodatraden.apps.planning.queries.steering import levels
from rodatraden.apps.planning.rules import LINK_FUNDING
from rodatraden.apps.planning.rules_of_model import WORDS, refuse_uncarried
from rodatraden.apps.planning.tree_errors import GoalMissing, LinkedAlready, NotCarried
from rodatraden.core.content.indicators import Target
from rodatraden.core.content.planning import Activity, Carries, IndicatorLink
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.keyed.read import read


@transaction.atomic
def link_indicator(*, by: User, scope: Scope, goal: str, indicator: str, reason: str = "") -> None:
    """Follow a goal with an indicator in a plan. Raises NotCarried, LinkedAlready, ThingGone."""
    held = begin_edit(by=by, permission=permission_of(scope), scope=scope, reason=reason)
    if held.level != ScopeLevel.BOARD_YEAR:
        raise NotHere("indikatorer")
    refuse_uncarried(reachable(goal, held), Carries.INDICATORS, levels())
    row = Indicator.objects.filter(key=indicator, ended_at__isnull=True).first()
    if row is None:
        raise ThingGone("indikatorn")
    have = _links(held)
    if any((link.goal, link.indicator) == (goal, indicator) for link in have):
        raise LinkedAlready(f"Indikatorn ”{row.name}”")
    _write_links(by, held, [*have, IndicatorLink(goal=goal, indicator=indicator)], "link", reason)


@transaction.atomic
def unlink_indicator(*, by: User, scope: Scope, goal: str, indicator: str, reason: str = "") -> None:
    """Follow a goal no longer with an indicator; the indicator and its targets stay."""
    held = begin_edit(by=by, permission=permission_of(scope), scope=scope, reason=reason)
    have = _links(held)
    left = [link for link in have if (link.goal, link.indicator) != (goal, indicator)]
    if len(left) == len(have):
        raise ThingGone("kopplingen")
    _write_links(by, held, left, "unlink", reason)


def _links(scope: Scope) -> list[IndicatorLink]:
    return list(read(INDICATOR_LINKS, scope.pk))


def _write_links(by: User, scope: Scope, links: list[IndicatorLink], what: str, reason: str) -> None:
    write_kind(INDICATOR_LINKS, links, by=by, scope=scope, action=f"planning.indicator.{what}", reason=reason)


@transaction.atomic
def set_goal_target(*, by: User, scope: Scope, target: Target, before: Target | None = None, reason: str = "") -> None:
    """Set a target of an indicator in a plan, or move the one `before`; a target that moves asks why.

    Raises NotCarried where no goal that is followed with the indicator stands on a level that carries
    targets, and the refusals of `indicators.actions.targets.set_target`.
    """
    known = levels()
    rows = LinkRow.objects.filter(scope=scope, indicator_id=target.indicator, ended_at__isnull=True)
    held = list(rows.select_related("goal").order_by("pk"))
    if held and not any(known.carries(row.goal.level_id, Carries.TARGETS) for row in held):
        raise NotCarried(known.name(held[0].goal.level_id), WORDS[Carries.TARGETS])
    set_target(by=by, scope=scope, target=target, before=before, reason=reason)


@transaction.atomic
def end_goal_target(*, by: User, scope: Scope, target: Target, reason: str = "") -> None:
    """Take away a target; asks why."""
    remove_target(by=by, scope=scope, target=target, reason=reason)


@transaction.atomic
def link_activity_to_goal(*, by: User, activity: str, goal: str, reason: str = "") -> Activity:
    """Let an activity serve one more goal."""
    found = ACTIVITIES.find(activity)
    if goal in found.goals:
        raise LinkedAlready("Aktiviteten")
    return _served(by, found, replace(found, goals=(*found.goals, goal)), reason)


@transaction.atomic
def unlink_activity_from_goal(*, by: User, activity: str, goal: str, reason: str = "") -> Activity:
    """Let an activity no longer serve a goal; it must serve one."""
    found = ACTIVITIES.find(activity)
    if goal not in found.goals:
        raise ThingGone("kopplingen")
    if found.goals == (goal,):
        raise GoalMissing
    return _served(by, found, replace(found, goals=tuple(each for each in found.goals if each != goal)), reason)


@transaction.atomic
def link_activity_to_commitment(*, by: User, activity: str, commitment: str, reason: str = "") -> Activity:
    """Let an activity serve one more commitment."""
    found = ACTIVITIES.find(activity)
    if commitment in found.commitments:
        raise LinkedAlready("Aktiviteten")
    return _served(by, found, replace(found, commitments=(*found.commitments, commitment)), reason)


@transaction.atomic
def unlink_activity_from_commitment(*, by: User, activity: str, commitment: str, reason: str = "") -> Activity:
    """Let an activity no longer serve a commitment."""
    found = ACTIVITIES.find(activity)
    if commitment not in found.commitments:
        raise ThingGone("kopplingen")
    left = tuple(each for each in found.commitments if each != commitment)
    return _served(by, found, replace(found, commitments=left), reason)


def _served(by: User, before: Activity, after: Activity, reason: str) -> Activity:
    return edit_activity(by=by, activity=after, token=token_of(values_of(before)), reason=reason)


@transaction.atomic
def link_funding(*, by: User, scope: Scope, funding: str, goal: str, reason: str = "") -> None:
    """Say which goal a grant serves; it serves one, so an earlier one is let go."""
    held = begin_edit(by=by, permission=LINK_FUNDING, scope=scope, reason=reason)
    refuse_uncarried(reachable(goal, held), Carries.FUNDING, levels())
    if not ExternalFunding.objects.filter(key=funding, scope=held, ended_at__isnull=True).exists():
        raise ThingGone("bidraget")
    have: list[FundingGoal] = list(read(FUNDING_LINKS, held.pk))
    link = FundingGoal(funding=funding, goal=goal)
    if any(each.funding == funding for each in have):
        have = [link if each.funding == funding else each for each in have]
    else:
        have = [*have, link]
    _write_funding(by, held, have, "link", reason)


@transaction.atomic
def unlink_funding(*, by: User, scope: Scope, funding: str, reason: str = "") -> None:
    """Let a grant serve no goal."""
    held = begin_edit(by=by, permission=LINK_FUNDING, scope=scope, reason=reason)
    have: list[FundingGoal] = list(read(FUNDING_LINKS, held.pk))
    left = [each for each in have if each.funding != funding]
    if len(left) == len(have):
        raise ThingGone("kopplingen")
    _write_funding(by, held, left, "unlink", reason)


def _write_funding(by: User, scope: Scope, links: list[FundingGoal], what: str, reason: str) -> None:
    """Keep the links in the order of the grants, as a file has them."""
    order = list(
        ExternalFunding.objects.filter(scope=scope, ended_at__isnull=True)
        .order_by("position", "pk")
        .values_list("key", flat=True)
    )
    links.sort(key=lambda link: order.index(link.funding))
    write_kind(FUNDING_LINKS, links, by=by, scope=scope, action=f"planning.funding.{what}", reason=reason)
