"""YAML as a tree of nodes that know their line; every scalar stays text, so `48` and `48.0` differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from rodatraden.connectors.reference.unreadable import ReferenceUnreadable

MAX_BYTES = 20 * 1024 * 1024
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MAP, _LIST = "mapping", "sequence"


class Node:
    """A mapping, a list or a text of a reference file."""

    def __init__(self, file: str, raw: Any) -> None:
        """Wrap a composed YAML node of `file`."""
        self.file = file
        self._raw = raw

    @property
    def line(self) -> int:
        """The line in the YAML file where this begins."""
        return int(self._raw.start_mark.line) + 1

    @property
    def is_null(self) -> bool:
        """Whether the file says that there is nothing."""
        return self._raw.id == "scalar" and self._raw.style is None and self._raw.value in _NULLS

    @property
    def is_list(self) -> bool:
        """Whether this is a list."""
        return bool(self._raw.id == _LIST)

    @property
    def is_mapping(self) -> bool:
        """Whether this is a mapping."""
        return bool(self._raw.id == _MAP)

    @property
    def text(self) -> str:
        """The scalar as it is written."""
        if self._raw.id != "scalar":
            raise self.unreadable("här väntas en text eller ett tal. Skriv värdet på en rad.")
        return str(self._raw.value)

    @property
    def number(self) -> int:
        """The scalar as a whole number."""
        try:
            return int(self.text)
        except ValueError:
            raise self.unreadable(f"”{self.text}” är inget heltal. Skriv det med siffror.") from None

    def names(self) -> list[str]:
        """The keys of a mapping in the order of the file."""
        return [str(key.value) for key, _ in self._pairs()]

    def get(self, key: str) -> Node | None:
        """What stands under `key`; None when the key is missing or holds nothing."""
        for name, value in self._pairs():
            if str(name.value) == key:
                node = Node(self.file, value)
                return None if node.is_null else node
        return None

    def at(self, key: str) -> Node:
        """What stands under `key`, which must be there."""
        found = self.get(key)
        if found is None:
            raise self.unreadable(f"”{key}” saknas. Lägg till nyckeln med ett värde.")
        return found

    def word(self, key: str, default: str = "") -> str:
        """The text under `key`, or `default`."""
        found = self.get(key)
        return default if found is None else found.text

    def each(self, key: str) -> list[Node]:
        """The list under `key`; empty when there is none."""
        found = self.get(key)
        return [] if found is None else found.items()

    def items(self) -> list[Node]:
        """The things of a list (nulls included, as nodes)."""
        if not self.is_list:
            raise self.unreadable("här väntas en lista. Skriv varje sak på en rad som börjar med ”- ”.")
        return [Node(self.file, raw) for raw in self._raw.value]

    def words(self, key: str) -> tuple[str, ...]:
        """The texts of the list under `key`."""
        return tuple(item.text for item in self.each(key))

    def walk(self) -> Iterator[tuple[str, Node]]:
        """Every key and its value below this, in the order of the file."""
        if self.is_mapping:
            for key, raw in self._pairs():
                child = Node(self.file, raw)
                yield str(key.value), child
                yield from child.walk()
        elif self.is_list:
            for child in self.items():
                yield from child.walk()

    def unreadable(self, problem: str) -> ReferenceUnreadable:
        """A refusal that names this place."""
        return ReferenceUnreadable(self.file, self.line, problem)

    def _pairs(self) -> list[tuple[Any, Any]]:
        if not self.is_mapping:
            raise self.unreadable("här väntas nycklar med värden. Skriv ”nyckel: värde”.")
        return list(self._raw.value)


def read_yaml(file: str, data: bytes) -> Node:
    """The YAML in `data`; `file` is the name used in refusals."""
    if len(data) > MAX_BYTES:
        raise ReferenceUnreadable(file, 0, "filen är större än 20 MB. Dela den.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ReferenceUnreadable(file, 0, "filen är inte skriven i UTF-8. Spara den i UTF-8.") from None
    try:
        raw = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ReferenceUnreadable(file, line, "YAML går inte att läsa. Rätta skrivningen.") from None
    except YAMLError:
        raise ReferenceUnreadable(file, 0, "YAML går inte att läsa. Rätta skrivningen.") from None
    if raw is None or raw.id != _MAP:
        raise ReferenceUnreadable(file, 1, "filen innehåller inga nycklar. Börja med ”schema: reference/1”.")
    root = Node(file, raw)
    _refuse_odd(root, raw, set())
    return root


def _refuse_odd(root: Node, raw: Any, seen: set[int]) -> None:
    """Refuse aliases (the road to a YAML bomb) and keys that stand twice."""
    if id(raw) in seen:
        problem = "ankaret (&) används igen med en hänvisning (*). Skriv ut värdet på båda ställena."
        raise Node(root.file, raw).unreadable(problem)
    seen.add(id(raw))
    if raw.id == _MAP:
        names: set[str] = set()
        for key, value in raw.value:
            name = str(key.value)
            if name in names:
                raise Node(root.file, key).unreadable(f"nyckeln ”{name}” står två gånger. Ta bort den ena.")
            names.add(name)
            _refuse_odd(root, value, seen)
    elif raw.id == _LIST:
        for item in raw.value:
            _refuse_odd(root, item, seen)
