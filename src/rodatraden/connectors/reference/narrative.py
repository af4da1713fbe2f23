"""Statistics that stand in running text: indicators of their own, without a table."""

from collections.abc import Iterator

from rodatraden.connectors.reference.amounts import cells_of, decimal_of, decimals_in
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.times import month_of
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation


def narrative_rows(pair: Pair) -> Iterator[tuple[Node, Node, str]]:
    """Rows of statistics that stand in running text: (statistics, row, indicator key)."""
    for node in pair.root.each("statistics"):
        if node.word("narrative") == "true":
            for number, row in enumerate(node.at("rows").items(), 1):
                yield node, row, f"{pair.key(node)}-{number}"


def narrative_indicators(pair: Pair) -> Iterator[Indicator]:
    """An indicator for each row."""
    for node, row, key in narrative_rows(pair):
        decimals = max(decimals_in(decimal_of(v)) for v in row.each("values"))
        yield Indicator(
            key=key,
            name=row.at("label_own_sv").text,
            unit=node.at("unit").text,
            decimals=decimals,
            period_rule="month",
        )


def narrative_observations(pair: Pair) -> Iterator[Observation]:
    """An observation for each period of a row; changes are ours to compute."""
    for node, row, key in narrative_rows(pair):
        for column, value in cells_of(row, node.words("columns")):
            period = month_of(column, pair.year)
            if period:
                amount = Amount(value=decimal_of(value))
                yield Observation(indicator=key, period=period, amount=amount, entity=pair.board)
