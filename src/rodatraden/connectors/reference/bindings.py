"""Which numbers in running text are also in the data: each is bound to the address of its figure.

Only what the file itself says is bound (`also_in_table`, an allocation, a stated count) or what its
own words define (a change between two years, the share of a gender). A wrong binding would make a
false alarm, so a number that fits no rule stays plain text.
"""

from rodatraden.connectors.reference import bound_cells, bound_counts, bound_outcomes
from rodatraden.connectors.reference.amounts import decimal_of, decimals_in
from rodatraden.connectors.reference.economy import UNITS, allocation_key, narrative
from rodatraden.connectors.reference.marks import live
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair

_FINDERS = (bound_cells.address, bound_outcomes.address)


def bind(pair: Pair) -> None:
    """Tell the pair's marks of every number in running text that has data behind it."""
    for node in narrative(pair):
        if node.word("amount_in_words") == "true" or node.get("qualifier") is not None:
            continue
        found = address_of(pair, node)
        if found:
            printed = node.at("amount_printed").text
            mark = live(
                found,
                printed,
                unit=UNITS.get(node.word("unit"), ""),
                decimals=str(decimals_in(decimal_of(node.at("amount_printed")))),
            )
            for line in pair.text.numbers(node.get("lines")):
                pair.marks.number(line, printed, mark)
    bound_counts.bind(pair)


def address_of(pair: Pair, node: Node) -> str:
    """The address of the figure that an amount in running text repeats; "" for none."""
    allocation = allocation_key(pair, node)
    if allocation:
        return f"allocation:{allocation}"
    return next((found for finder in _FINDERS if (found := finder(pair, node))), "")
