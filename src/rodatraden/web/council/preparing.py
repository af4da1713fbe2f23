"""What the council's budget is prepared by, and the goals and risks that come from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from rodatraden.apps.control.queries.origins import ComesFrom, come_from
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.org.rules import READ
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.queries.preparing import prepared
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui.prose import blocks

_SHARED = "kommunen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A goal or risk that comes from a section, with the page where it stands."""

    name: str
    whose: str
    href: str
    is_risk: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPreparation:
    """A section of the budget that is prepared at an occasion of its own."""

    slot: str
    name: str
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    awaited: tuple[str, ...]
    leads: tuple[Led, ...]


def preparations(user: User | AnonymousUser, year: int, budget: Scope | None) -> list[ShownPreparation]:
    """The sections that somebody has begun, or that goals or risks come from."""
    found, known = come_from(year, places_of(user, READ)), tree().names
    shown = [
        ShownPreparation(
            slot=origin.value,
            name=one.name,
            texts=tuple((text.heading, tuple(blocks(text.body))) for text in one.written),
            awaited=tuple(text.heading or one.name for text in one.texts if not text.body),
            leads=tuple(_led(led, year, known.get(led.place, "")) for led in found.get(origin, ())),
        )
        for origin, one in prepared(budget).items()
    ]
    return [one for one in shown if one.texts or one.awaited or one.leads]


def _led(one: ComesFrom, year: int, whose: str) -> Led:
    slug = "risk" if one.is_risk else "mal"
    href = reverse("planning:node", args=(one.place or _SHARED, year, slug, one.key))
    return Led(name=one.name, whose=whose, href=href, is_risk=one.is_risk)
