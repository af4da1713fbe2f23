"""What all charts share: placeholder colours, type sizes, axes, scales and labels.

Sizes are in points: a chart is placed one unit to the point on paper.
"""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rodatraden.core.numbers import format_number
from rodatraden.documents.charts.fonts import CHART_FONT
from rodatraden.documents.charts.theme import HAIR_MARK, INK_MARK, MUTED_MARK

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
COLUMN = 340  # units wide: the text column
WIDE = 464  # the text column with the margin column
LABEL = 8.8
SMALL = 8.4
VALUE = 8.6
_AVERAGE_CHARACTER = 0.5


def config(padding: Mapping[str, float]) -> Spec:
    """The configuration of every chart: no chart junk, our font, nothing said by Vega itself."""
    return {
        "font": CHART_FONT,
        "aria": False,
        "background": None,
        "padding": dict(padding),
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": SMALL, "labelColor": MUTED_MARK, "labelPadding": 6, "labelLimit": 400,
            "title": None, "domain": False, "ticks": False, "grid": False,
            "gridColor": HAIR_MARK, "gridWidth": 0.5,
        },
        "text": {"font": CHART_FONT, "fontSize": VALUE, "color": INK_MARK},
        "line": {"strokeWidth": 1.8},
        "point": {"opacity": 1, "filled": True},
        "tick": {"opacity": 1},
        "bar": {"opacity": 1},
    }  # fmt: skip


def scale(low: float, high: float) -> Spec:
    """A linear scale over just this domain."""
    return {"domain": [low, high], "nice": False, "zero": False}


def name_axis(labels: Sequence[str], *, spacing: float = 0.34, outer: float = 0.06) -> Spec:
    """A vertical axis of names, flush left with the caption."""
    return {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "axis": {
            "labelAlign": "left", "labelPadding": name_room(labels), "labelFontSize": LABEL,
            "labelColor": INK_MARK,
        },
        "scale": {"paddingInner": spacing, "paddingOuter": outer},
    }  # fmt: skip


def name_room(labels: Sequence[str]) -> float:
    """The room to the left of the plot that the longest name needs."""
    return round(max((text_width(label, LABEL) for label in labels), default=0.0) + 12, 1)


def text_width(text: str, size: float = VALUE) -> float:
    """About how wide `text` is, in units; wrapped names count their longest line."""
    longest = max(text.split("\n"), key=len)
    return len(longest) * size * _AVERAGE_CHARACTER


def wrapped(name: str, most: int = 30) -> str:
    """`name` cut at a word's end, with an ellipsis, when it is too long for a chart."""
    if len(name) <= most:
        return name
    cut = name[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;–-")
    return f"{cut}\u2026"


def number(value: Decimal, decimals: int, *, signed: bool = False) -> str:
    """A value as a label prints it."""
    return format_number(value, decimals, signed=signed)


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Round values that cover `low` to `high` in about `count` steps."""
    if not math.isfinite(high - low):
        return [0.0, 1.0]
    if high - low <= max(abs(low), abs(high), 1.0) * 1e-9:
        spread = max(abs(high) * 0.1, 1e-6) if abs(high) > 1e-6 else 1.0
        low, high = low - spread, high + spread
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw * 0.999)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def floats(value: Decimal | None) -> float | None:
    """A value for the drawing, where Vega needs a float; labels are made of the exact one."""
    return None if value is None else float(value)
