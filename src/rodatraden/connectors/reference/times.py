"""Periods in the words of a report: months in Swedish or English, rolling twelve months, reference days."""

import re

from rodatraden.connectors.reference.nodes import Node
from rodatraden.core.periods import MONTHS

_ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def month_number(words: str) -> int | None:
    """The month that `words` name, in Swedish or English, if any."""
    low = words.lower().replace("_", " ")
    for names in (MONTHS, _ENGLISH):
        for number, name in enumerate(names, 1):
            if re.search(rf"\b{name}\b", low):
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


def kept_period(node: Node, rule: str) -> str:
    """The period of a rule as `keep_level_of_august_2018` or `same_level_as_2020`."""
    year = rule.rsplit("_", 1)[-1]
    month = month_number(rule)
    if month is None:
        return year
    period = f"{year}-{month:02d}"
    return f"r12:{period}" if period_rule(node) == "r12" else period


def month_of(column: str, year: int) -> str:
    """A label as ”mars 2019”, or ”mars” of `year`, as a period; "" for one that names no month."""
    month = month_number(column)
    told = re.search(r"\d{4}", column)
    return f"{told[0] if told else year}-{month:02d}" if month else ""


def volume_period(label: str) -> str:
    """A label as ”Augusti 2021” or ”2021” as a period; "" for one that names none."""
    month, year = month_number(label), re.search(r"\d{4}", label)
    if year is None:
        return ""
    return f"{year[0]}-{month:02d}" if month else year[0]
