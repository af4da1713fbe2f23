"""Indicators with their observations, surveys and sources."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rodatraden.connectors.reference.amounts import decimal_of, decimals_in, result_amount
from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import (
    Indicator,
    Observation,
    Polarity,
    SeriesBreak,
    Source,
    Survey,
)
from rodatraden.core.missing import MissingReason

MONTHS = tuple("januari februari mars april maj juni juli augusti september oktober november december".split())
_ENGLISH = tuple("january february march april may june july august september october november december".split())
_SCALE = re.compile(r"skala (\d+)\s*-\s*(\d+)")
_SURVEY_NAME = re.compile(r"brukarbedömning|enkät|nöjd", re.IGNORECASE)
_POLARITY = {"higher": Polarity.HIGHER, "lower": Polarity.LOWER}
_WIDER = re.compile(r"widened.* in (\d{4})")
REGISTERS = frozenset({"Kolada", "SCB"})


def month_number(words: str) -> int | None:
    """The month that `words` (Swedish or English) name, if any."""
    low = words.lower()
    for names in (MONTHS, _ENGLISH):
        for number, name in enumerate(names, 1):
            if name in low:
                return number
    return None


def period_of(node: Node, given: str) -> str:
    """The period of an outcome: r12, reference day, month or year."""
    measured = node.word("measurement_period")
    if "r12" in measured:
        if "-" in given:
            return f"r12:{given}"
        return f"r12:{given}-{month_number(measured) or 12:02d}"
    return node.word("as_of", given)


def period_rule(node: Node) -> str:
    """What kind of periods the indicator has."""
    if "r12" in node.word("measurement_period"):
        return "r12"
    return "reference_day" if node.get("as_of") else "year"


def decimals_of(node: Node) -> int:
    """The decimals of the indicator: as many as its most precise outcome or target prints."""
    numbers = [n.get("value") for n in _printed(node)]
    return max((decimals_in(decimal_of(n)) for n in numbers if n is not None), default=0)


def _printed(node: Node) -> Iterator[Node]:
    outcomes = node.get("outcomes")
    if outcomes is not None:
        yield from (outcomes.at(period) for period in outcomes.keys())
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
    return (*(_indicator(pair, node, least) for node in pair.root.list("indicators")), *_narrative(pair))


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
    for figure in economy.list("narrative_figures") if economy else []:
        if figure.word("unit") == "svarande":
            return int(decimal_of(figure.at("amount")))
    return None


def sources(pair: Pair) -> tuple[Source, ...]:
    """The registers and systems that outcomes come from."""
    found: dict[str, Source] = {}
    for node in pair.root.list("indicators"):
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


def observations(pair: Pair) -> tuple[Observation, ...]:
    """All outcomes, with their gender split and survey; last what only running text tells."""
    found: list[Observation] = []
    for node in pair.root.list("indicators"):
        found.extend(_outcomes(pair, node))
        found.extend(_split(pair, node))
        found.extend(_levels_to_keep(pair, node))
        pair.text.take(node.get("lines"))
    return (*found, *_narrative_observations(pair))


def entity_of(pair: Pair, node: Node) -> str:
    """Whose value it is: a register's is the municipality's, any other the board's."""
    source = node.get("source")
    return "" if source is not None and source.at("system").text in REGISTERS else pair.board


def _outcomes(pair: Pair, node: Node) -> Iterator[Observation]:
    outcomes = node.get("outcomes")
    periods = outcomes.keys() if outcomes is not None else []
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
    interval = [decimal_of(n) for n in node.list("interval_stated")]
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
    for figure in node.list("stated_figures"):
        if rule.startswith("keep_level") and figure.at("what").text.startswith("nivå"):
            yield Observation(
                indicator=pair.key(node),
                period=kept_period(node, rule),
                amount=Amount(value=decimal_of(figure.at("value"))),
                entity=entity_of(pair, node),
            )


def kept_period(node: Node, rule: str) -> str:
    """The period of a rule as `keep_level_of_august_2018` or `same_level_as_2020`."""
    year = rule.rsplit("_", 1)[-1]
    month = month_number(rule)
    if month is None:
        return year
    period = f"{year}-{month:02d}"
    return f"r12:{period}" if period_rule(node) == "r12" else period


def series_breaks(pair: Pair) -> tuple[SeriesBreak, ...]:
    """Where the file says that a measurement is widened."""
    found = []
    for node in pair.root.list("indicators"):
        target = node.get("interim_target")
        wider = _WIDER.search(target.word("rule")) if target else None
        if wider:
            found.append(SeriesBreak(indicator=pair.key(node), period=wider[1], reason="Mätningen omfattar fler."))
    return tuple(found)


def narrative_rows(pair: Pair) -> Iterator[tuple[Node, Node, str]]:
    """Rows of statistics that stand in running text: (statistics, row, indicator key)."""
    for node in pair.root.list("statistics"):
        if node.word("narrative") == "true":
            for number, row in enumerate(node.at("rows").items(), 1):
                yield node, row, f"{pair.key(node)}-{number}"


def _narrative(pair: Pair) -> Iterator[Indicator]:
    for node, row, key in narrative_rows(pair):
        decimals = max(decimals_in(decimal_of(v)) for v in row.list("values"))
        yield Indicator(
            key=key,
            name=row.at("label_own_sv").text,
            unit=node.at("unit").text,
            decimals=decimals,
            period_rule="month",
        )


def narrative_period(pair: Pair, column: str) -> str:
    """"mars 2019" or "mars" as a period; "" for a column that is no period."""
    month = month_number(column)
    year = re.search(r"\d{4}", column)
    return f"{year[0] if year else pair.year}-{month:02d}" if month else ""


def _narrative_observations(pair: Pair) -> Iterator[Observation]:
    for node, row, key in narrative_rows(pair):
        for column, value in zip(node.words("columns"), row.list("values"), strict=True):
            period = narrative_period(pair, column)
            if period:
                amount = Amount(value=decimal_of(value))
                yield Observation(indicator=key, period=period, amount=amount, entity=pair.board)
