"""Promises and dialogues by the keys that the log of changes gives them."""

from __future__ import annotations

from rodatraden.apps.followup.models import AgreedAction, Dialogue, Promise


def logged_promise(key: str) -> Promise | None:
    """The promise of a number."""
    return Promise.objects.filter(pk=int(key)).first() if key.isdigit() else None


def logged_dialogue(key: str) -> Dialogue | None:
    """The dialogue of a number."""
    return Dialogue.objects.filter(pk=int(key)).first() if key.isdigit() else None


def logged_agreed(key: str) -> AgreedAction | None:
    """What was agreed, by its number."""
    found = AgreedAction.objects.filter(pk=int(key)).select_related("dialogue") if key.isdigit() else None
    return found.first() if found is not None else None
