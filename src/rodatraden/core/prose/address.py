"""The grammar of figure addresses: text to typed expressions."""

import re

from rodatraden.core.prose.blocks import ProseError
from rodatraden.core.prose.expression import (
    Abs,
    Address,
    Change,
    Expression,
    Negated,
    Share,
    Sum,
)

COUNTED = (
    "activities",
    "goals",
    "board_goals",
    "council_goals",
    "commitments",
    "indicators",
    "risks",
    "treatments",
    "controls",
)
FUNDING_FIELDS = ("grant", "cost", "net", "in_budget")
MAX_DEPTH = 12

_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[a-z_]+")
_ADDRESS = re.compile(r"[^\s,(){}]+")
_QUERIES = {
    "observation": re.compile(r"[a-z0-9][a-z0-9._-]*"),
    "count": re.compile("goal|commitment"),
}
_KEY = r"[a-z0-9][a-z0-9._-]*"
_PATHS = {
    "observation": re.compile(f"{_KEY}@.+"),
    "target": re.compile(f"{_KEY}@((19|20)[0-9]{{2}}|2100)"),
    "cell": re.compile(f"{_KEY}/{_KEY}/{_KEY}"),
    "volume": re.compile(f"{_KEY}/{_KEY}/{_KEY}"),
    "funding": re.compile(f"{_KEY}/({'|'.join(FUNDING_FIELDS)})"),
    "investment": re.compile(f"{_KEY}/{_KEY}"),
    "allocation": re.compile(_KEY),
    "income": re.compile(_KEY),
    "count": re.compile("|".join(COUNTED)),
}
# The parts of each kind of address, as a reader is told them.
_FORMS = {
    "observation": "observation:INDIKATOR@PERIOD",
    "target": "target:INDIKATOR@ÅR",
    "cell": "cell:TABELL/RAD/KOLUMN",
    "volume": "volume:TABELL/RAD/KOLUMN",
    "funding": "funding:NYCKEL/grant",
    "investment": "investment:NYCKEL/KOLUMN",
    "allocation": "allocation:NYCKEL",
    "income": "income:NYCKEL",
    "count": "count:activities",
}
_EXAMPLES = {"observation": "?gender=women", "count": "?goal=NYCKEL"}


def parse_expression(text: str, start: int = 0) -> tuple[Expression, int]:
    """The expression at `start`, and where it ends."""
    return _expression(text, start, 0)


def parse_address(text: str) -> Expression:
    """A whole text as an expression."""
    expression, end = parse_expression(text)
    if end != len(text):
        raise ProseError(f"”{text[end:]}” efter adressen är för mycket; ta bort det", end)
    return expression


def _expression(text: str, start: int, depth: int) -> tuple[Expression, int]:
    if depth > MAX_DEPTH:
        raise ProseError("figuren räknar i för många nivåer; dela upp den", start)
    start = _skip(text, start)
    word = _WORD.match(text, start)
    if word and text.startswith("(", word.end()):
        parts, end = _arguments(text, word.end() + 1, depth)
        return _function(word.group(), parts, start), end
    found = _ADDRESS.match(text, start)
    if found is None:
        raise ProseError("figuren saknar adress; skriv till exempel {{cell:TABELL/RAD/KOLUMN}}", start)
    return _address(found.group(), start), found.end()


def _arguments(text: str, start: int, depth: int) -> tuple[tuple[Expression, ...], int]:
    parts: list[Expression] = []
    while True:
        part, end = _expression(text, start, depth + 1)
        parts.append(part)
        end = _skip(text, end)
        if text.startswith(")", end):
            return tuple(parts), end + 1
        if not text.startswith(",", end):
            raise ProseError("parentesen i figuren stängs inte; lägg till )", end)
        start = end + 1


def _function(name: str, parts: tuple[Expression, ...], start: int) -> Expression:
    match name, parts:
        case "sum", _:
            return Sum(parts=parts)
        case "change", (now, before):
            return Change(now=now, before=before)
        case "share", (part, whole):
            return Share(part=part, whole=whole)
        case "abs", (of,):
            return Abs(of=of)
        case "neg", (of,):
            return Negated(of=of)
        case (("change" | "share"), _):
            raise ProseError(f"{name} räknar med två värden; skriv {name}(A, B)", start)
        case (("abs" | "neg"), _):
            raise ProseError(f"{name} räknar med ett värde; skriv {name}(A)", start)
    raise ProseError(f"”{name}” är ingen räkning; använd sum, change, share, abs eller neg", start)


def _address(written: str, start: int) -> Address:
    kind, colon, rest = written.partition(":")
    if not colon or kind not in _FORMS:
        kinds = ", ".join(_FORMS)
        raise ProseError(f"”{written}” är ingen adress; den ska börja med något av {kinds}", start)
    path, asks, asked = rest.partition("?")
    if not _PATHS[kind].fullmatch(path):
        raise ProseError(f"adressen ”{written}” har inte formen {_FORMS[kind]}", start)
    segments = path.split("@", 1) if kind in ("observation", "target") else path.split("/")
    query = _query(kind, asked, start) if asks else ()
    return Address(kind=kind, segments=tuple(segments), query=query)


def _query(kind: str, asked: str, start: int) -> tuple[tuple[str, str], ...]:
    if kind not in _QUERIES:
        raise ProseError(f"en adress som börjar med {kind} har inget villkor; ta bort ?{asked}", start)
    pairs = [part.partition("=") for part in asked.split("&")]
    names = [name for name, _, _ in pairs]
    if not all(_QUERIES[kind].fullmatch(name) and value for name, _, value in pairs):
        raise ProseError(f"villkoret ?{asked} går inte att läsa; skriv som {_EXAMPLES[kind]}", start)
    if len(set(names)) < len(names):
        raise ProseError(f"villkoret ?{asked} har samma namn två gånger; ta bort det ena", start)
    return tuple((name, value) for name, _, value in pairs)


def _skip(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start
