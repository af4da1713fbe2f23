"""YAML 1.2 read to text scalars with line numbers, and nothing more.

No implicit types, so `0126`, `no` and `16.80` survive; no anchors, aliases, tags, merge keys,
directives, duplicate keys or second documents. Size, depth and the number of values are bounded
while reading, so that a hostile file is refused before it costs anything.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from rodatraden.connectors.planfile.messages import Fault, shortened

MAX_BYTES = 20_000_000
MAX_VALUES = 150_000
MAX_DEPTH = 24
MAX_KEY = 200

_ALIAS = "”*” hänvisar till ett annat värde; skriv ut värdet, eller citera texten."
_ANCHOR = "”&” namnger värdet; ta bort namnet, eller citera texten."
_TAG = "”!” anger en typ; ta bort den, eller citera texten."
# What a file may not hold as it is, among it line breaks that only some programs count (U+0085, U+2028, U+2029).
_UNSEEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Counted before anything is read: what makes values, and what makes figures, links and styles in running text.
_TOO_MANY = (
    ("\n,[{", 400_000, "filen har för många rader och värden; dela upp den i flera planfiler."),
    ("[{_*\\", MAX_VALUES, "filen har för många klamrar, understreck och stjärnor; dela upp den i flera planfiler."),
)
# By what the parser was doing, or by what it found.
_BROKEN = (
    ("while scanning an alias", _ALIAS),
    ("while scanning an anchor", _ANCHOR),
    ("while scanning a tag", _TAG),
    ("while parsing a tag", _TAG),
    ("while scanning a directive", "raden börjar med %; sådana rader används inte här, ta bort den."),
    ("found a tab character", "raden dras in med tabb; dra in med mellanslag."),
    (
        "mapping values are not allowed",
        "ett kolon står där det inte får stå; sätt texten inom citattecken eller rätta indraget.",
    ),
    ("could not find expected ':'", "kolon saknas efter fältets namn; skriv ”namn: värde”."),
    ("found unknown escape character", "omvänt snedstreck inom citattecken ska skrivas \\\\."),
    ("found unexpected end of stream", "citattecknet stängs aldrig; lägg till det som saknas."),
    ("found unexpected document indicator", "citattecknet stängs aldrig; lägg till det som saknas."),
    ("expected ',' or ']'", "hakparentesen stängs inte; sätt komma mellan värdena och ] sist."),
    ("expected ',' or '}'", "klammern stängs inte; sätt komma mellan fälten och } sist."),
    ("did not find expected key", "indraget stämmer inte med raderna ovanför; rätta mellanslagen."),
    ("did not find expected '-'", "indraget stämmer inte med raderna ovanför; rätta mellanslagen."),
    ("that cannot start any token", "värdet börjar med ett tecken med egen betydelse; citera det."),
)
# Said where the parser gave up; the fault is where it began.
_SAID_TOO_LATE = (
    "found unexpected end of stream",
    "found unexpected document indicator",
    "could not find expected ':'",
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it stands; `quoted` tells an empty text in quotes from nothing at all."""

    text: str
    line: int
    quoted: bool

    @property
    def absent(self) -> bool:
        """Whether nothing is written."""
        return not self.text and not self.quoted


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields in the order of the file, with the line of each name."""

    entries: dict[str, "Node"]
    key_lines: dict[str, int]
    line: int


Node = Scalar | Sequence | Mapping


def read_text(data: bytes) -> str:
    """The file's text; refused when it is too large, not UTF-8 or holds control characters."""
    if len(data) > MAX_BYTES:
        raise Fault("filen är större än 20 MB; dela upp den i flera planfiler.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data[:4]:
        raise Fault("filen är sparad som UTF-16; spara den som UTF-8.", 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Fault("filen är inte sparad som UTF-8; spara om den som UTF-8.", line) from None
    if unseen := _UNSEEN.search(text):
        line = text.count("\n", 0, unseen.start()) + 1
        raise Fault("filen har ett styrtecken som inte syns; ta bort det.", line)
    for marks, most, sentence in _TOO_MANY:
        if sum(text.count(mark) for mark in marks) > most:
            raise Fault(sentence)
    return text


def read_nodes(text: str, *, most_values: int = MAX_VALUES) -> Mapping:
    """The one document of a file as a mapping; refused with a `Fault` when it is anything else."""
    try:
        root = _Builder(text, most_values).document()
    except MarkedYAMLError as error:
        raise _broken(error, text) from None
    except (YAMLError, ValueError):
        raise Fault("filen går inte att läsa som YAML; jämför den med exemplen.") from None
    if not isinstance(root, Mapping):
        raise Fault("filen ska bestå av fält, med ”schema:” först.", root.line)
    return root


def _broken(error: MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    said = error.problem or ""
    if mark and "cannot start any token" in said and text[mark.index : mark.index + 1] == "\t":
        said = "found a tab character"
    if error.context_mark and said.startswith(_SAID_TOO_LATE):
        mark = error.context_mark
    # What is never closed is missed after the last line.
    line = min(mark.line, text.count("\n")) + 1 if mark else None
    for part, sentence in _BROKEN:
        if part in said or part == error.context:
            return Fault(sentence, line)
    return Fault("raden går inte att läsa som YAML; se över indrag, kolon och citattecken.", line)


class _Builder:
    """Turns events into nodes, counting as it goes."""

    def __init__(self, text: str, most_values: int) -> None:
        self._events: Iterator[Event] = iter(CParser(text).get_event, None)
        self._left = most_values

    def document(self) -> Node:
        """The only document of the stream."""
        next(self._events)
        start = next(self._events)
        if isinstance(start, StreamEndEvent):
            raise Fault("filen är tom; börja med ”schema:”.", 1)
        if isinstance(start, DocumentStartEvent) and (start.version or start.tags):
            raise Fault("raden börjar med %; sådana rader används inte här, ta bort den.", 1)
        root = self._node(next(self._events), 0)
        next(self._events)
        following = next(self._events)
        if not isinstance(following, StreamEndEvent):
            raise Fault(
                "filen har flera dokument; dela den vid raden med --- eller ta bort raden.",
                _line(following),
            )
        return root

    def _node(self, event: Event, depth: int) -> Node:
        self._left -= 1
        if self._left < 0 or depth > MAX_DEPTH:
            raise self._too_much(event)
        if isinstance(event, ScalarEvent) and not event.anchor and not event.tag:
            # A literal block's own line is the one with its mark, where its field stands.
            return Scalar(event.value, _line(event), bool(event.style))
        if isinstance(event, CollectionStartEvent) and not event.anchor and not event.tag:
            within = self._mapping if isinstance(event, MappingStartEvent) else self._sequence
            return within(event, depth)
        raise _too_clever(event)

    def _too_much(self, event: Event) -> Fault:
        if self._left < 0:
            return Fault("filen har för många värden; dela upp den i flera planfiler.", _line(event))
        return Fault("fälten ligger i för många nivåer; en planfil har högst tio.", _line(event))

    def _sequence(self, start: Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), _line(start))

    def _mapping(self, start: Event, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._key(self._node(event, depth + 1))
            if key.text in entries:
                first = lines[key.text]
                raise Fault(
                    f"fältet ”{shortened(key.text)}” står två gånger, först på rad {first}; ta bort det ena.",
                    key.line,
                )
            lines[key.text] = key.line
            entries[key.text] = self._node(next(self._events), depth + 1)
        return Mapping(entries, lines, _line(start))

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise Fault("ett fälts namn ska vara en enkel text; skriv ”namn: värde”.", node.line)
        if node.text == "<<" and not node.quoted:
            raise Fault("”<<” slår ihop fält; skriv ut fälten i stället.", node.line)
        if not node.text or len(node.text) > MAX_KEY:
            raise Fault(f"ett fälts namn ska ha mellan 1 och {MAX_KEY} tecken.", node.line)
        return node


def _too_clever(event: Event) -> Fault:
    if isinstance(event, AliasEvent):
        return Fault(_ALIAS, _line(event))
    return Fault(_ANCHOR if getattr(event, "anchor", None) else _TAG, _line(event))


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
