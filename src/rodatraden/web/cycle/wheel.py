"""The year as a wheel: months around, occasions as arcs in lanes, the thread from New Year to today."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rodatraden.web.ui.charts.marks import dot, drawing, line, num, words
from rodatraden.web.ui.days import day_words

MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
_SHORTEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """An occasion in the wheel: its number in the list, its days, and done, now or next."""

    number: int
    first: date
    last: date
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The measures of a drawing: a wide one, and one for a phone whose text keeps its size."""

    whole: int
    rim: int
    spoke_from: int
    months: int
    lanes: tuple[int, ...]
    knob: int
    below: int


WIDE = Size(whole=560, rim=238, spoke_from=96, months=257, lanes=(204, 169, 134, 99), knob=14, below=25)
NARROW = Size(whole=340, rim=136, spoke_from=56, months=151, lanes=(113, 88, 63, 38), knob=11, below=22)


def lanes_of(arcs: Sequence[Arc], lanes: int) -> dict[int, int]:
    """Which lane each arc runs in: the outermost that is free, the innermost when all are taken."""
    ends = [date.min] * lanes
    found = {}
    for arc in sorted(arcs, key=lambda one: (one.first, one.last)):
        lane = next((at for at, end in enumerate(ends) if end < arc.first), lanes - 1)
        ends[lane] = max(ends[lane], arc.last + timedelta(days=8))
        found[arc.number] = lane
    return found


def wheel(year: int, arcs: Sequence[Arc], today: date, size: Size, name: str) -> SafeString:
    """The drawing; the list beside it says the same and more."""
    inside = today.year == year
    centre = size.whole / 2
    marks = [*_months(year, today, size), *_thread(year, today, size)]
    lanes = lanes_of(arcs, len(size.lanes))
    for arc in arcs:
        marks += _arc(year, arc, size.lanes[lanes[arc.number]], size)
    if inside:
        marks.append(dot("w-knot", *_at(year, today, size.rim, size), 8))
        marks += [
            words("w-big", centre, centre, day_words(today), anchor="middle"),
            words("w-sub", centre, centre + size.below, _("Här är vi"), anchor="middle"),
        ]
    else:
        marks.append(words("w-big", centre, centre + size.below / 3, str(year), anchor="middle"))
    return drawing(
        f"c-wheel {'c-wide' if size is WIDE else 'c-narrow'}",
        name,
        _title(year, today),
        (size.whole, size.whole),
        marks,
    )


def _title(year: int, today: date) -> str:
    tail = _("Tillfällena är numrerade och står i listan.")
    if today.year != year:
        return _("Årshjul %(year)s. %(tail)s") % {"year": year, "tail": tail}
    return _("Årshjul %(year)s. Tråden går från nyår till i dag, %(day)s. %(tail)s") % {
        "year": year, "day": day_words(today), "tail": tail,
    }  # fmt: skip


def _turn(year: int, day: date) -> float:
    """The part of the year that has gone when the day begins, cut to the year."""
    first = date(year, 1, 1)
    whole = (date(year + 1, 1, 1) - first).days
    return min(max((day - first).days / whole, 0), 1)


def _point(turn: float, radius: float, size: Size) -> tuple[float, float]:
    angle = turn * 2 * math.pi
    centre = size.whole / 2
    return centre + radius * math.sin(angle), centre - radius * math.cos(angle)


def _at(year: int, day: date, radius: float, size: Size) -> tuple[float, float]:
    return _point(_turn(year, day), radius, size)


def _months(year: int, today: date, size: Size) -> list[str]:
    marks = []
    for month in range(1, 13):
        first = date(year, month, 1)
        middle = (_turn(year, first) + _turn(year, first + timedelta(days=30))) / 2
        start, end = _at(year, first, size.spoke_from, size), _at(year, first, size.rim, size)
        marks.append(line("w-spoke", *start, *end))
        x, y = _point(middle, size.months, size)
        x += (x - size.whole / 2) * 0.045
        now = today.year == year and today.month == month
        marks.append(words("w-month w-month--now" if now else "w-month", x, y + 5, MONTHS[month - 1], anchor="middle"))
    return marks


def _sweep(kind: str, start: float, end: float, radius: float, size: Size) -> str:
    """A curve with the sun from one part of the year to another."""
    if end - start >= 1:
        end = start + 0.9999
    (x1, y1), (x2, y2) = _point(start, radius, size), _point(end, radius, size)
    large = int(end - start > 0.5)
    return f'<path class="{kind}" d="M{num(x1)} {num(y1)}A{radius} {radius} 0 {large} 1 {num(x2)} {num(y2)}"/>'


def _thread(year: int, today: date, size: Size) -> list[str]:
    gone = 0.0 if today.year < year else 1.0 if today.year > year else _turn(year, today)
    marks = []
    if gone < 1:
        marks.append(_sweep("w-future", gone, 1, size.rim, size))
    if gone > 0:
        marks.append(_sweep("w-thread", 0, gone, size.rim, size))
    return marks


def _arc(year: int, arc: Arc, radius: int, size: Size) -> list[str]:
    start, end = _turn(year, arc.first), _turn(year, arc.last + timedelta(days=1))
    if end - start < _SHORTEST / 365:
        start = min(start, 1 - _SHORTEST / 365)
        end = start + _SHORTEST / 365
    x, y = _point((start + end) / 2, radius, size)
    now = " w-num--now" if arc.kind == "now" else ""
    said = " w-n--now" if arc.kind == "now" else ""
    return [
        _sweep(f"w-arc w-{arc.kind}", start, end, radius, size),
        dot(f"w-num{now}", x, y, size.knob),
        words(f"w-n{said}", x, y + 5, str(arc.number), anchor="middle"),
    ]
