"""An indicator over time: outcome, margin, what is missing, the year's target and the long-term value.

There are two drawings, wide and narrow, so that the text keeps its size on a phone.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from math import floor, log10

from django.utils.safestring import SafeString

from rodatraden.core.numbers import format_number
from rodatraden.web.ui.charts.marks import Scale, diamond, dot, drawing, line, num, polyline, words
from rodatraden.web.ui.charts.mini import describe
from rodatraden.web.ui.measures import Goalpost, Measure, Point

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_LINES = 6
_GAP = 4.0
"""Years further apart than this from the last outcome lie behind a break in the axis."""


@dataclass(frozen=True, slots=True)
class _Size:
    kind: str
    width: float
    height: float
    left: float
    right: float
    top: float = 30
    foot: float = 34

    @property
    def bottom(self) -> float:
        return self.height - self.foot


_WIDE = _Size("c-wide", 780, 330, 52, 40)
_NARROW = _Size("c-narrow", 358, 310, 40, 26)


def wide(measure: Measure) -> SafeString:
    """The drawing for a screen."""
    return _draw(measure, _WIDE)


def narrow(measure: Measure) -> SafeString:
    """The drawing for a phone."""
    return _draw(measure, _NARROW)


def _draw(measure: Measure, size: _Size) -> SafeString:
    ticks = gridlines(_values(measure))
    low, high = ticks[0], ticks[-1]
    spread = float(high - low)

    def to_y(value: Decimal) -> float:
        return size.bottom - float(value - low) / spread * (size.bottom - size.top)

    to_x, broken = _axis(measure, size)
    marks = _grid(measure, size, ticks, to_y)
    if broken:
        marks.append(f'<path class="c-break" d="M{num(broken - 4)} {num(size.bottom + 6)}l5-12m2 12l5-12"/>')
    marks += _labels(measure, size, to_x)
    marks += _posts(measure, size, to_x, to_y)
    marks += _series(measure, size, to_x, to_y)
    return drawing(
        size.kind, f"{measure.indicator.key}-{size.kind}", describe(measure), (size.width, size.height), marks
    )


def gridlines(values: list[Decimal]) -> list[Decimal]:
    """Round values at even steps that enclose all `values`, at most seven."""
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(1))
    if low == high:
        low, high = low - 1, high + 1
    rough = (high - low) / (_LINES - 1)
    power = Decimal(10) ** floor(log10(float(rough)))
    step = next(power * factor for factor in _STEPS if power * factor >= rough)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [step * number for number in range(int(first), int(last) + 1)]


def _values(measure: Measure) -> list[Decimal]:
    values = [point.value for point in measure.points if point.value is not None]
    for point in measure.points:
        if point.interval is not None:
            values += [point.interval.low, point.interval.high]
    posts = (measure.interim, measure.long_term)
    return values + [post.value for post in posts if post is not None and post.value is not None]


def _axis(measure: Measure, size: _Size) -> tuple[dict[float, float], float]:
    """Where each moment lies, and where the axis is broken (0 for nowhere)."""
    times = {point.moment.at for point in measure.points}
    times |= {float(post.year) for post in (measure.interim, measure.long_term) if post is not None}
    ordered = sorted(times)
    lengths = [min(after - before, _GAP / 2) for before, after in pairwise(ordered)]
    first, last = size.left + 34, size.width - size.right
    whole = sum(lengths) or 1.0
    places = {ordered[0]: first} if ordered else {}
    for (before, after), length in zip(pairwise(ordered), lengths, strict=True):
        places[after] = places[before] + length / whole * (last - first)
    broken = next(((places[a] + places[b]) / 2 for a, b in pairwise(ordered) if b - a > _GAP), 0.0)
    return places, broken


def _grid(measure: Measure, size: _Size, ticks: list[Decimal], to_y: Scale) -> list[str]:
    places = max((-int(tick.normalize().as_tuple().exponent) for tick in ticks), default=0)
    shown = min(max(places, 0), max(measure.indicator.decimals, 1))
    marks = []
    for tick in ticks:
        y = to_y(tick)
        marks.append(line("c-grid", size.left, y, size.width - size.right / 2, y))
        marks.append(words("c-yr", size.left - 8, y + 4, format_number(tick, shown), anchor="end"))
    return [*marks, line("c-axis", size.left, size.bottom, size.width - size.right / 2, size.bottom)]


def _labels(measure: Measure, size: _Size, to_x: dict[float, float]) -> list[str]:
    named = {point.moment.at: point.moment.short for point in measure.points}
    for post in (measure.interim, measure.long_term):
        if post is not None:
            named.setdefault(float(post.year), str(post.year))
    room = 46.0
    marks: list[str] = []
    before = -room
    for at in sorted(named):
        if to_x[at] - before >= room or at == max(named):
            marks.append(words("c-lab", to_x[at], size.bottom + 26, named[at], anchor="middle"))
            before = to_x[at]
    return marks


def _posts(measure: Measure, size: _Size, to_x: dict[float, float], to_y: Scale) -> list[str]:
    near, far = measure.interim, measure.long_term
    marks: list[str] = []
    if near is not None and near.value is not None:
        x, y = to_x[float(near.year)], to_y(near.value)
        marks.append(f'<path class="c-target" d="M{num(x - 30)} {num(y)}h60"/>')
        marks.append(words("c-lab", x, y + 20, f"{near.shown} etappmål", anchor="middle"))
        if far is not None and far.value is not None:
            marks.append(_way(x + 30, y, to_x[float(far.year)], to_y(far.value)))
    if far is not None and far.value is not None:
        x, y = to_x[float(far.year)], to_y(far.value)
        marks.append(diamond("c-goal c-goal--on", x, y, 7))
        end = min(x + 24, size.width)
        marks.append(words("c-lab", end, y - 14, f"{_far_words(far)}", anchor="end"))
    return marks


def _far_words(far: Goalpost) -> str:
    return f"{far.shown} målvärde"


def _way(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path class="c-way" d="M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}"/>'


def _series(measure: Measure, size: _Size, to_x: dict[float, float], to_y: Scale) -> list[str]:
    under: list[str] = []
    over: list[str] = []
    joined: list[tuple[float, float]] = []
    for point in measure.points:
        x = to_x[point.moment.at]
        if point.value is None:
            under.append(_missing(size, x))
            continue
        y = to_y(point.value)
        joined.append((x, y))
        under += _margin(point, x, to_y, measure.indicator.decimals)
        over += _outcome(point, x, y, is_last=point is measure.latest)
    return [*under, polyline("c-line", joined), *over]


def _missing(size: _Size, x: float) -> str:
    height, start = num(size.bottom - size.top), num(size.bottom - 10)
    return (
        f'<rect class="c-hidden" x="{num(x - 13)}" y="{num(size.top)}" width="26" height="{height}"/>'
        f'<text class="c-yr" transform="translate({num(x + 4)} {start}) rotate(-90)">utfall saknas</text>'
    )


def _margin(point: Point, x: float, to_y: Scale, decimals: int) -> list[str]:
    if point.interval is None:
        return []
    low, high = to_y(point.interval.low), to_y(point.interval.high)
    box = f'<rect class="c-cibox" x="{num(x - 11)}" y="{num(high)}" width="22" height="{num(low - high)}"/>'
    ends = f'<path class="c-whisk" d="M{num(x - 11)} {num(high)}h22M{num(x - 11)} {num(low)}h22"/>'
    labels = [
        words("c-yr", x + 16, to_y(value) + 4, format_number(value, decimals))
        for value in (point.interval.low, point.interval.high)
    ]
    return [box, ends, *labels]


def _outcome(point: Point, x: float, y: float, *, is_last: bool) -> list[str]:
    if is_last:
        return [dot("c-dot c-dot--last", x, y, 6), words("c-val c-val--big", x + 17, y + 7, point.shown)]
    return [dot("c-dot", x, y, 4.5), words("c-val", x, y - 12, point.shown, anchor="middle")]
