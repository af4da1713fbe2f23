"""The small multiple: the last years, the margin, the year's target and the long-term value."""

from decimal import Decimal

from django.utils.safestring import SafeString

from rodatraden.core.numbers import NBSP
from rodatraden.web.ui.charts.marks import Scale, diamond, dot, drawing, line, polyline, scale, whisker, words
from rodatraden.web.ui.measures import Measure, Point
from rodatraden.web.ui.words import unit_words

WIDTH, HEIGHT = 220, 94
_TOP, _BOTTOM, _AXIS, _YEARS = 30, 66, 77, 92
_FIRST, _TARGET, _GOAL = 13, 164, 204
_MOST = 3


def mini(measure: Measure, name: str) -> SafeString:
    """A measure on the size of a stamp."""
    shown = measure.points[-_MOST:]
    values = _values(measure, shown)
    to_y = scale(values, _TOP, _BOTTOM) if values else None
    step = 45 if len(shown) > 1 else 0
    places = [(_FIRST + step * order, point) for order, point in enumerate(shown)]
    marks = [line("c-axis", 0, _AXIS, WIDTH, _AXIS)]
    marks += _series(measure, places, to_y)
    marks += _targets(measure, to_y)
    marks += [words("c-yr", x, _YEARS, point.moment.short, anchor="middle") for x, point in places]
    return drawing("c-mini", name, describe(measure), (WIDTH, HEIGHT), marks)


def describe(measure: Measure) -> str:
    """The drawing in words: every outcome and target."""
    unit = unit_words(measure.indicator.unit)
    outcomes = [
        f"{p.moment.words}: {p.shown if p.value is not None or p.hidden else 'saknas'}" for p in measure.points[-_MOST:]
    ]
    said = f"{measure.name}{', ' + unit if unit else ''}. {', '.join(outcomes) or 'Inga utfall'}."
    for post, kind in ((measure.interim, "Etappmål"), (measure.long_term, "Målvärde")):
        if post is not None and post.value is not None:
            said += f" {kind} {post.year}: {post.shown}."
    return said


def _values(measure: Measure, shown: tuple[Point, ...]) -> list[Decimal]:
    values = [point.value for point in shown if point.value is not None]
    for point in shown:
        if point.interval is not None:
            values += [point.interval.low, point.interval.high]
    posts = (measure.interim, measure.long_term)
    return values + [post.value for post in posts if post is not None and post.value is not None]


def _series(measure: Measure, places: list[tuple[int, Point]], to_y: Scale | None) -> list[str]:
    marks: list[str] = []
    joined: list[tuple[float, float]] = []
    dots: list[str] = []
    last = measure.latest
    for x, point in places:
        if point.value is None or to_y is None:
            dots.append(dot("c-missing", x, _BOTTOM, 4.5))
            continue
        y = to_y(point.value)
        joined.append((x, y))
        if point.interval is not None:
            marks.append(whisker("c-ci", x, to_y(point.interval.low), to_y(point.interval.high), 4))
        if point is last:
            dots.append(dot("c-dot c-dot--last", x, y, 4.5))
            dots.append(_value(x, y, point.shown, above=point is not places[-1][1]))
        else:
            dots.append(dot("c-dot", x, y, 3))
    return [*marks, polyline("c-line", joined), *dots]


def _targets(measure: Measure, to_y: Scale | None) -> list[str]:
    if to_y is None:
        return []
    marks: list[str] = []
    near, far = measure.interim, measure.long_term
    if near is not None and near.value is not None:
        y = to_y(near.value)
        marks += [line("c-target", _TARGET - 10, y, _TARGET + 10, y)]
        marks += [words("c-lab", _TARGET, y - 6, near.shown, anchor="middle")]
        marks += [words("c-yr", _TARGET, _YEARS, str(near.year), anchor="middle")]
    if far is not None and far.value is not None:
        y = to_y(far.value)
        marks += [diamond("c-goal", _GOAL, y, 5), words("c-lab", _GOAL, y - 9, far.shown, anchor="middle")]
        marks += [words("c-yr", _GOAL, _YEARS, str(far.year), anchor="middle")]
    return [mark.replace(NBSP, "\u2009") for mark in marks]


def _value(x: float, y: float, shown: str, *, above: bool) -> str:
    """The last value: to the right of its mark, or above when something stands to the right."""
    if above:
        return words("c-val", x, y - 9, shown, anchor="start" if x <= _FIRST else "middle")
    return words("c-val", x + 9, y + 5, shown)
