"""Indicators with their outcomes and what a report says of them, and the targets."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from rodatraden.core.comparison.enum_words import enum_words
from rodatraden.core.comparison.item import Field, Item, Reference, Value
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.comparison.values import amount_value, fields_of
from rodatraden.core.content.indicators import Indicator, IndicatorReport, Observation, Target
from rodatraden.core.periods import UnreadablePeriod, describe, end_of, parse

_DIMENSIONS = {"gender": "kvinnor och män", "age": "ålder", "area": "område"}
_BREAKDOWNS = {"women": "kvinnor", "men": "män"}
Place = tuple[str, str, tuple[tuple[str, str], ...]]


def figure_items(side: Side) -> Iterator[Item]:
    """The targets, and every indicator that the plan or the report is about."""
    for target in side.plan.targets:
        yield _target(side, target)
    observed = _observed(side)
    reports = {r.indicator: r for r in side.report.indicator_reports} if side.report else {}
    for key in _concerned(side, observed, reports):
        report = reports.get(key)
        yield _indicator(side, key, observed.get(key, ()), report)
        for place in report.differences if report else ():
            yield Item(
                sort=SORTS["difference"],
                key=f"{key}/{place.dimension}",
                name=f"{side.name('indicator', key)}, {_DIMENSIONS.get(place.dimension, place.dimension)}",
                local=place.dimension,
                parent=("indicator", key),
                fields=fields_of(side, place, without=frozenset({"dimension"})),
            )


def _concerned(
    side: Side, observed: Mapping[str, list[Observation]], reports: Mapping[str, IndicatorReport]
) -> list[str]:
    """Keys of the indicators in the order the plan links them, then those only measured or reported."""
    named = (*(link.indicator for link in side.plan.indicator_links), *(t.indicator for t in side.plan.targets))
    return list(dict.fromkeys((*named, *observed, *reports)))


def _observed(side: Side) -> Mapping[str, list[Observation]]:
    """The outcomes by indicator in order of period; of the municipality's only those the plan is about."""
    found: dict[str, dict[Place, Observation]] = {}
    linked = {link.indicator for link in side.plan.indicator_links} | {t.indicator for t in side.plan.targets}
    for observation in _shown(side, linked):
        place = (observation.period, observation.entity, tuple(sorted(observation.breakdown.items())))
        found.setdefault(observation.indicator, {})[place] = observation
    return {key: sorted(every.values(), key=lambda o: (end_of(o.period), o.period)) for key, every in found.items()}


def _shown(side: Side, linked: set[str]) -> Iterable[Observation]:
    if side.observations is not None:
        return side.observations
    own = (*side.plan.observations, *(side.report.observations if side.report else ()))
    return (*(o for o in side.municipality.observations if o.indicator in linked), *own)


def _indicator(side: Side, key: str, observations: Iterable[Observation], report: IndicatorReport | None) -> Item:
    definition = side.indicators.get(key)
    found: dict[str, Field] = {}
    latest = next((o for o in reversed(list(observations)) if o.amount.value is not None and not o.breakdown), None)
    if latest is not None:
        found["latest"] = Field(label="Senaste utfall", value=_latest(latest, definition), derived=True)
    for observation in observations:
        path = f"observation.{observation.period}/{observation.entity}/" + "&".join(
            f"{dimension}={value}" for dimension, value in sorted(observation.breakdown.items())
        )
        found[path] = Field(
            label=_outcome_label(side, observation), value=observation_value(side, observation, definition)
        )
    if report:
        found |= fields_of(side, report, without=frozenset({"indicator", "differences"}), prefix="report.")
        for name in ("report.period", "report.compared_with"):
            value = found[name].value
            found[name] = replace(found[name], value=replace(value, words=period_words(value.words)))
    found["goals"] = Field(label="Mål", value=_linked(side, key))
    if definition:
        found |= fields_of(side, definition, prefix="definition.")
    return Item(sort=SORTS["indicator"], key=key, local=key, name=side.name("indicator", key), fields=found)


def _latest(observation: Observation, definition: Indicator | None) -> Value:
    number = amount_value(
        observation.amount, definition.unit if definition else "", definition.decimals if definition else None
    )
    return replace(number, words=f"{number.words}, {period_words(observation.period)}")


def _outcome_label(side: Side, observation: Observation) -> str:
    groups = [_BREAKDOWNS.get(value, value) for _, value in sorted(observation.breakdown.items())]
    entity = observation.entity
    where = "" if entity == side.board else side.name("organisation", entity)
    words = ["Utfall " + period_words(observation.period), *groups, where]
    return ", ".join(word for word in words if word)


def period_words(period: str) -> str:
    """A period in words; as it is written where it cannot be read."""
    with suppress(UnreadablePeriod):
        return describe(parse(period))
    return period


def observation_value(side: Side, observation: Observation, definition: Indicator | None) -> Value:
    """An outcome with how many answered and whether it is preliminary."""
    number = amount_value(
        observation.amount, definition.unit if definition else "", definition.decimals if definition else None
    )
    survey = observation.survey
    beside = []
    if survey:
        asked = f" av {survey.asked}" if survey.asked else ""
        beside.append(f"{survey.respondents}{asked} svarade")
        beside += [survey.group] if survey.group else []
    beside += [f"{observation.persons} personer"] if observation.persons is not None else []
    beside += ["preliminärt"] if observation.preliminary else []
    beside += [f"hämtat {observation.fetched}"] if observation.fetched else []
    beside += [f"rapporterat av {observation.reported_by}"] if observation.reported_by else []
    words = f"{number.words} ({', '.join(beside)})" if beside else number.words
    facts = (survey, observation.persons, observation.preliminary, observation.fetched, observation.reported_by)
    return Value(
        words=words, same=(number.same, *facts), number=number.number, unit=number.unit, decimals=number.decimals
    )


def _linked(side: Side, indicator: str) -> Value:
    links = [link for link in side.plan.indicator_links if link.indicator == indicator]
    keys = tuple(sorted(link.goal for link in links))
    marks = tuple(mark for link in links for mark in link.name_marks)
    words = "; ".join(side.name("goal", key) for key in keys)
    said = f"{words} (not {', '.join(marks)})" if marks else words
    return Value(words=said, same=(Reference("goal", keys), marks) if keys or marks else None)


def _target(side: Side, target: Target) -> Item:
    indicator = side.indicators.get(target.indicator)
    unit, decimals = (indicator.unit, indicator.decimals) if indicator else ("", None)
    found = fields_of(side, target, without=frozenset({"indicator", "term", "owner"}))
    found["amount"] = Field(label="Värde", value=amount_value(target.amount, unit, decimals))
    term = enum_words(target.term)
    owner = side.name("organisation", target.owner)
    return Item(
        sort=SORTS["target"],
        key=f"{target.indicator}/{target.term}/{target.year}/{target.owner}",
        local=f"{target.term}/{target.year}/{target.owner}",
        name=f"{side.name('indicator', target.indicator)}, {term} {target.year}",
        within=owner,
        kin=((target.indicator, target.term, target.owner), (target.indicator, target.term)),
        fields=found,
    )
