"""The municipality's file: the union over all documents."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from rodatraden.connectors.reference import (
    commitments,
    control,
    follow_up,
    goals,
    indicators,
    organisation,
    statements,
    targets,
)
from rodatraden.connectors.reference.laws import laws
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.statuses import reason_codes, status_labels
from rodatraden.core.content.file import SCHEMA, MunicipalityContent, PlanFile
from rodatraden.core.content.organisation import LawReference, Organisation, PlanningYear
from rodatraden.core.content.planning import Carries, Level, SteeringModel
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.document.figure import Mode


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=_Keyed)


def union(pairs: Iterable[Pair], of: Callable[[Pair], Iterable[K]]) -> tuple[K, ...]:
    """What all pairs hold, each key once, as the first that holds it says."""
    found: dict[str, K] = {}
    for pair in pairs:
        for thing in of(pair):
            found.setdefault(thing.key, thing)
    return tuple(found.values())


def municipality_of(pairs: Sequence[Pair]) -> PlanFile:
    """The file of the municipality's scope."""
    first = pairs[0]
    number, name, county = organisation.municipality(first)
    for pair in pairs[1:]:
        if organisation.municipality(pair)[1] != name:
            raise pair.document.unreadable(f"dokumentet är inte från {name}. Läs in en kommun i taget.")
    content = MunicipalityContent(
        id=number,
        name=name,
        county=county,
        organisations=_organisations(pairs),
        visions=union(pairs, organisation.visions),
        core_values=union(pairs, organisation.core_values),
        laws=union(pairs, _laws),
        processes=union(pairs, control.processes),
        steering_models=_models(pairs),
        years=_years(pairs),
        statuses=union(pairs, status_labels),
        reasons=reason_codes(),
        goals=union(pairs, goals.goals_above),
        commitments=union(pairs, lambda p: commitments.commitments(p, municipal=True)),
        controls=union(pairs, lambda p: (c for c in control.all_controls(p) if c.for_all_boards)),
        sources=union(pairs, indicators.sources),
        indicators=union(pairs, indicators.indicators),
        peer_groups=union(pairs, targets.peer_groups),
        series_breaks=tuple(b for pair in pairs for b in indicators.series_breaks(pair)),
        statement_templates=union(pairs, statements.templates),
    )
    scope = Scope(level=ScopeLevel.MUNICIPALITY)
    return PlanFile(schema=SCHEMA, scope=scope, mode=Mode.PUBLISHED, municipality=content)


def _laws(pair: Pair) -> tuple[LawReference, ...]:
    special = follow_up.follow_up_law(pair)
    return (*laws(pair), *((special,) if special else ()))


def _organisations(pairs: Sequence[Pair]) -> tuple[Organisation, ...]:
    """All organisations; one that several documents name serves all the boards they tell."""
    found: dict[str, Organisation] = {}
    for pair in pairs:
        for one in organisation.organisations(pair):
            known = found.setdefault(one.key, one)
            serves = tuple(dict.fromkeys((*known.serves, *one.serves)))
            found[one.key] = replace(known, serves=serves, code=known.code or one.code)
    return tuple(found.values())


def _models(pairs: Sequence[Pair]) -> tuple[SteeringModel, ...]:
    """Each steering model once; its levels carry what any of its documents show."""
    found: dict[str, SteeringModel] = {}
    for pair in pairs:
        model = goals.steering_model(pair)
        known = found.setdefault(model.key, model)
        levels = tuple(_carrying(old, new) for old, new in zip(known.levels, model.levels, strict=True))
        found[model.key] = replace(known, levels=levels)
    return tuple(found.values())


def _carrying(old: Level, new: Level) -> Level:
    both = {*old.carries, *new.carries}
    return replace(old, carries=tuple(what for what in Carries if what in both))


def _years(pairs: Sequence[Pair]) -> tuple[PlanningYear, ...]:
    """The years with all occasions that documents were made at."""
    found: dict[int, PlanningYear] = {}
    for pair in pairs:
        year = organisation.planning_year(pair)
        known = found.setdefault(year.year, year)
        more = tuple(o for o in year.occasions if o.key not in {k.key for k in known.occasions})
        found[year.year] = replace(known, occasions=(*known.occasions, *more))
    return tuple(found[year] for year in sorted(found))
