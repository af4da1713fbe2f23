"""One occasion as content, and its values in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rodatraden.apps.cycle.models import Occasion
from rodatraden.core.content import organisation as content
from rodatraden.core.content.occasions import Ask, SlotInstruction, Stage, StageKind
from rodatraden.core.content.organisation import OccasionKind


def occasion_content(row: Occasion) -> content.Occasion:
    """The occasion as a plan file says it."""
    return content.Occasion(
        key=row.key,
        name=row.name,
        kind=OccasionKind(row.kind),
        as_of=row.as_of,
        opens=row.opens,
        deadline=row.deadline,
        asks=tuple(Ask(word) for word in row.asks),
        units=tuple(row.units),
        roles=tuple(row.roles),
        rule_pack=row.rule_pack,
        stages=tuple(
            Stage(key=stage.key, name=stage.name, kind=StageKind(stage.kind), day=stage.day)
            for stage in row.stages.all()
        ),
        instructions=instructions_from(row.instructions),
    )


def instructions_from(kept: Iterable[Mapping[str, Any]]) -> tuple[SlotInstruction, ...]:
    """The words to those who write at an occasion, from what its row keeps."""
    return tuple(SlotInstruction(slot=one["slot"], text=one["text"], replaces=one["replaces"]) for one in kept)


def instructions_kept(told: Iterable[SlotInstruction]) -> list[dict[str, Any]]:
    """The same as a row keeps them."""
    return [{"slot": one.slot, "text": one.text, "replaces": one.replaces} for one in told]


def occasion_values(occasion: content.Occasion) -> dict[str, str]:
    """What an occasion says, each fact as one line: for the log, and to tell whether it has changed."""
    return {
        "name": occasion.name,
        "kind": occasion.kind.value,
        "as_of": _iso(occasion.as_of),
        "opens": _iso(occasion.opens),
        "deadline": _iso(occasion.deadline),
        "asks": ", ".join(occasion.asks),
        "units": ", ".join(occasion.units),
        "roles": ", ".join(occasion.roles),
        "rule_pack": occasion.rule_pack,
        "stages": "; ".join(f"{s.key}: {s.name} ({s.kind}) {_iso(s.day)}".rstrip() for s in occasion.stages),
    }


def _iso(day: object) -> str:
    return str(day) if day else ""
