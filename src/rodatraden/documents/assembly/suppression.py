"""Figures about few persons are hidden before anything is made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation, Source
from rodatraden.core.missing import MissingReason
from rodatraden.core.suppression import too_few_answers

DEFAULT_LIMIT = 10


def limit_of(indicator: Indicator | None, sources: Mapping[str, Source]) -> int:
    """How many must have answered: the indicator's own limit, else its source's, else ten."""
    if indicator is None:
        return DEFAULT_LIMIT
    source = sources.get(indicator.source)
    return indicator.minimum_respondents or (source.suppression_limit if source else None) or DEFAULT_LIMIT


def suppressed(
    observations: Iterable[Observation], indicators: Mapping[str, Indicator], sources: Mapping[str, Source]
) -> list[Observation]:
    """The observations with every survey result hidden that too few answered.

    When one group of a breakdown is hidden the other groups of it are hidden too: with the total
    beside them, the hidden one could otherwise be reckoned out.
    """
    every = list(observations)
    few = {id(o) for o in every if _has_too_few(o, limit_of(indicators.get(o.indicator), sources))}
    exposed = {_family(o) for o in every if id(o) in few and o.breakdown}
    return [
        _hidden(o, MissingReason.TOO_FEW_ANSWERS)
        if id(o) in few
        else _hidden(o, MissingReason.SUPPRESSED)
        if o.breakdown and o.amount.value is not None and _family(o) in exposed
        else o
        for o in every
    ]


def _has_too_few(observation: Observation, limit: int) -> bool:
    survey = observation.survey
    return survey is not None and observation.amount.value is not None and too_few_answers(survey.respondents, limit)


def _family(observation: Observation) -> tuple[str, str, str, tuple[str, ...]]:
    """What the groups of one breakdown have in common."""
    return observation.indicator, observation.period, observation.entity, tuple(sorted(observation.breakdown))


def _hidden(observation: Observation, reason: MissingReason) -> Observation:
    return replace(observation, amount=Amount(missing=reason), survey=None)
