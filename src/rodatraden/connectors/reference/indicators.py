"""Indicators with their observations, surveys and sources."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rodatraden.connectors.reference.amounts import decimal_of, decimals_in
from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.narrative import narrative_indicators
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.times import period_rule
from rodatraden.core.content.indicators import (
    Indicator,
    Polarity,
    SeriesBreak,
    Source,
)

_SCALE = re.compile(r"skala (\d+)\s*-\s*(\d+)")
_SURVEY_NAME = re.compile(r"brukarbedömning|enkät|nöjd", re.IGNORECASE)
_POLARITY = {"higher": Polarity.HIGHER, "lower": Polarity.LOWER}
_WIDER = re.compile(r"widened.* in (\d{4})")
REGISTERS = frozenset({"Kolada", "SCB"})


def decimals_of(node: Node) -> int:
    """The decimals of the indicator: as many as its most precise outcome or target prints."""
    numbers = [n.get("value") for n in _printed(node)]
    return max((decimals_in(decimal_of(n)) for n in numbers if n is not None), default=0)


def _printed(node: Node) -> Iterator[Node]:
    outcomes = node.get("outcomes")
    if outcomes is not None:
        yield from (outcomes.at(period) for period in outcomes.names())
    for key in ("interim_target", "target_2030"):
        target = node.get(key)
        if target is not None:
            yield target
    split = node.get("gender_split")
    if split is not None:
        yield from (split.at(g) for g in ("women", "men") if split.get(g))


def indicators(pair: Pair) -> tuple[Indicator, ...]:
    """The definitions."""
    least = _least_answers(pair)
    return (*(_indicator(pair, node, least) for node in pair.root.each("indicators")), *narrative_indicators(pair))


def _indicator(pair: Pair, node: Node, least: int | None) -> Indicator:
    unit = node.at("unit").text
    source = node.get("source")
    scale = _SCALE.search(unit)
    survey = bool(node.get("survey") or _SURVEY_NAME.search(node.at("name").text))
    low, high = (Decimal(scale[1]), Decimal(scale[2])) if scale else (None, None)
    if "andel" in unit:
        low, high = Decimal(0), Decimal(100)
    return Indicator(
        key=pair.key(node),
        name=node.at("name").text,
        unit=unit,
        decimals=decimals_of(node),
        polarity=_POLARITY.get(node.word("better_when_inferred"), Polarity.NONE),
        source=slug(source.at("system").text) if source else "",
        source_text=_source_text(source),
        external_ids=source.words("kolada_ids") if source else (),
        period_rule=period_rule(node),
        scale_low=low,
        scale_high=high,
        survey=survey,
        minimum_respondents=least if survey else None,
    )


def _source_text(source: Node | None) -> str:
    """The printed source where it says more than the system and its ids."""
    if source is None:
        return ""
    plain = " ".join((source.at("system").text, *source.words("kolada_ids")))
    printed = source.word("printed", plain)
    return "" if printed == plain else printed


def _least_answers(pair: Pair) -> int | None:
    """The fewest answers that may be shown, when the file tells it."""
    economy = pair.root.get("economy")
    for figure in economy.each("narrative_figures") if economy else []:
        if figure.word("unit") == "svarande":
            return int(decimal_of(figure.at("amount")))
    return None


def sources(pair: Pair) -> tuple[Source, ...]:
    """The registers and systems that outcomes come from."""
    found: dict[str, Source] = {}
    for node in pair.root.each("indicators"):
        source = node.get("source")
        if source is None:
            continue
        name = source.at("system").text
        register = name in REGISTERS
        found.setdefault(
            slug(name),
            Source(
                key=slug(name),
                name=name,
                kind="register" if register else "system",
                attribution=f"Källa: {name}" if register else "",
            ),
        )
    return tuple(found.values())


def series_breaks(pair: Pair) -> tuple[SeriesBreak, ...]:
    """Where the file says that a measurement is widened."""
    found = []
    for node in pair.root.each("indicators"):
        target = node.get("interim_target")
        wider = _WIDER.search(target.word("rule")) if target else None
        if wider:
            found.append(SeriesBreak(indicator=pair.key(node), period=wider[1], reason="Mätningen omfattar fler."))
    return tuple(found)
