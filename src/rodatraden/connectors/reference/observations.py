"""Outcomes with their gender split and survey."""

from collections.abc import Iterator

from rodatraden.connectors.reference.amounts import decimal_of, result_amount
from rodatraden.connectors.reference.indicators import REGISTERS, decimals_of
from rodatraden.connectors.reference.narrative import narrative_observations
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.times import kept_period, period_of
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Observation, Survey
from rodatraden.core.missing import MissingReason


def observations(pair: Pair) -> tuple[Observation, ...]:
    """All outcomes, with their gender split and survey; last what only running text tells."""
    found: list[Observation] = []
    for node in pair.root.each("indicators"):
        found.extend(_outcomes(pair, node))
        found.extend(_split(pair, node))
        found.extend(_levels_to_keep(pair, node))
        pair.text.take(node.get("lines"))
    return (*found, *narrative_observations(pair))


def entity_of(pair: Pair, node: Node) -> str:
    """Whose value it is: a register's is the municipality's, any other the board's."""
    source = node.get("source")
    return "" if source is not None and source.at("system").text in REGISTERS else pair.board


def _outcomes(pair: Pair, node: Node) -> Iterator[Observation]:
    outcomes = node.get("outcomes")
    periods = outcomes.names() if outcomes is not None else []
    surveyed = _surveyed(node, periods)
    for period in periods:
        outcome = node.at("outcomes").at(period)
        yield Observation(
            indicator=pair.key(node),
            period=period_of(node, period),
            amount=result_amount(outcome, decimals_of(node), MissingReason.NOT_MEASURED),
            entity=entity_of(pair, node),
            survey=_survey(pair, node.at("survey")) if period == surveyed else None,
        )


def _surveyed(node: Node, periods: list[str]) -> str:
    """The period the survey stands behind: the one with a note mark, else the latest with a value."""
    if node.get("survey") is None:
        return ""
    valued = [p for p in periods if node.at("outcomes").at(p).get("value") is not None]
    marked = [p for p in valued if node.at("outcomes").at(p).get("footnote") is not None]
    return (marked or valued or [""])[-1]


def _survey(pair: Pair, node: Node) -> Survey:
    margin = node.get("margin_stated_percent")
    interval = [decimal_of(n) for n in node.each("interval_stated")]
    asked = node.get("asked")
    pair.text.take(node.get("lines"))
    return Survey(
        respondents=node.at("respondents").number,
        asked=asked.number if asked else None,
        group=node.word("target_group"),
        stated_margin=decimal_of(margin) if margin else None,
        stated_low=interval[0] if interval else None,
        stated_high=interval[-1] if interval else None,
    )


def _split(pair: Pair, node: Node) -> Iterator[Observation]:
    split = node.get("gender_split")
    for gender in ("women", "men"):
        part = split.get(gender) if split else None
        if split is not None and part is not None:
            yield Observation(
                indicator=pair.key(node),
                period=period_of(node, split.at("period").text),
                amount=result_amount(part, decimals_of(node), MissingReason.NOT_MEASURED),
                entity=entity_of(pair, node),
                breakdown={"gender": gender},
            )


def _levels_to_keep(pair: Pair, node: Node) -> Iterator[Observation]:
    """An earlier outcome that only the analysis names: the level that the target wants kept."""
    target = node.get("interim_target")
    rule = target.word("rule") if target else ""
    for figure in node.each("stated_figures"):
        if rule.startswith("keep_level") and figure.at("what").text.startswith("nivå"):
            yield Observation(
                indicator=pair.key(node),
                period=kept_period(node, rule),
                amount=Amount(value=decimal_of(figure.at("value"))),
                entity=entity_of(pair, node),
            )
