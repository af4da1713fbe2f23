"""YAML 1.2 read to text scalars with line numbers, and nothing more.

No implicit types, so `0126`, `no` and `16.80` survive; no anchors, aliases, tags, merge keys,
directives, duplicate keys or second documents. Size, depth and the number of values are bounded
while reading, so that a hostile file is refused before it costs anything.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

from rodatraden.connectors.planfile.messages import Fault, shortened

MAX_BYTES = 20_000_000
MAX_MARKS = 400_000
MAX_VALUES = 150_000
MAX_DEPTH = 24
MAX_KEY = 200

_BROKEN = (
    ("found character '\\t'", "raden dras in med tabb; dra in med mellanslag."),
    (
        "mapping values are not allowed",
        "ett kolon står där det inte får stå; sätt texten inom citattecken eller rätta indraget.",
    ),
    ("could not find expected ':'", "kolon saknas efter fältets namn; skriv ”namn: värde”."),
    ("found unknown escape character", "omvänt snedstreck inom citattecken ska skrivas \\\\."),
    ("found unexpected end of stream", "citattecknet stängs aldrig; lägg till det som saknas."),
    ("expected ',' or ']'", "hakparentesen stängs inte; sätt komma mellan värdena och ] sist."),
    ("expected ',' or '}'", "klammern stängs inte; sätt komma mellan fälten och } sist."),
    ("expected <block end>", "indraget stämmer inte med raderna ovanför; rätta mellanslagen."),
    ("that cannot start any token", "värdet börjar med ett tecken med egen betydelse; citera det."),
)


# Said where the parser gave up; the fault is where it began.
_SAID_TOO_LATE = ("found unexpected end of stream", "could not find expected ':'")


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
    if sum(text.count(mark) for mark in "\n,[{") > MAX_MARKS:
        raise Fault("filen har för många rader och värden; dela upp den i flera planfiler.")
    return text


def read_nodes(text: str, *, most_values: int = MAX_VALUES) -> Mapping:
    """The one document of a file as a mapping; refused with a `Fault` when it is anything else."""
    try:
        root = _Builder(YAML(typ="safe", pure=True).parse(text), most_values).document()
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Fault("filen har ett styrtecken som inte syns; ta bort det.", line) from None
    except MarkedYAMLError as error:
        raise _broken(error) from None
    except (YAMLError, ValueError, RecursionError):
        raise Fault("filen går inte att läsa som YAML; jämför den med exemplen.") from None
    if not isinstance(root, Mapping):
        raise Fault("filen ska bestå av fält, med ”schema:” först.", root.line)
    return root


def _broken(error: MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else None
    said = error.problem or ""
    if error.context_mark and said.startswith(_SAID_TOO_LATE):
        line = error.context_mark.line + 1
    for part, sentence in _BROKEN:
        if part in said:
            return Fault(sentence, line)
    return Fault("raden går inte att läsa som YAML; se över indrag, kolon och citattecken.", line)


class _Builder:
    """Turns events into nodes, counting as it goes."""

    def __init__(self, events: Iterator[Event], most_values: int) -> None:
        self._events = events
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
        self._count(event, depth)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth)
        raise Fault("raden går inte att läsa som YAML; se över indraget.", _line(event))

    def _count(self, event: Event, depth: int) -> None:
        self._left -= 1
        line = _line(event)
        if self._left < 0:
            raise Fault("filen har för många värden; dela upp den i flera planfiler.", line)
        if depth > MAX_DEPTH:
            raise Fault("fälten ligger i för många nivåer; en planfil har högst tio.", line)
        if isinstance(event, AliasEvent):
            raise Fault("”*” hänvisar till ett annat värde; skriv ut värdet, eller citera texten.", line)
        if isinstance(event, NodeEvent) and event.anchor:
            raise Fault("”&” namnger värdet; ta bort namnet, eller citera texten.", line)
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag:
            raise Fault("”!” anger en typ; ta bort den, eller citera texten.", line)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        # A literal block's own line is the one with its mark, where its field stands.
        return Scalar(str(event.value), _line(event), event.style not in (None, ""))

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


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
