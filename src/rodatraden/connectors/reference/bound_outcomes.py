"""Numbers in running text that repeat an outcome, the share of a gender, or a narrative statistic."""

import re

from rodatraden.connectors.reference.amounts import cells_of, decimal_of
from rodatraden.connectors.reference.narrative import narrative_rows
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.times import kept_period, month_of, period_of

_SHARE = re.compile(r"andel (kvinnor|män) bland", re.IGNORECASE)
_GENDERS = (("kvinnor", "women"), ("män", "men"))


def address(pair: Pair, node: Node) -> str:
    """The address of the outcome, share or statistic that the number repeats; "" for none."""
    return _outcome(pair, node) or _share(pair, node) or _kept(pair, node) or _statistic(pair, node)


def _outcome(pair: Pair, node: Node) -> str:
    named = node.word("also_in_table")
    indicator = next((i for i in pair.root.each("indicators") if i.at("id").text == named), None)
    year = node.word("year")
    if indicator is None or node.word("kind") == "threshold" or year not in indicator.at("outcomes").names():
        return ""
    found = f"observation:{pair.key(indicator)}@{period_of(indicator, year)}"
    words = node.at("what_sv").text.lower()
    gender = next((key for word, key in _GENDERS if word in words), "")
    return f"{found}?gender={gender}" if gender else found


def _share(pair: Pair, node: Node) -> str:
    match = _SHARE.match(node.at("what_sv").text)
    indicator = _analysed(pair, node)
    if match is None or indicator is None or indicator.get("gender_split") is None:
        return ""
    total = f"observation:{pair.key(indicator)}@{period_of(indicator, node.word('year'))}"
    return f"share({total}?gender={dict(_GENDERS)[match[1].lower()]}, {total})"


def _analysed(pair: Pair, node: Node) -> Node | None:
    """The indicator in whose analysis the number stands."""
    lines = set(pair.text.numbers(node.get("lines")))
    every = pair.root.each("indicators")
    return next((i for i in every if lines & set(pair.text.numbers(i.get("analysis_lines")))), None)


def _kept(pair: Pair, node: Node) -> str:
    """The level that a target wants kept, where the analysis names it."""
    indicator = _analysed(pair, node)
    target = indicator.get("interim_target") if indicator else None
    if indicator is None or target is None or "nivå att bevara" not in node.at("what_sv").text:
        return ""
    return f"observation:{pair.key(indicator)}@{kept_period(indicator, target.word('rule'))}"


def _statistic(pair: Pair, node: Node) -> str:
    lines = set(pair.text.numbers(node.get("lines")))
    amount = decimal_of(node.at("amount"))
    for statistics, row, key in narrative_rows(pair):
        if not lines & set(pair.text.numbers(row.get("lines"))):
            continue
        columns = statistics.words("columns")
        periods = [p for c in columns if (p := month_of(c, pair.year))]
        for column, value in cells_of(row, columns):
            if decimal_of(value) != amount:
                continue
            period = month_of(column, pair.year)
            if period:
                return f"observation:{key}@{period}"
            return f"change(observation:{key}@{periods[-1]}, observation:{key}@{periods[0]})"
    return ""
