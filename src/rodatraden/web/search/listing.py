"""How each kind of thing is listed in the search, whether it comes from its row or from a published edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rodatraden.apps.control import models as risks
from rodatraden.apps.indicators import models as definitions
from rodatraden.apps.planning import models as rows
from rodatraden.core.content import control, indicators, planning
from rodatraden.foundation.search.entries import LONGEST_DETAIL, Entry
from rodatraden.web.ui.prose import blocks


class Kind(StrEnum):
    """What can be found, in the order it is shown."""

    GOAL = "goal"
    COMMITMENT = "commitment"
    ACTIVITY = "activity"
    INDICATOR = "indicator"
    RISK = "risk"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A year of a board (or unit) whose pages show a thing."""

    place: str
    year: int

    def __str__(self) -> str:
        """As an entry keeps it."""
        return f"{self.place}/{self.year}"

    @classmethod
    def read(cls, kept: str) -> Home:
        """From what an entry keeps."""
        place, _, year = kept.rpartition("/")
        return cls(place=place, year=int(year))


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where a thing belongs and is shown; `name` is what its board is called."""

    place: str
    year: int | None
    homes: tuple[Home, ...]
    name: str = ""
    is_public: bool = False

    def entry(
        self, kind: Kind, key: str, title: str, *, label: str, texts: Iterable[str], also: str = "", target: str = ""
    ) -> Entry:
        """The entry of a thing here."""
        return Entry(
            kind=kind.value,
            key=key,
            place=self.place,
            is_public=self.is_public,
            year=self.year,
            title=" ".join(title.split()),
            label=label,
            detail=_plain(texts),
            also=f"{also} {self.name} {self.year or ''}",
            target=target,
            homes=tuple(map(str, self.homes)),
        )


def _plain(texts: Iterable[str]) -> str:
    """Texts without their marks, as far as the search keeps them."""
    said = " ".join(" ".join(blocks(text)) for text in texts if text)
    return " ".join(said.split())[:LONGEST_DETAIL]


def goal(thing: rows.Goal | planning.Goal, level: str, where: Where) -> Entry:
    """A goal, called what its level is."""
    called = thing.sort or level
    label = called[:1].upper() + called[1:]
    texts = (thing.description, thing.introduction)
    return where.entry(Kind.GOAL, thing.key, thing.name, label=label, texts=texts, target=thing.key)


def commitment(thing: rows.Commitment | planning.Commitment, its_goal: str, where: Where) -> Entry:
    """A commitment, on the page of its goal."""
    texts = (thing.text, thing.background)
    return where.entry(Kind.COMMITMENT, thing.key, thing.name, label="Åtagande", texts=texts, target=its_goal)


def activity(thing: rows.Activity | planning.Activity, first_goal: str, where: Where) -> Entry:
    """An activity, on the page of the goal where it stands."""
    also, texts = thing.responsible, (thing.description,)
    return where.entry(
        Kind.ACTIVITY, thing.key, thing.name, label="Aktivitet", texts=texts, also=also, target=first_goal
    )


def indicator(thing: definitions.Indicator | indicators.Indicator, where: Where) -> Entry:
    """An indicator, with its short name to search by."""
    also, texts = thing.short_name, (thing.definition,)
    return where.entry(
        Kind.INDICATOR, thing.key, thing.name, label="Indikator", texts=texts, also=also, target=thing.key
    )


def risk(thing: risks.Risk | control.Risk, its_goal: str, where: Where) -> Entry:
    """A risk, on the page of its goal where it has one."""
    texts = (thing.background, thing.effects)
    return where.entry(
        Kind.RISK, thing.key, thing.title, label="Risk", texts=texts, also=thing.subject, target=its_goal
    )
