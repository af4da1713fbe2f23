"""One paragraph's text: words in their styles, figures, references and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rodatraden.core.prose.blocks import Inline, Words
from rodatraden.core.prose.brackets import parse_figure, parse_link, parse_reference

STRONG = "**"
EMPHASIS = "_"

_MARKS = re.compile(r"[\\{\[_]|\*\*")
# An underscore within a word is a letter of it.
_PLAIN = re.compile(r"(?:[^\\{\[_*]+|(?<=[^\W_])_(?=[^\W_]))+")
_EDGE = " \t"


@dataclass(slots=True)
class _Unit:
    """Text, a style mark (`STRONG` or `EMPHASIS`, until it proves to be text) or a mark.

    Text is all space, or has none at its ends.
    """

    text: str = ""
    mark: Inline | None = None
    style: str = ""
    strong: bool = False
    emphasis: bool = False

    @property
    def is_space(self) -> bool:
        return self.mark is None and self.text.isspace()

    @property
    def starts_with_letter(self) -> bool:
        return self.mark is None and self.text[0].isalnum()

    @property
    def ends_with_letter(self) -> bool:
        return self.mark is None and self.text[-1].isalnum()


def parse_inlines(text: str) -> tuple[Inline, ...]:
    """The inlines of a line of text, without space at either end."""
    if not _MARKS.search(text):
        plain = text.strip()
        return (Words(text=plain),) if plain else ()
    units = _units(text)
    strong = _pair(units, STRONG)
    emphasis = _pair(units, EMPHASIS)
    left = [unit for unit in units if not unit.style]
    if strong:
        _without_edges(left, "strong")
    if emphasis:
        _without_edges(left, "emphasis")
    return _grouped(_stripped(left))


def _units(text: str) -> list[_Unit]:
    units: list[_Unit] = []
    at = 0
    while at < len(text):
        if plain := _PLAIN.match(text, at):
            units += _split(plain.group())
            at = plain.end()
        else:
            unit, at = _next(text, at)
            units.append(unit)
    return units


def _split(text: str) -> Iterator[_Unit]:
    """The space before, the words, and the space after."""
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    return (_Unit(text=part) for part in (text[:start], text[start:end], text[end:]) if part)


def _next(text: str, at: int) -> tuple[_Unit, int]:
    if text[at] == "\\" and at + 1 < len(text):
        return _Unit(text=text[at + 1]), at + 2
    if text.startswith("{{", at):
        figure, end = parse_figure(text, at)
        return _Unit(mark=figure), end
    if text.startswith("[[", at):
        reference, end = parse_reference(text, at)
        return _Unit(mark=reference), end
    if text[at] == "[" and (link := parse_link(text, at)) is not None:
        return _Unit(mark=link[0]), link[1]
    if text.startswith(STRONG, at):
        return _Unit(text=STRONG, style=STRONG), at + 2
    style = EMPHASIS if text[at] == EMPHASIS else ""
    return _Unit(text=text[at], style=style), at + 1


def _pair(units: list[_Unit], style: str) -> bool:
    """Give what stands between an opening and a closing mark its style; odd marks become text.

    Whether anything was given the style.
    """
    opened: int | None = None
    given = False
    for at, unit in enumerate(units):
        if unit.style != style:
            continue
        if opened is not None and _closes(units, at, style) and at > opened + 1:
            for between in units[opened + 1 : at]:
                if style == STRONG:
                    between.strong = True
                else:
                    between.emphasis = True
            opened, given = None, True
        elif opened is None and _opens(units, at, style):
            opened = at
        else:
            unit.style = ""
    if opened is not None:
        units[opened].style = ""
    return given


def _opens(units: list[_Unit], at: int, style: str) -> bool:
    if at + 1 == len(units) or units[at + 1].is_space:
        return False
    return style == STRONG or at == 0 or not units[at - 1].ends_with_letter


def _closes(units: list[_Unit], at: int, style: str) -> bool:
    if at == 0 or units[at - 1].is_space:
        return False
    return style == STRONG or at + 1 == len(units) or not units[at + 1].starts_with_letter


def _without_edges(units: list[_Unit], style: str) -> None:
    """A style never begins or ends with a space, nor covers a mark."""
    for walk in (units, units[::-1]):
        inside = False
        for unit in walk:
            if unit.mark is not None or not getattr(unit, style):
                inside = False
            elif not inside and unit.is_space:
                setattr(unit, style, False)
            else:
                inside = True


def _stripped(units: list[_Unit]) -> list[_Unit]:
    first, last = 0, len(units)
    while first < last and _stripped_away(units[first], units[first].text.lstrip(_EDGE)):
        first += 1
    while last > first and _stripped_away(units[last - 1], units[last - 1].text.rstrip(_EDGE)):
        last -= 1
    return units[first:last]


def _stripped_away(unit: _Unit, left: str) -> bool:
    """Leave what is `left` of a text; whether it is nothing."""
    unit.text = left
    return unit.mark is None and not left


def _grouped(units: list[_Unit]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    run: list[_Unit] = []
    for unit in [*units, _Unit(mark=Words(text=""))]:
        if run and (unit.mark or (unit.strong, unit.emphasis) != (run[0].strong, run[0].emphasis)):
            text = "".join(each.text for each in run)
            found.append(Words(text=text, strong=run[0].strong, emphasis=run[0].emphasis))
            run = []
        if unit.mark is None:
            run.append(unit)
        else:
            found.append(unit.mark)
    return tuple(found[:-1])
