"""Which figures about few persons are hidden, and which must be hidden with them.

One rule for everything that leaves: what is shown to a reader is what `shown` gives.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation, Source
from rodatraden.core.missing import HIDING, MissingReason
from rodatraden.core.protection import Protected, protect
from rodatraden.core.sums_of_figures import Cell, sums_between
from rodatraden.core.suppression import too_few, too_few_answers

DEFAULT_LIMIT = 10
_OURS = re.compile(r"Färre än \d+ (svar|personer): visas inte\.")
TO_PROTECT = "Visas inte: ett annat tal om få personer skulle gå att räkna ut."


@dataclass(frozen=True, slots=True)
class Stated:
    """An observation and whose plan or report states it; "" is the municipality itself."""

    observation: Observation
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """What decides what is few, and what is a part of what.

    `above` gives what stands straight above an organisation; `municipality` is its own id.
    """

    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    above: Mapping[str, Collection[str]] = field(default_factory=dict)
    municipality: str = ""

    def limit(self, indicator: str) -> int:
        """How many there must be: the indicator's own limit, else its source's, else ten."""
        return limit_of(self.indicators.get(indicator), self.sources)

    def counts(self, indicator: str) -> bool:
        """Whether the value itself is a number of persons."""
        found = self.indicators.get(indicator)
        return found is not None and found.counts_persons

    def manager_sees_own(self, indicator: str) -> bool:
        """Whether the source lets the manager of a unit see that unit's figures."""
        found = self.indicators.get(indicator)
        source = self.sources.get(found.source) if found else None
        return source is not None and source.manager_sees_own

    def cell(self, stated: Stated) -> Cell:
        """Where in the indicator's table a figure stands."""
        entity = stated.observation.entity
        own = "" if entity == f"kommun:{self.municipality}" else entity or stated.by
        return Cell(own, stated.observation.period, tuple(sorted(stated.observation.breakdown.items())))


def limit_of(indicator: Indicator | None, sources: Mapping[str, Source]) -> int:
    """How many must have answered, or stand behind a figure: the indicator's own limit, else its source's, else ten."""
    if indicator is None:
        return DEFAULT_LIMIT
    source = sources.get(indicator.source)
    return indicator.minimum_respondents or (source.suppression_limit if source else None) or DEFAULT_LIMIT


def is_hidden(observation: Observation) -> bool:
    """Whether there is a figure that is not shown. Nothing is said of it: no verdict, no trend, no mean."""
    return observation.amount.value is None and observation.amount.missing in HIDING


def latest_told(series: Sequence[Observation]) -> Observation | None:
    """The last outcome with a value, in a series in order of time; None when a later one is hidden.

    What is judged is how things stand now: an older figure in its place would be taken for it.
    """
    for one in reversed(series):
        if one.amount.value is not None or is_hidden(one):
            return one if one.amount.value is not None else None
    return None


def is_about_persons(observation: Observation, indicator: Indicator | None) -> bool:
    """Whether a figure stands on a number of persons at all."""
    counts = indicator is not None and indicator.counts_persons
    return counts or observation.survey is not None or observation.persons is not None


def is_left_out(observation: Observation) -> bool:
    """Whether the figure was hidden by us when the file was taken home, and so still stands where it came from."""
    text = observation.amount.text
    return is_hidden(observation) and (text == TO_PROTECT or _OURS.fullmatch(text) is not None)


def why_few(observation: Observation, indicator: Indicator | None, limit: int) -> str:
    """Why the figure is hidden for its own sake, as a sentence; "" when it is not."""
    value, survey = observation.amount.value, observation.survey
    if value is None:
        return ""
    if survey is not None and too_few_answers(survey.respondents, limit):
        return f"Färre än {limit} svar: visas inte."
    counted = abs(value) if indicator is not None and indicator.counts_persons else Decimal(0)
    if 0 < counted < limit or (observation.persons is not None and too_few(observation.persons, limit)):
        return f"Färre än {limit} personer: visas inte."
    return ""


def shown(stated: Iterable[Stated], definitions: Definitions, sees: Collection[str] = ()) -> list[Observation]:
    """The observations as a reader may see them: the same, in the same order, with what is hidden missing.

    `sees` are the units that the reader manages: figures about them are shown where the source
    allows it, unless another unit's hidden figure could then be reckoned out.
    """
    every = list(stated)
    hidden = _hidden_by_indicator(every, definitions, frozenset(sees))
    return [
        _without(one.observation, why)
        if one.observation.amount.value is not None
        and (why := hidden.get(one.observation.indicator, {}).get(definitions.cell(one)))
        else one.observation
        for one in every
    ]


def _hidden_by_indicator(
    every: Sequence[Stated], definitions: Definitions, sees: frozenset[str]
) -> Mapping[str, Mapping[Cell, str]]:
    """The hidden cells by indicator; most have none, and their tables are never set up."""
    exposed = {one.observation.indicator for one in every if _is_exposed(one.observation, definitions)}
    tables: dict[str, list[Stated]] = {key: [] for key in sorted(exposed)}
    for one in every:
        if one.observation.indicator in tables:
            tables[one.observation.indicator].append(one)
    return {key: _hidden(key, table, definitions, sees) for key, table in tables.items()}


def _is_exposed(observation: Observation, definitions: Definitions) -> bool:
    if observation.amount.missing in HIDING:
        return True
    indicator = definitions.indicators.get(observation.indicator)
    about = is_about_persons(observation, indicator)
    return about and bool(why_few(observation, indicator, definitions.limit(observation.indicator)))


def _hidden(key: str, table: Sequence[Stated], definitions: Definitions, sees: frozenset[str]) -> Mapping[Cell, str]:
    """The hidden cells of one indicator's table, each with the reason."""
    indicator, limit = definitions.indicators.get(key), definitions.limit(key)
    few: dict[Cell, str] = {}
    gone: set[Cell] = set()
    weights: dict[Cell, Decimal | None] = {}
    for one in table:
        cell, amount = definitions.cell(one), one.observation.amount
        if amount.value is not None:
            weights[cell] = _persons(one.observation, indicator)
        elif amount.missing in HIDING:
            gone.add(cell)
        if why := why_few(one.observation, indicator, limit):
            few[cell] = why
    found = protect(
        few=frozenset(few),
        unknown=frozenset(gone - weights.keys()),
        weights=weights,
        sums=sums_between([*weights, *gone], weights, definitions.above, limit, counts=definitions.counts(key)),
        limit=limit,
        together=() if definitions.counts(key) else _families(few, weights),
        managers_see_own=definitions.manager_sees_own(key),
    )
    return _told(found, few, sees if definitions.manager_sees_own(key) else frozenset())


def _told(found: Protected, few: Mapping[Cell, str], sees: frozenset[str]) -> Mapping[Cell, str]:
    return {cell: few.get(cell, TO_PROTECT) for cell in found.hidden - found.seen_by(sees)}


def _families(few: Collection[Cell], weights: Collection[Cell]) -> list[Cell]:
    """The other groups of a breakdown where one is hidden: of a share nobody knows how the groups weigh."""
    exposed = {cell.family for cell in few if cell.breakdown}
    return [cell for cell in weights if cell.breakdown and cell.family in exposed]


def _persons(observation: Observation, indicator: Indicator | None) -> Decimal | None:
    """How many persons a figure is about, where that is known."""
    if indicator is not None and indicator.counts_persons:
        return observation.amount.value
    if observation.persons is not None:
        return Decimal(observation.persons)
    return Decimal(observation.survey.respondents) if observation.survey is not None else None


def _without(observation: Observation, why: str) -> Observation:
    reason = MissingReason.TOO_FEW_ANSWERS if observation.survey is not None and why != TO_PROTECT else None
    amount = Amount(missing=reason or MissingReason.SUPPRESSED, text=why)
    return replace(observation, amount=amount, survey=None, persons=None)
