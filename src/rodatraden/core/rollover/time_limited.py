"""What becomes of one thing of a plan at the turn of the year."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.rollover.notes import Fate, Note

KINDS: Mapping[str, str] = {
    "goals": "mål",
    "work": "planerat arbete",
    "commitments": "åtagande",
    "activities": "aktivitet",
    "action_plans": "handlingsplan",
    "risks": "risk",
    "controls": "kontroll",
}
_DONE = (StatusMeaning.DONE, StatusMeaning.CANCELLED)


class Known(Protocol):
    """What is known at the turn of the year."""

    @property
    def year(self) -> int:
        """The year left."""

    @property
    def next(self) -> int:
        """The new year."""

    @property
    def statuses(self) -> Mapping[str, StatusMeaning]:
        """Newest reported meaning by key."""

    @property
    def gone(self) -> frozenset[str]:
        """Organisations that do not live in the new year."""


def fate_of(attr: str, thing: Any, past: Known) -> Note:
    """What becomes of one thing of the plan's list `attr`."""
    fate, why = _time_limited(thing, past) if attr in ("commitments", "activities", "action_plans") else (None, "")
    if fate is None:
        fate, why = _answered_for(attr, thing, past)
    return Note(fate=fate, kind=KINDS[attr], key=thing.key, name=_name(thing), why=why)


def _name(thing: Any) -> str:
    return next((str(getattr(thing, name)) for name in ("name", "title", "what", "text") if hasattr(thing, name)), "")


def _time_limited(thing: Any, past: Known) -> tuple[Fate | None, str]:
    """Done and cancelled things end; what ends with the year ends unless it was reported as not done."""
    status = past.statuses.get(thing.key)
    last: date | None = getattr(thing, "ends", None) or getattr(thing, "valid_to", None)
    if getattr(thing, "merged_into", ""):
        return Fate.ENDED, "Ingår i ett åtagande."
    if status in _DONE:
        return Fate.ENDED, "Klar." if status is StatusMeaning.DONE else "Utgår."
    if last is None or last.year >= past.next:
        return None, ""
    if status is None:
        return Fate.ENDED, f"Slutar {last.isoformat()}."
    return Fate.LATE, f"Slutar {last.isoformat()} och är inte rapporterad som klar."


def _answered_for(attr: str, thing: Any, past: Known) -> tuple[Fate, str]:
    """Whether anyone answers for it in the new year, where somebody should."""
    field = {"activities": "led_by", "goals": "owner", "commitments": "owner"}.get(attr)
    if field is None:
        return Fate.CARRIED, ""
    who = getattr(thing, field)
    if who in past.gone:
        return Fate.UNOWNED, f"”{who}” finns inte {past.next}."
    if who or getattr(thing, "responsible", ""):
        return Fate.CARRIED, ""
    return Fate.UNOWNED, "Ingen svarar för det."
