"""Laws as dated data: the report names them, `laws.csv` knows their numbers and validity."""

import csv
from datetime import date
from functools import cache
from importlib import resources

from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.pair import Pair
from rodatraden.core.content.organisation import LawReference


@cache
def _register() -> dict[str, LawReference]:
    data = resources.files(__package__).joinpath("laws.csv").read_text(encoding="utf-8")
    return {slug(row["name"]): _from(row) for row in csv.DictReader(data.splitlines())}


def _from(row: dict[str, str]) -> LawReference:
    def day(key: str) -> date | None:
        return date.fromisoformat(row[key]) if row[key] else None

    return LawReference(
        key=slug(row["abbreviation"]),
        name=row["name"],
        abbreviation=row["abbreviation"],
        number=row["number"],
        valid_from=day("valid_from"),
        valid_to=day("valid_to"),
    )


def known_law(name: str, abbreviation: str = "") -> LawReference:
    """The law of this name with number and validity; only the name when the register lacks it."""
    found = _register().get(slug(name))
    return found or LawReference(key=slug(abbreviation or name), name=name, abbreviation=abbreviation)


def laws(pair: Pair) -> tuple[LawReference, ...]:
    """The laws that the document says govern the board."""
    node = pair.root.get("responsibilities")
    named = node.each("laws") if node else []
    return tuple(known_law(law.at("name").text, law.word("abbr")) for law in named)
