"""What is typed in the wheel's forms, read to content; what cannot be read is said at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from rodatraden.core.content.occasions import Ask, Stage, StageKind
from rodatraden.core.content.organisation import Occasion, OccasionKind
from rodatraden.core.cycle.usual_year import STAGE_NAMES
from rodatraden.core.keys import free_key, key_from

MOST_STAGES = 15


@dataclass(slots=True)
class Reading:
    """The faults found while a form is read, by field."""

    errors: dict[str, str] = field(default_factory=dict)

    def day(self, posted: QueryDict, name: str) -> date | None:
        """A day, or none; a fault when it is neither."""
        text = (posted.get(name, "") or "").strip()
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.errors[name] = _("Skriv ett datum, till exempel 2026-04-14.")
            return None

    def choice(self, posted: QueryDict, name: str, among: Mapping[str, object], fault: str) -> str:
        """One of the choices; a fault when it is none of them."""
        text = (posted.get(name, "") or "").strip()
        if text not in among:
            self.errors[name] = fault
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """A stage as it stands in the form."""

    at: int
    key: str = ""
    name: str = ""
    kind: str = StageKind.ADMINISTRATION.value
    day: str = ""
    fault: str = ""


def stage_rows(occasion: Occasion) -> list[StageRow]:
    """The stages of an occasion as the form shows them."""
    return [
        StageRow(at=at, key=one.key, name=one.name, kind=one.kind.value, day=one.day.isoformat() if one.day else "")
        for at, one in enumerate(occasion.stages)
    ]


def typed_rows(posted: QueryDict, errors: Mapping[str, str]) -> list[StageRow]:
    """The stages as they were typed."""
    return [
        StageRow(
            at=at,
            key=posted.get(f"stage-{at}-key", "") or "",
            name=posted.get(f"stage-{at}-name", "") or "",
            kind=posted.get(f"stage-{at}-kind", "") or StageKind.ADMINISTRATION.value,
            day=posted.get(f"stage-{at}-day", "") or "",
            fault=errors.get(f"stage-{at}-day", ""),
        )
        for at in range(_count(posted))
    ]


def _count(posted: QueryDict) -> int:
    text = posted.get("stages", "0") or "0"
    return min(int(text), MOST_STAGES) if text.isdigit() else 0


def read_stages(posted: QueryDict, reading: Reading) -> tuple[Stage, ...]:
    """The stages that have a name; one whose name was emptied is gone."""
    found: list[Stage] = []
    for row in typed_rows(posted, {}):
        name = row.name.strip()
        if not name:
            continue
        kind = StageKind(row.kind) if row.kind in STAGE_NAMES else StageKind.ADMINISTRATION
        taken = {stage.key for stage in found}
        key = row.key if row.key and row.key not in taken else free_key(key_from(name, "steg"), taken.__contains__)
        found.append(Stage(key=key, name=name, kind=kind, day=reading.day(posted, f"stage-{row.at}-day")))
    return tuple(found)


def read_occasion(posted: QueryDict, *, key: str = "") -> tuple[Occasion, dict[str, str]]:
    """The occasion that a form says, and the faults by field."""
    reading = Reading()
    name = (posted.get("name", "") or "").strip()
    if not name:
        reading.errors["name"] = _("Skriv vad tillfället heter.")
    kinds = {one.value: one for one in OccasionKind}
    kind = reading.choice(posted, "kind", kinds, _("Välj vilket slag av rapport det är."))
    asks = [ask for ask in Ask if ask.value in posted.getlist("asks")]
    occasion = Occasion(
        key=key,
        name=name,
        kind=kinds.get(kind, OccasionKind.MONTHLY),
        as_of=reading.day(posted, "as_of"),
        opens=reading.day(posted, "opens"),
        deadline=reading.day(posted, "deadline"),
        asks=tuple(asks),
        units=tuple(posted.getlist("units")),
        roles=tuple(posted.getlist("roles")),
        rule_pack=(posted.get("rule_pack", "") or "").strip(),
        stages=read_stages(posted, reading),
    )
    return occasion, reading.errors


def read_reminders(posted: QueryDict) -> tuple[list[int], str]:
    """The reminder days of a form, counted from the last day, and the fault if they cannot be read."""
    found: list[int] = [0] if posted.get("remind-day") else []
    for name, sign in (("remind-before", -1), ("remind-after", 1)):
        for part in (posted.get(name, "") or "").replace(";", ",").replace(" ", ",").split(","):
            if not part:
                continue
            if not part.isdigit() or len(part) > 3 or int(part) == 0:
                return found, _("Skriv dagar som hela tal med komma emellan, till exempel 14, 3.")
            found.append(sign * int(part))
    return sorted(set(found)), ""


def reminder_fields(days: list[int]) -> dict[str, str | bool]:
    """The reminder days as the form shows them."""
    return {
        "before": ", ".join(str(-day) for day in sorted(days) if day < 0),
        "day": 0 in days,
        "after": ", ".join(str(day) for day in sorted(days) if day > 0),
    }
