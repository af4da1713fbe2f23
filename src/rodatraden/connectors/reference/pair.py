"""One reference file with its text, and what every part of the reading needs to know of it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rodatraden.connectors.reference.keys import of_id, slug
from rodatraden.connectors.reference.lines import Lines
from rodatraden.connectors.reference.marks import Marks
from rodatraden.connectors.reference.nodes import Node, read_yaml
from rodatraden.connectors.reference.prose import prose
from rodatraden.core.content.organisation import Occasion, OccasionKind

SCHEMA = "reference/1"
_EARLY_UNTIL = 6


@dataclass
class Pair:
    """The YAML tree, the text's lines and the live figures found so far."""

    root: Node
    text: Lines
    goal_keys: dict[str, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    model: str = ""

    @cached_property
    def document(self) -> Node:
        """What the file says of the document itself."""
        return self.root.at("document")

    @cached_property
    def year(self) -> int:
        """The planning year."""
        return self.document.at("year").number

    @cached_property
    def board(self) -> str:
        """The key of the board."""
        return slug(self.document.at("board").text)

    @cached_property
    def board_name(self) -> str:
        """The board's name."""
        return self.document.at("board").text

    @property
    def is_report(self) -> bool:
        """Whether the document follows up a plan."""
        return self.occasion.kind is not OccasionKind.PLAN

    @cached_property
    def title(self) -> str:
        """The document's title."""
        name = self.occasion.name
        return name if str(self.year) in name else f"{name} {self.year}"

    @cached_property
    def as_of(self) -> date | None:
        """The day the document's figures are of, when it says so."""
        if self.document.word("period_end_stated") != "true":
            return None
        node = self.document.at("period_end")
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            raise node.unreadable(f"”{node.text}” är inget datum. Skriv det som 2019-03-31.") from None

    @cached_property
    def occasion(self) -> Occasion:
        """The occasion the document is made at."""
        node = self.document.at("kind")
        name = self.document.word("kind_sv", node.text.capitalize()).split(" (")[0]
        if node.text == "verksamhetsplan":
            return Occasion(key="plan", name=name, kind=OccasionKind.PLAN)
        if node.text == "delarsrapport":
            early = self.as_of is None or self.as_of.month <= _EARLY_UNTIL
            kind = OccasionKind.INTERIM_EARLY if early else OccasionKind.INTERIM_FULL
            return Occasion(key="delar-1" if early else "delar-2", name=name, kind=kind, as_of=self.as_of)
        if node.text == "verksamhetsberattelse":
            return Occasion(key="verksamhetsberattelse", name=name, kind=OccasionKind.ANNUAL, as_of=self.as_of)
        raise node.unreadable(
            f"”{node.text}” är ingen känd sorts dokument. Skriv verksamhetsplan, delarsrapport eller "
            "verksamhetsberattelse."
        )

    def goal(self, where: Node | None) -> str:
        """The key of the goal or goal area that a name or an id of the file points at; "" for nothing."""
        if where is None:
            return ""
        found = self.goal_keys.get(where.text)
        if found is None:
            raise where.unreadable(f"målet ”{where.text}” finns inte i filen. Rätta namnet eller lägg till målet.")
        return found

    def prose(self, where: Node | None, *, skip: frozenset[str] = frozenset()) -> str:
        """The lines as prose, without lines that only say one of the words in `skip`."""
        taken = self.text.take(where)
        return prose(self.text, [n for n in taken if self.text.words(n) not in skip], self.marks)

    def plain(self, where: Node | None, *, skip: frozenset[str] = frozenset()) -> str:
        """The lines as one line of plain text."""
        taken = self.text.take(where)
        return self.text.joined(n for n in taken if self.text.words(n) not in skip)

    def key(self, node: Node) -> str:
        """The key of a numbered thing."""
        return of_id(node.at("id").text)


def read_pair(yaml_name: str, yaml: bytes, text_name: str, text: bytes) -> Pair:
    """The pair of files, refused when they are not what they should be."""
    root = read_yaml(yaml_name, yaml)
    schema = root.at("schema")
    if schema.text != SCHEMA:
        raise schema.unreadable(f"schemat är ”{schema.text}”. Det ska vara ”{SCHEMA}”.")
    pair = Pair(root, Lines(text_name, text))
    stated = pair.document.get("source_line_count")
    if stated is not None and not stated.number <= len(pair.text) <= stated.number + 1:
        raise stated.unreadable(
            f"{text_name} har {len(pair.text)} rader men ska ha {stated.number}. Ange texten som hör till filen."
        )
    return pair
