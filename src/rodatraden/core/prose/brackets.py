"""Figures, references and links: what stands within braces and brackets in running text."""

import re

from rodatraden.core.prose.address import parse_expression
from rodatraden.core.prose.blocks import (
    FigureMark,
    FigureOptions,
    Link,
    ProseError,
    ReferenceMark,
)

REFERENCE_KINDS = (
    "goal",
    "activity",
    "commitment",
    "indicator",
    "risk",
    "table",
    "section",
    "law",
    "plan",
)
MAX_DECIMALS = 6

_LINK = re.compile(r"\[((?:[^\[\]\\]++|\\.)++)\]\(((?:https?://|mailto:)[^\s()<>\\]+)\)")
_REFERENCE = re.compile(r"\[\[\s*([^\s|\[\]]*)\s*(?:\|((?:[^\]\\]++|\\.|\](?!\]))*+))?\]\]")
_OPTION = re.compile(r"""\s+([a-z]+)=(?:"((?:\\.|[^"\\])*)"|([^\s"}]+))""")
_END = re.compile(r"\s*\}\}")
_KEY = re.compile(r"[a-z0-9][a-z0-9._-]*")
# A table's or section's key is made of what it shows: `indicators:mal-1`, `goal/mal-1`.
_PLACE = re.compile(r"[a-z0-9][a-z0-9._:/-]*")
_ESCAPE = re.compile(r"\\(.)")
_BRACKETS = re.compile(r"([\\\[\]])")
_TRUE = {"yes": True, "no": False}


def parse_figure(text: str, start: int) -> tuple[FigureMark, int]:
    """The live figure that starts with `{{` at `start`, and where it ends."""
    expression, end = parse_expression(text, start + 2)
    given: dict[str, str] = {}
    while option := _OPTION.match(text, end):
        name, quoted, bare = option.groups()
        if name in given:
            raise ProseError(f"”{name}” står två gånger i figuren; ta bort det ena", option.start())
        given[name] = _unescaped(quoted) if bare is None else bare
        end = option.end()
    close = _END.match(text, end)
    if close is None:
        raise ProseError("figuren stängs inte; skriv }} efter adressen och dess tillägg", end)
    return FigureMark(expression=expression, options=_options(given, start)), close.end()


def parse_reference(text: str, start: int) -> tuple[ReferenceMark, int]:
    """The reference that starts with `[[` at `start`, and where it ends."""
    found = _REFERENCE.match(text, start)
    if found is None:
        raise ProseError("hänvisningen stängs inte; skriv ]] efter nyckeln", start)
    written, words = found.groups()
    kind, _, key = written.partition(":")
    if kind not in REFERENCE_KINDS:
        kinds = ", ".join(REFERENCE_KINDS)
        raise ProseError(f"”{written}” är ingen hänvisning; den ska börja med något av {kinds}", start)
    form = _PLACE if kind in ("table", "section") else _KEY
    if not form.fullmatch(key):
        raise ProseError(f"hänvisningen ”{written}” saknar en riktig nyckel; skriv {kind}:NYCKEL", start)
    mark = ReferenceMark(kind=kind, key=key, words=_one_line(_unescaped(words or "")))
    return mark, found.end()


def parse_link(text: str, start: int) -> tuple[Link, int] | None:
    """The link that starts at `start`, and where it ends; None when it is just a bracket."""
    found = _LINK.match(text, start)
    if found is None:
        return None
    words = _one_line(_unescaped(found.group(1)))
    return (Link(text=words, url=found.group(2)), found.end()) if words else None


def write_figure(mark: FigureMark) -> str:
    """A live figure as it is written."""
    options = mark.options
    parts = [str(mark.expression)]
    if options.unit:
        parts.append(f"unit={_value(options.unit)}")
    if options.decimals is not None:
        parts.append(f"decimals={options.decimals}")
    if options.signed:
        parts.append("signed=yes")
    if options.words:
        parts.append("words=yes")
    if options.stated is not None:
        parts.append(f"stated={_quoted(options.stated)}")
    return f"{{{{{' '.join(parts)}}}}}"


def write_reference(mark: ReferenceMark) -> str:
    """A reference as it is written."""
    words = "|" + _BRACKETS.sub(r"\\\1", mark.words) if mark.words else ""
    return f"[[{mark.kind}:{mark.key}{words}]]"


def write_link(link: Link) -> str:
    """A link as it is written."""
    return "[" + _BRACKETS.sub(r"\\\1", link.text) + f"]({link.url})"


def _options(given: dict[str, str], start: int) -> FigureOptions:
    unknown = given.keys() - {"unit", "decimals", "signed", "words", "stated"}
    if unknown:
        raise ProseError(
            f"”{min(unknown)}” är inget tillägg till en figur; använd unit, decimals, signed, words eller stated",
            start,
        )
    decimals = given.get("decimals")
    if decimals is not None and decimals not in [str(number) for number in range(MAX_DECIMALS + 1)]:
        raise ProseError(f"decimals ska vara ett heltal mellan 0 och {MAX_DECIMALS}", start)
    for name in ("signed", "words"):
        if given.get(name, "no") not in _TRUE:
            raise ProseError(f"{name} ska vara yes eller no", start)
    return FigureOptions(
        unit=given.get("unit", ""),
        decimals=None if decimals is None else int(decimals),
        signed=_TRUE[given.get("signed", "no")],
        words=_TRUE[given.get("words", "no")],
        stated=given.get("stated"),
    )


def _value(text: str) -> str:
    return text if re.fullmatch(r'[^\s"}\\]+', text) else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)


def _one_line(text: str) -> str:
    return text.strip(" \t\n")
