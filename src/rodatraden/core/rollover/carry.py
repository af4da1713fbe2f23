"""Carry a board's plan from one year to the next."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rodatraden.core.content.file import PlanContent, ReportContent
from rodatraden.core.content.indicators import Observation, Target, TargetTerm
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.rollover.keys import key_in, renamed
from rodatraden.core.rollover.notes import Fate, Note
from rodatraden.core.rollover.time_limited import fate_of

_FINISHED = (Fate.ENDED, Fate.LEFT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known at the turn of the year: the year left, how things went, who is no more, what was measured.

    `statuses` are the newest reported meanings by key of activity, commitment, treatment or
    recommendation; `gone` keys of organisations that do not live in the new year.
    """

    year: int
    statuses: Mapping[str, StatusMeaning] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    reports: tuple[ReportContent, ...] = ()

    @property
    def next(self) -> int:
        """The new year."""
        return self.year + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The new year's plan and a note for each thing of the old one; `names` are new keys by old."""

    plan: PlanContent
    notes: tuple[Note, ...]
    names: Mapping[str, str]


def carry(plan: PlanContent, past: Past, *, texts: bool = False, above: Mapping[str, str] | None = None) -> Carried:
    """The plan as it starts the new year.

    Goals, work, indicator links, targets, risks and controls go on. Activities, commitments, action
    plans and treatments go on unless they are done or end with the year. What was measured goes with
    its indicators, so that the new plan shows the same series. Money, volumes and audits are planned
    anew. `texts` takes the texts along as drafts. `above` are new keys of what the plan hangs on
    (a unit's goals under a board's).
    """
    judged: dict[str, list[Note]] = {
        attr: [fate_of(attr, thing, past) for thing in getattr(plan, attr)] for attr in _GO_ON
    }
    going: dict[str, tuple[Any, ...]] = {attr: _going(getattr(plan, attr), notes) for attr, notes in judged.items()}
    names: dict[str, str] = {
        thing.key: key_in(thing.key, past.next) for things in going.values() for thing in _with_children(things)
    }
    known = {**(above or {}), **names}
    gone = _gone(plan, names)
    carried: dict[str, Any] = {
        attr: tuple(renamed(_loosened(thing, gone), known) for thing in things) for attr, things in going.items()
    }
    carried["indicator_links"] = tuple(renamed(link, known) for link in plan.indicator_links)
    carried["targets"] = tuple(_target(target, past.next) for target in plan.targets if _goes_on(target, past.next))
    carried["observations"] = _measured(plan, past)
    carried["funding_unit"] = plan.funding_unit
    if texts:
        carried["texts"] = tuple(renamed(text, known) for text in plan.texts)
    notes = [note for found in judged.values() for note in found] + list(_left(plan, texts=texts))
    return Carried(plan=PlanContent(**carried), notes=tuple(notes), names=names)


_GO_ON = ("goals", "work", "commitments", "activities", "action_plans", "risks", "controls")
_LEFT: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("statements", "tabell", lambda thing: str(thing.caption)),
    ("allocations", "rampost", lambda thing: str(thing.text)),
    ("funding", "bidrag", lambda thing: str(thing.name)),
    ("volumes", "volymtabell", lambda thing: str(thing.key)),
    ("audits", "granskning", lambda thing: str(thing.title)),
    ("frames", "ram", lambda thing: str(thing.board)),
    ("directives", "styrsignal", lambda thing: str(thing.name)),
)


def _judged(attr: str, plan: PlanContent, past: Past) -> list[Note]:
    return [fate_of(attr, thing, past) for thing in getattr(plan, attr)]


def _going(things: Iterable[Any], notes: Iterable[Note]) -> tuple[Any, ...]:
    return tuple(thing for thing, note in zip(things, notes, strict=True) if note.fate not in _FINISHED)


def _with_children(things: Iterable[Any]) -> Iterator[Any]:
    for thing in things:
        yield thing
        yield from getattr(thing, "treatments", ())


def _gone(plan: PlanContent, names: Mapping[str, str]) -> frozenset[str]:
    """Keys of the plan's commitments and activities that do not go on: what goes on lets go of them."""
    every: tuple[Any, ...] = (*plan.commitments, *plan.activities, *plan.action_plans)
    return frozenset(thing.key for thing in every) - names.keys()


def _loosened(thing: Any, gone: frozenset[str]) -> Any:
    """The thing without its ties to what does not go on; what it came from belongs to the old year's budget."""
    changed: dict[str, Any] = {}
    for name in ("commitments", "activities"):
        held = getattr(thing, name, ())
        if any(key in gone for key in held):
            changed[name] = tuple(key for key in held if key not in gone)
    for name in ("merged_into", "parent"):
        if getattr(thing, name, "") in gone:
            changed[name] = ""
    if getattr(thing, "not_reported_at", ()):
        changed["not_reported_at"] = ()
    if getattr(thing, "origin", None) is not None:
        changed["origin"] = None
    return replace(thing, **changed) if changed else thing


def _goes_on(target: Target, year: int) -> bool:
    return target.year >= year or (target.term is TargetTerm.INTERIM and target.year == year - 1)


def _target(target: Target, year: int) -> Target:
    """Last year's interim target stands as the proposal for the new one, without its decision."""
    return target if target.year >= year else replace(target, year=year, decision="")


def _measured(plan: PlanContent, past: Past) -> tuple[Observation, ...]:
    """What the plan and the year's reports measured; the later word stands."""
    found: dict[tuple[Any, ...], Observation] = {}
    contents: tuple[PlanContent | ReportContent, ...] = (plan, *past.reports)
    for content in contents:
        for one in content.observations:
            found[one.indicator, one.entity, one.period, tuple(sorted(one.breakdown.items()))] = one
    return tuple(found.values())


def _left(plan: PlanContent, *, texts: bool) -> Iterator[Note]:
    for attr, kind, name in _LEFT:
        for thing in getattr(plan, attr):
            key = getattr(thing, "key", "") or getattr(thing, "board", "")
            yield Note(fate=Fate.LEFT, kind=kind, key=key, name=name(thing), why="Läggs på nytt varje år.")
    for text in plan.texts:
        why = "Följer med som utkast." if texts else "Skrivs på nytt; den gamla finns bredvid."
        fate = Fate.CARRIED if texts else Fate.LEFT
        yield Note(fate=fate, kind="text", key=text.key, name=text.heading or text.key, why=why)
