"""Which dialogues there are, who may be at them, and what was agreed at the one before."""

from __future__ import annotations

from django.db.models import QuerySet

from rodatraden.apps.followup.dialogue_rules import SEE_DIALOGUE
from rodatraden.apps.followup.enums import AgreedKind
from rodatraden.apps.followup.models import AgreedAction, Dialogue
from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.org.tree import tree
from rodatraden.foundation.accounts.held import current_grants
from rodatraden.foundation.accounts.models import User


def dialogues_visible_to(user: User) -> QuerySet[Dialogue]:
    """The dialogues whose results a person answers for, follows or audits; not those that were called off."""
    rows = Dialogue.objects.filter(called_off_at__isnull=True).select_related("organisation", "above", "held_by")
    places = places_of(user, SEE_DIALOGUE)
    return rows if places.everywhere else rows.filter(organisation__key__in=places.keys)


def dialogue_values(dialogue: Dialogue) -> dict[str, str]:
    """What can be written in a dialogue: its token is made of this."""
    return {"preparation": dialogue.preparation, "notes": dialogue.notes, "day": dialogue.day.isoformat()}


def people_between(dialogue: Dialogue) -> list[User]:
    """Those with a role at one of the two levels or in between: who an assignment can go to, by name."""
    known = tree()
    between = known.at_or_above(dialogue.organisation_id) & known.at_or_below(dialogue.above_id)
    places = between | {dialogue.organisation_id, dialogue.above_id}
    grants = current_grants().filter(place__in=places, user__is_system=False).select_related("user")
    found = {grant.user_id: grant.user for grant in grants.order_by("user__name", "pk")}
    return list(found.values())


def unsettled(dialogue: Dialogue) -> list[AgreedAction]:
    """What was agreed between the same two at earlier meetings and is not done, the oldest first."""
    rows = AgreedAction.objects.filter(
        dialogue__organisation__key=dialogue.organisation_id,
        dialogue__above__key=dialogue.above_id,
        dialogue__called_off_at__isnull=True,
        dialogue__day__lte=dialogue.day,
        done_at__isnull=True,
    )
    return list(rows.exclude(dialogue=dialogue).select_related("owner", "dialogue"))


def assignments_of(user: User) -> list[AgreedAction]:
    """The assignments from dialogues that a person owns and has not done, the first due first."""
    rows = AgreedAction.objects.filter(owner=user, kind=AgreedKind.ASSIGNMENT, done_at__isnull=True)
    return list(rows.select_related("dialogue__organisation", "dialogue__above"))
