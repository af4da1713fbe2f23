"""The text of a report by its line numbers, and who has used which lines."""

import re
from collections.abc import Callable, Iterable

from rodatraden.connectors.reference.nodes import MAX_BYTES, Node
from rodatraden.connectors.reference.unreadable import ReferenceUnreadable

_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_CUT_WORD = re.compile(r"\w-$")
_LIST_WORDS = frozenset({"och", "eller", "samt", "respektive"})
BULLETS = "\uf0b7\u2022\u25cf\u00b7"


class Lines:
    """The lines of a text (1-based). Lines that something typed has taken are `claimed`."""

    def __init__(self, file: str, data: bytes) -> None:
        """Read `data`; `file` is the name used in refusals."""
        if len(data) > MAX_BYTES:
            raise ReferenceUnreadable(file, 0, "filen är större än 20 MB. Dela den.")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise ReferenceUnreadable(file, 0, "texten är inte skriven i UTF-8. Spara den i UTF-8.") from None
        self.file = file
        self._lines = text.replace("\r\n", "\n").split("\n")
        self.claimed: set[int] = set()

    def __len__(self) -> int:
        return len(self._lines)

    def raw(self, line: int) -> str:
        """The line as it stands; nothing outside the text."""
        return self._lines[line - 1] if 1 <= line <= len(self._lines) else ""

    def words(self, line: int) -> str:
        """The line without bullets and outer spaces."""
        return self.raw(line).strip().strip(BULLETS).strip()

    def numbers(self, where: Node | None) -> list[int]:
        """The line numbers that a `lines` value names ("82-84,240-242"), checked against the text."""
        if where is None:
            return []
        found: list[int] = []
        for part in where.text.split(","):
            match = _RANGE.fullmatch(part.strip())
            if match is None:
                raise where.unreadable(f"”{where.text}” är inga radnummer. Skriv till exempel ”12-15,20”.")
            first, last = int(match[1]), int(match[2] or match[1])
            if not 1 <= first <= last <= len(self):
                raise where.unreadable(
                    f"raderna {part.strip()} finns inte i {self.file}, som har {len(self)} rader. Rätta radnumren."
                )
            found.extend(range(first, last + 1))
        return found

    def take(self, where: Node | None) -> list[int]:
        """The line numbers, from now on claimed."""
        found = self.numbers(where)
        self.claim(found)
        return found

    def claim(self, lines: Iterable[int]) -> None:
        """Mark lines as used."""
        self.claimed.update(lines)

    def joined(self, lines: Iterable[int], words_of: Callable[[int], str] | None = None) -> str:
        """The words of the lines as one line; a word cut at a line's end is whole again."""
        text, cut = "", False
        for line in lines:
            words = (words_of or self.words)(line)
            if not words:
                continue
            whole = cut and words[0].islower() and words.split()[0] not in _LIST_WORDS
            text = text + words if whole else f"{text} {words}" if text else words
            cut = bool(_CUT_WORD.search(self.raw(line)))
        return re.sub(r"  +", " ", text)
