"""What the fonts can print. A character that no font holds would stop the whole document."""

import re
import struct
from functools import cache
from pathlib import Path

from rodatraden.documents.charts.fonts import FONTS

REPLACEMENT = "?"
_ALIKE = {"\t": " ", "\n": " ", "\r": " ", "\u2011": "-", "\u202f": "\u00a0", "\u2007": "\u00a0"}
_PLAIN = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u00ff\u2013\u2014\u2018-\u201e\u2022\u2026\u2212]*")
_NEVER = frozenset(range(0x20)) | {0x7F, 0xFEFF, 0xFFFE, 0xFFFF}
_INVISIBLE = frozenset({0x00AD, 0x200B, 0x2060})


def printable(text: str) -> str:
    """`text` without control characters, and with a question mark for what no font of ours holds."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    code = ord(character)
    if character in _ALIKE:
        return _ALIKE[character]
    if code in _NEVER or 0xD800 <= code <= 0xDFFF or 0x80 <= code < 0xA0:
        return ""
    if code in _INVISIBLE or code in _covered():
        return character
    return REPLACEMENT


@cache
def _covered() -> frozenset[int]:
    """Characters that some font file holds: Typst takes a glyph from whichever has it."""
    return frozenset().union(*(_characters(path) for path in sorted(FONTS.glob("*.ttf"))))


def _characters(path: Path) -> frozenset[int]:
    data = path.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    for i in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        if tag == b"cmap":
            return _cmap(data, offset)
    return frozenset()


def _cmap(data: bytes, start: int) -> frozenset[int]:
    found: set[int] = set()
    for i in range(struct.unpack_from(">H", data, start + 2)[0]):
        offset = start + struct.unpack_from(">HHI", data, start + 4 + 8 * i)[2]
        kind = struct.unpack_from(">H", data, offset)[0]
        if kind == 4:
            found |= _segments(data, offset)
        elif kind == 12:
            for g in range(struct.unpack_from(">I", data, offset + 12)[0]):
                first, last, _ = struct.unpack_from(">III", data, offset + 16 + 12 * g)
                found.update(range(first, last + 1))
    return frozenset(found)


def _segments(data: bytes, offset: int) -> set[int]:
    double = struct.unpack_from(">H", data, offset + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", data, offset + 14)
    starts = struct.unpack_from(f">{double // 2}H", data, offset + 16 + double)
    return {code for s, e in zip(starts, ends, strict=True) for code in range(s, min(e, 0xFFFE) + 1)}
