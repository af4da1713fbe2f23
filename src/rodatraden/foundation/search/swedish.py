"""Swedish words: how they are compared, marked and put in order, the same on every database."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_NUMBER_OR_REST = re.compile(r"\d+|\D")
_OWN_LETTERS = {"å": "å", "ä": "ä", "ö": "ö", "æ": "ä", "ø": "ö"}
_ORDER = {letter: f"{20 + place}" for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
_SPACE, _NUMBER, _OTHER = "10", "11", "90"
_KEY_LETTERS = 60


def fold(text: str) -> str:
    """The text as it is compared: small letters without accents; å, ä and ö are letters of their own."""
    whole = unicodedata.normalize("NFC", text).casefold()
    return "".join(_OWN_LETTERS.get(letter) or _plain(letter) for letter in whole)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order: runs of letters and digits."""
    return _WORD.findall(fold(text))


def folded_words(*texts: str) -> str:
    """The words of texts, each once, with a space before: a word that begins with "ål" is found as " ål"."""
    return "".join(f" {word}" for word in dict.fromkeys(word for text in texts for word in words_of(text)))


def sort_key(text: str) -> str:
    """A string of digits that puts texts in Swedish order (a–z, å, ä, ö; 2 before 10) under any collation."""
    words = " ".join(words_of(text))[:_KEY_LETTERS]
    return "".join(_code(part) for part in _NUMBER_OR_REST.findall(words))


def _code(part: str) -> str:
    if part.isdecimal() and part.isascii():
        number = part.lstrip("0")
        return f"{_NUMBER}{len(number):02}{number}"
    return _SPACE if part == " " else _ORDER.get(part, _OTHER)


def marked(text: str, wanted: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a word that begins with one of the wanted ones."""
    starts = tuple(wanted)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _WORD.finditer(text):
        if starts and fold(found.group()).startswith(starts):
            pieces += [(text[at : found.start()], False), (found.group(), True)]
            at = found.end()
    pieces.append((text[at:], False))
    return [piece for piece in pieces if piece[0]]


def passage(text: str, wanted: Iterable[str], length: int) -> str:
    """As much of a text as there is room for, around the first wanted word, cut between words."""
    if len(text) <= length:
        return text
    starts = tuple(wanted)
    hit = next((m.start() for m in _WORD.finditer(text) if starts and fold(m.group()).startswith(starts)), 0)
    begin = 0 if hit < length // 2 else text.rfind(" ", 0, hit - length // 4) + 1
    end = begin + length
    cut = text[begin:end] if end >= len(text) else text[begin:end].rsplit(" ", 1)[0].rstrip(",;:–")
    return f"{'… ' if begin else ''}{cut}{' …' if end < len(text) else ''}"
