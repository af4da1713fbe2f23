"""The municipality: organisation, vision, core values, years, and its number at Statistics Sweden."""

import csv
import re
from functools import cache
from importlib import resources

from rodatraden.connectors.reference.keys import slug
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.prose import escape
from rodatraden.core.content.organisation import (
    CoreValue,
    Organisation,
    OrganisationKind,
    PlanningYear,
    Vision,
)

_NAMED = re.compile(r"^(.*?)\s*\(([^)]*)\)$")
_POLITICAL = {
    "kommunfullmaktige": OrganisationKind.COUNCIL,
    "kommunstyrelsen": OrganisationKind.EXECUTIVE_BOARD,
}
_MEANS = re.compile(r"^\s*[–:-]\s*")


@cache
def _numbers() -> dict[str, tuple[str, str]]:
    data = resources.files(__package__).joinpath("municipalities.csv").read_text(encoding="utf-8")
    return {row["name"]: (row["id"], row["county"]) for row in csv.DictReader(data.splitlines())}


def municipality(pair: Pair) -> tuple[str, str, str]:
    """Number, name and county of the municipality; the number is "" when it is not known."""
    name = pair.document.at("municipality").text
    short = re.sub(r"s? (?:kommun|stad)$", "", name)
    number, county = _numbers().get(short) or _numbers().get(f"{short}s") or ("", "")
    return number, name, county


def organisations(pair: Pair) -> tuple[Organisation, ...]:
    """The board with its administration, the council, and everyone the document names."""
    found: dict[str, Organisation] = {}

    def add(organisation: Organisation) -> None:
        found.setdefault(organisation.key, organisation)

    add(Organisation(key="kommunfullmaktige", name="Kommunfullmäktige", kind=OrganisationKind.COUNCIL))
    add(Organisation(key="kommunstyrelsen", name="Kommunstyrelsen", kind=OrganisationKind.EXECUTIVE_BOARD))
    code = pair.document.word("board_code")
    add(Organisation(key=pair.board, name=pair.board_name, kind=OrganisationKind.BOARD, code=code))
    administration = pair.document.word("administration")
    if administration:
        add(
            Organisation(
                key=slug(administration),
                name=administration,
                kind=OrganisationKind.ADMINISTRATION,
                serves=(pair.board, *_also_served(pair, administration)),
            )
        )
    for actor in pair.root.each("actors"):
        organisation = _actor(actor)
        if organisation:
            add(organisation)
    for activity in pair.root.each("activities"):
        led_by = activity.get("led_by")
        if led_by is not None:
            add(_unit(slug(led_by.text), led_by.text[0].upper() + led_by.text[1:]))
    return tuple(found.values())


def _also_served(pair: Pair, administration: str) -> list[str]:
    """Boards that share the administration, told as ”shares … the administration”."""
    return [
        slug(actor.at("name").text)
        for actor in pair.root.each("actors")
        if actor.word("kind") == "political_body" and "the administration" in actor.word("what")
    ]


def _actor(actor: Node) -> Organisation | None:
    name = actor.at("name").text
    match = _NAMED.match(name)
    plain = match[1] if match else name
    key = slug(_full_name(match, plain))
    kind = actor.at("kind").text
    if kind == "political_body":
        return Organisation(key=key, name=plain, kind=_POLITICAL.get(key, OrganisationKind.BOARD))
    if kind == "internal_unit":
        return _unit(key, plain)
    if kind == "external_party":
        return Organisation(key=key, name=plain, kind=OrganisationKind.EXTERNAL_PARTY)
    return None


def _full_name(match: re.Match[str] | None, plain: str) -> str:
    """The name to make a key of: another spelling in parentheses, unless it is an abbreviation."""
    other = match[2] if match else ""
    return other if other.endswith("förvaltning") else plain


def _unit(key: str, name: str) -> Organisation:
    administration = key.endswith(("forvaltningen", "forvaltning"))
    kind = OrganisationKind.ADMINISTRATION if administration else OrganisationKind.UNIT
    return Organisation(key=key + "en" if key.endswith("forvaltning") else key, name=name, kind=kind)


def visions(pair: Pair) -> tuple[Vision, ...]:
    """The vision, in the words of the text."""
    node = pair.root.get("vision")
    if node is None:
        return ()
    horizon = node.get("horizon_year")
    lines = [n for n in pair.text.take(node.get("lines")) if node.at("title_printed").text not in pair.text.words(n)]
    return (
        Vision(
            key=f"vision-{pair.model}",
            title=node.at("title_printed").text,
            text=escape(pair.text.joined(lines)),
            horizon=horizon.number if horizon else None,
            long_term_document=node.word("long_term_document"),
        ),
    )


def core_values(pair: Pair) -> tuple[CoreValue, ...]:
    """The core values with what they mean, in the words of the text."""
    found = []
    for node in pair.root.each("core_values"):
        name = node.at("name").text
        words = pair.text.joined(pair.text.take(node.get("lines")))
        meaning = _MEANS.sub("", words.removeprefix(name)) if words.startswith(name) else node.word("gist_sv")
        found.append(CoreValue(key=slug(name), name=name, meaning=escape(meaning)))
    return tuple(found)


def planning_year(pair: Pair) -> PlanningYear:
    """The document's year with its occasion."""
    return PlanningYear(year=pair.year, steering_model=f"styrmodell-{pair.model}", occasions=(pair.occasion,))
