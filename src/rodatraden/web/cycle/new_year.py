"""What has been typed so far of a new year: kept with the session as plain words, read to content at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from django.utils.translation import gettext as _

from rodatraden.core.content.occasions import Ask, Stage, StageKind
from rodatraden.core.content.organisation import Occasion, OccasionKind, PlanningYear
from rodatraden.core.cycle.usual_year import usual_year
from rodatraden.core.cycle.working_days import at_the_earliest, at_the_latest

LAST, STANDARD = "last", "standard"
_DAYS = ("as_of", "opens", "deadline")


@dataclass(slots=True)
class NewYear:
    """The draft: the steering model, where it began, and each occasion as words."""

    year: int
    model: str = ""
    source: str = ""
    rule_pack: str = ""
    occasions: list[dict[str, Any]] = field(default_factory=list)

    def keep(self, session: SessionBase) -> None:
        """Keep what is typed with the session."""
        held = {"model": self.model, "source": self.source, "rule_pack": self.rule_pack, "occasions": self.occasions}
        session[_name(self.year)] = held

    def chosen(self) -> list[dict[str, Any]]:
        """The occasions that the year shall have."""
        return [one for one in self.occasions if one["include"]]

    def begin(self, source: str, years: tuple[PlanningYear, ...]) -> None:
        """Fill in the usual year; what is typed stays as long as it begins in the same place."""
        if source == self.source and self.occasions:
            return
        before = last_year(self.year, years) if source == LAST else None
        usual = usual_year(self.year, before.occasions, before_year=before.year) if before else usual_year(self.year)
        self.source, self.occasions = source, [as_words(one) for one in usual]
        if before and not self.rule_pack:
            self.rule_pack = next((one.rule_pack for one in before.occasions if one.rule_pack), "")

    def take_occasions(self, posted: QueryDict) -> None:
        """Take what the step about occasions says; a new board's day moves the days around it as far."""
        for one in self.occasions:
            key = one["key"]
            one["include"] = key in posted.getlist("include")
            one["name"] = (posted.get(f"{key}-name", "") or "").strip()
            one["as_of"] = posted.get(f"{key}-as_of", "") or ""
            board = posted.get(f"{key}-board", "") or ""
            if "board" in one and board != one["board"]:
                _move(one, board)

    def take_days(self, posted: QueryDict) -> None:
        """Take what the step about days says."""
        for one in self.chosen():
            key = one["key"]
            for name in ("opens", "deadline"):
                one[name] = posted.get(f"{key}-{name}", "") or ""
            for stage in one["stages"]:
                stage["day"] = posted.get(f"{key}-stage-{stage['key']}", "") or ""
                if stage["kind"] == StageKind.BOARD:
                    one["board"] = stage["day"]

    def take_contents(self, posted: QueryDict) -> None:
        """Take what the step about contents says."""
        self.rule_pack = posted.get("rule_pack", "") or ""
        for one in self.chosen():
            one["asks"] = posted.getlist(f"{one['key']}-asks")
            one["roles"] = posted.getlist(f"{one['key']}-roles")

    def faults(self) -> dict[str, str]:
        """What cannot be read of the occasions that are chosen, by the id of its field."""
        found: dict[str, str] = {}
        for one in self.chosen():
            key = one["key"]
            if not one["name"]:
                found[f"{key}-name"] = _("Skriv vad tillfället heter.")
            days = [(f"{key}-{name}", one.get(name, "")) for name in (*_DAYS, "board")]
            days += [(f"{key}-stage-{stage['key']}", stage["day"]) for stage in one["stages"]]
            for where, text in days:
                if text and _day(text) is None:
                    found[where] = _("%(name)s: skriv ett datum, till exempel 2026-04-14.") % {"name": one["name"]}
        return found

    def content(self) -> list[Occasion]:
        """The occasions as they will be."""
        return [_as_content(one, self.rule_pack) for one in self.chosen()]


def _name(year: int) -> str:
    return f"cycle.new_year.{year}"


def kept(session: SessionBase, year: int) -> NewYear:
    """The draft of a year, empty when nothing has been typed."""
    held = session.get(_name(year)) or {}
    return NewYear(year=year, **held)


def forget(session: SessionBase, year: int) -> None:
    """Throw the draft away: the year is made."""
    session.pop(_name(year), None)


def last_year(year: int, years: tuple[PlanningYear, ...]) -> PlanningYear | None:
    """The nearest year before that has occasions."""
    before = [one for one in years if one.year < year and one.occasions]
    return max(before, key=lambda one: one.year, default=None)


def as_words(occasion: Occasion) -> dict[str, Any]:
    """An occasion as it stands in the forms."""
    found: dict[str, Any] = {
        "key": occasion.key, "name": occasion.name, "kind": occasion.kind.value, "include": True,
        "as_of": _iso(occasion.as_of), "opens": _iso(occasion.opens), "deadline": _iso(occasion.deadline),
        "asks": [ask.value for ask in occasion.asks], "units": list(occasion.units), "roles": list(occasion.roles),
        "stages": [
            {"key": s.key, "name": s.name, "kind": s.kind.value, "day": _iso(s.day)} for s in occasion.stages
        ],
    }  # fmt: skip
    board = next((s for s in found["stages"] if s["kind"] == StageKind.BOARD), None)
    return found | ({"board": board["day"]} if board else {})


def _move(one: dict[str, Any], board: str) -> None:
    before, after = _day(one["board"]), _day(board)
    one["board"] = board
    for stage in one["stages"]:
        if stage["kind"] == StageKind.BOARD:
            stage["day"] = board
        elif before and after:
            stage["day"] = _moved(stage["day"], before, after)
    if before and after:
        one["deadline"] = _moved(one["deadline"], before, after)


def _moved(text: str, before: date, after: date) -> str:
    day = _day(text)
    if day is None:
        return text
    there = day + timedelta(days=(after - before).days)
    return (at_the_latest(there) if there <= after else at_the_earliest(there)).isoformat()


def _as_content(one: dict[str, Any], rule_pack: str) -> Occasion:
    return Occasion(
        key=one["key"],
        name=one["name"],
        kind=OccasionKind(one["kind"]),
        as_of=_day(one["as_of"]),
        opens=_day(one["opens"]),
        deadline=_day(one["deadline"]),
        asks=tuple(ask for ask in Ask if ask.value in one["asks"]),
        units=tuple(one["units"]),
        roles=tuple(one["roles"]),
        rule_pack=rule_pack,
        stages=tuple(
            Stage(key=s["key"], name=s["name"], kind=StageKind(s["kind"]), day=_day(s["day"])) for s in one["stages"]
        ),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
