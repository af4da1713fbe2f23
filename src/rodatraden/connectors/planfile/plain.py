"""How the canonical form spells a text.

A text stands without quotes when no YAML reader could take it for anything but that text: not
for a number, a date, a truth value or nothing, nor for YAML's own marks. Otherwise it stands in
double quotes. A text of several lines is a literal block where that holds it exactly.
"""

import re

# Words that begin with a letter and hold no mark, as most texts do.
_SIMPLE = re.compile(r"[^\W\d_][\w./()%-]*(?: [\w(][\w./()%-]*)*")
_MARK_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`~.")
_MARK_INSIDE = re.compile(r":\s|\s#|:$|\s$")
_FLOW_INSIDE = re.compile(r"[,\[\]{}:]")
_NUMERIC = re.compile(r"[0-9+][0-9a-fA-FoOxXtTzZ_.,:+\- ]*")
_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"])
_UNPRINTED = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]")
_TRAILING_SPACE = re.compile(r"[ \t]$", re.MULTILINE)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(f'[\\\\"\n\t\r]|{_UNPRINTED.pattern}')


def spelled(text: str, *, in_flow: bool = False) -> str:
    """A text on one line, quoted when it must be."""
    return text if _stands_alone(text, in_flow=in_flow) else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, with escapes for what cannot be seen."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def literal(text: str) -> list[str] | None:
    """A literal block's mark and lines, or None where a block could not hold the text exactly."""
    body, mark = (text[:-1], "|") if text.endswith("\n") else (text, "|-")
    if not body or body[0] in " \t\n" or body.endswith("\n"):
        return None
    if _UNPRINTED.search(body) or _TRAILING_SPACE.search(body):
        return None
    return [mark, *body.split("\n")]


def _stands_alone(text: str, *, in_flow: bool) -> bool:
    if _SIMPLE.fullmatch(text):
        return text.lower() not in _WORDS
    if not text or text[0] in _MARK_FIRST or text[0].isspace() or "\n" in text or "\t" in text:
        return False
    if _UNPRINTED.search(text) or _MARK_INSIDE.search(text):
        return False
    if _NUMERIC.fullmatch(text) or text.lower() in _WORDS:
        return False
    return not (in_flow and _FLOW_INSIDE.search(text))


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\u{ord(character):04x}"
