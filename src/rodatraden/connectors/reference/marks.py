"""Live figures in running text: where the text prints a number that the data also holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rodatraden.connectors.reference.lines import Lines

_SLOT = "\ue000{}\ue001"
_SLOTS = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True)
class Phrase:
    """A place in running text: in a paragraph on `lines`, group 1 of `pattern` is the figure `mark`."""

    lines: frozenset[int]
    pattern: re.Pattern[str]
    mark: str


def live(address: str, printed: str, **options: str) -> str:
    """The prose mark of a figure that its source printed so."""
    told = "".join(f" {name}={value}" for name, value in options.items() if value)
    return f'{{{{{address}{told} stated="{printed}"}}}}'


class Marks:
    """The live figures of one text: numbers by their line, and phrases by pattern."""

    def __init__(self) -> None:
        """Begin without any."""
        self._numbers: dict[int, list[tuple[re.Pattern[str], str]]] = {}
        self._phrases: list[Phrase] = []
        self._held: list[str] = []
        self.placed: list[str] = []

    def number(self, line: int, printed: str, mark: str) -> None:
        """On `line` the number printed so is the figure `mark`."""
        digits = re.escape(printed).replace(r"\ ", "[ \u00a0]").replace(r"\-", "[-\u2212]")
        pattern = re.compile(rf"(?<![\d,.\w])({digits})(?![\d\w]|,\d|[ \u00a0]\d{{3}})")
        self._numbers.setdefault(line, []).append((pattern, mark))

    def phrase(self, lines: Iterable[int], pattern: str, mark: str) -> None:
        """In a paragraph on `lines` group 1 of `pattern` is the figure `mark`."""
        self._phrases.append(Phrase(frozenset(lines), re.compile(pattern), mark))

    def weave(self, text: Lines, lines: list[int]) -> str:
        """The lines as one, with slots where figures go; `fill` puts the figures in."""
        self._held = []

        def words(line: int) -> str:
            found = text.words(line)
            for pattern, mark in self._numbers.get(line, ()):
                found = self._slot(found, pattern, mark)
            return found

        joined = text.joined(lines, words)
        for phrase in self._phrases:
            if not phrase.lines.isdisjoint(lines):
                joined = self._slot(joined, phrase.pattern, phrase.mark)
        return joined

    def fill(self, woven: str) -> str:
        """`woven` (maybe escaped since) with the figures in their slots."""
        self.placed.extend(self._held)
        return _SLOTS.sub(lambda match: self._held[int(match[1])], woven)

    def _slot(self, words: str, pattern: re.Pattern[str], mark: str) -> str:
        found = pattern.search(words)
        if found is None:
            return words
        self._held.append(mark)
        return words[: found.start(1)] + _SLOT.format(len(self._held) - 1) + words[found.end(1) :]
