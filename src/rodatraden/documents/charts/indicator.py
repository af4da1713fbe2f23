"""An indicator over time, with its targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from rodatraden.core.document.tree import Chart
from rodatraden.documents.charts.alternatives import indicator_alt
from rodatraden.documents.charts.data_table import Value, absent, data_table
from rodatraden.documents.charts.marks import (
    COLUMN,
    LABEL,
    SCHEMA,
    WIDE,
    Spec,
    config,
    floats,
    number,
    scale,
    text_width,
    ticks,
)
from rodatraden.documents.charts.placing import Box, Placed, mark_box, place
from rodatraden.documents.charts.theme import (
    ACCENT_MARK,
    INK_MARK,
    MID_MARK,
    MUTED_MARK,
    PAPER_MARK,
    SOFT_MARK,
)

_HEIGHT = 138
_TOP = 16.0
_BOTTOM = 20.0
_MISSING_LIFT = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An outcome at a point in time (`at` in years, 2024 or 2024.5); `margin` is its error.

    `label` is what the axis says, else the year. Without `value` the outcome is marked missing.
    """

    at: Decimal | int
    value: Decimal | None
    margin: Decimal | None = None
    label: str = ""

    @property
    def period(self) -> str:
        """What the axis says."""
        return self.label or f"{self.at}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMark:
    """A target for a point in time: `label` says which ("Etappmål 2025")."""

    at: Decimal | int
    value: Decimal
    label: str
    long_term: bool = False


@dataclass(frozen=True, slots=True)
class _Plot:
    """The plot's size and domains; turns values into units from its top left corner."""

    width: float
    left: float
    first: float
    last: float
    low: float
    high: float

    def x(self, at: Decimal | int) -> float:
        return (float(at) - self.first) / (self.last - self.first) * self.width

    def y(self, value: Decimal) -> float:
        return (self.high - float(value)) / (self.high - self.low) * _HEIGHT


def indicator_chart(
    *,
    key: str,
    caption: str,
    outcomes: Sequence[Outcome],
    targets: Sequence[TargetMark] = (),
    unit: str = "",
    decimals: int = 0,
    source: str = "",
    wide: bool = False,
) -> Chart:
    """Outcomes as a line with a disc a period, interim targets as dashes, long-term ones as diamonds.

    Survey margins are bars behind the discs; a missing outcome says so and breaks the line. A
    dashed line leads from the last outcome to the targets that lie ahead.
    """
    outcomes = sorted(outcomes, key=lambda outcome: outcome.at)
    targets = sorted(targets, key=lambda target: target.at)
    values = _values(outcomes, targets)
    grid = ticks(min(values, default=0.0), max(values, default=1.0))
    plot = _plot(outcomes, targets, grid, WIDE if wide else COLUMN)
    rows: list[tuple[str, tuple[Value, ...]]] = [(o.period, (absent(o.value), o.margin, None)) for o in outcomes]
    rows += [(t.label, (None, None, t.value)) for t in targets]
    return Chart(
        key=key,
        caption=caption,
        spec=_spec(plot, grid, outcomes, targets, decimals=decimals, unit=unit),
        alt=indicator_alt(caption, outcomes, targets, unit=unit, decimals=decimals),
        data=data_table(
            key,
            caption,
            "Period",
            (("outcome", "Utfall"), ("margin", "Felmarginal"), ("target", "Mål")),
            rows,
            decimals=decimals,
            unit=unit,
            source=source,
        ),
        source=source,
        wide=wide,
    )


def _values(outcomes: Sequence[Outcome], targets: Sequence[TargetMark]) -> list[float]:
    values = [float(t.value) for t in targets]
    for o in outcomes:
        if o.value is not None:
            margin = o.margin or Decimal(0)
            values += [float(o.value - margin), float(o.value + margin)]
    return values


def _plot(outcomes: Sequence[Outcome], targets: Sequence[TargetMark], grid: Sequence[float], total: int) -> _Plot:
    times = [float(at) for at in (*(o.at for o in outcomes), *(t.at for t in targets))] or [0.0]
    span = max(times) - min(times) or 1.0
    left = max((text_width(_tick(value)) for value in grid), default=0.0) + 22
    room = 0.1 * span if len(times) > 1 else 0.6
    return _Plot(
        width=round(total - left - 2, 1),
        left=round(left, 1),
        first=min(times) - room,
        last=max(times) + room * 1.6,
        low=grid[0],
        high=grid[-1],
    )


def _tick(value: float) -> str:
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    return text.replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")


def _spec(
    plot: _Plot,
    grid: Sequence[float],
    outcomes: Sequence[Outcome],
    targets: Sequence[TargetMark],
    *,
    decimals: int,
    unit: str,
) -> Spec:
    periods = {float(o.at): o.period for o in outcomes} | {
        float(t.at): f"{t.at}" for t in targets if all(o.at != t.at for o in outcomes)
    }
    x = {"field": "at", "type": "quantitative", "scale": scale(plot.first, plot.last), "axis": _x_axis(periods, plot)}
    y = {"field": "value", "type": "quantitative", "scale": scale(plot.low, plot.high), "axis": _y_axis(grid, unit)}
    place_of = {"x": x, "y": y}
    layers = [
        *_margin_layers(outcomes, place_of),
        *_path_layers(outcomes, targets, place_of),
        *_mark_layers(outcomes, targets, place_of),
        *_label_layers(plot, outcomes, targets, place_of, decimals),
        *_missing_layers(plot, outcomes, place_of),
    ]
    return {
        "$schema": SCHEMA,
        "width": plot.width,
        "height": _HEIGHT,
        "autosize": "none",
        "layer": layers,
        "config": config({"left": plot.left, "right": 2, "top": _TOP, "bottom": _BOTTOM}),
    }


def _x_axis(periods: dict[float, str], plot: _Plot) -> Spec:
    shown: dict[float, str] = {}
    right = float("-inf")
    for at, text in sorted(periods.items()):
        centre = (at - plot.first) / (plot.last - plot.first) * plot.width
        half = text_width(text, LABEL) / 2 + 3
        if centre - half >= right:
            shown[at] = text
            right = centre + half
    return {
        "values": list(shown),
        "labelExpr": _choice(shown),
        "labelFontSize": LABEL,
        "labelColor": INK_MARK,
        "labelFlush": False,
    }


def _y_axis(grid: Sequence[float], unit: str) -> Spec:
    texts = {value: _tick(value) for value in grid}
    if unit == "%":
        texts[grid[-1]] += "\u00a0%"
    return {"values": list(grid), "grid": True, "labelExpr": _choice(texts), "labelAlign": "right"}


def _choice(texts: dict[float, str]) -> str:
    """A Vega expression that gives the text of the tick's value."""
    branches = "".join(f"abs(datum.value - {at!r}) < 1e-9 ? {_quoted(text)} : " for at, text in texts.items())
    return f"{branches}''"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _layer(values: list[Spec], mark: Spec, encoding: Spec) -> list[Spec]:
    return [{"data": {"values": values}, "mark": mark, "encoding": encoding}] if values else []


def _margin_layers(outcomes: Sequence[Outcome], place_of: Spec) -> list[Spec]:
    values = [
        {"at": float(o.at), "value": float(o.value - o.margin), "high": float(o.value + o.margin)}
        for o in outcomes
        if o.value is not None and o.margin
    ]
    mark = {"type": "bar", "width": 9, "color": SOFT_MARK, "stroke": MID_MARK, "strokeWidth": 0.7}
    return _layer(values, mark, place_of | {"y2": {"field": "high"}})


def _path_layers(outcomes: Sequence[Outcome], targets: Sequence[TargetMark], place_of: Spec) -> list[Spec]:
    ahead: list[Spec] = []
    line: list[Spec] = []
    part = 0
    last: Outcome | None = None
    for o in outcomes:
        if o.value is None:
            part += 1
            continue
        last = o
        line.append({"at": float(o.at), "value": floats(o.value), "part": part})
    if last is not None:
        coming = [{"at": float(t.at), "value": floats(t.value)} for t in targets if t.at > last.at]
        if coming:
            ahead = [{"at": float(last.at), "value": floats(last.value)}, *coming]
    dashed = {"type": "line", "color": MID_MARK, "strokeWidth": 1.1, "strokeDash": [4, 3]}
    detail = place_of | {"detail": {"field": "part", "type": "nominal"}}
    return [
        *_layer(ahead, dashed, place_of),
        *_layer(line, {"type": "line", "color": ACCENT_MARK}, detail),
    ]


def _mark_layers(outcomes: Sequence[Outcome], targets: Sequence[TargetMark], place_of: Spec) -> list[Spec]:
    discs = [{"at": float(o.at), "value": floats(o.value)} for o in outcomes if o.value is not None]
    dashes = [{"at": float(t.at), "value": floats(t.value)} for t in targets if not t.long_term]
    diamonds = [{"at": float(t.at), "value": floats(t.value)} for t in targets if t.long_term]
    tick = {"type": "tick", "orient": "horizontal", "thickness": 2, "size": 20, "color": INK_MARK}
    disc = {"type": "point", "size": 52, "color": ACCENT_MARK}
    diamond = {
        "type": "point", "shape": "diamond", "size": 76, "filled": False, "fill": PAPER_MARK,
        "stroke": INK_MARK, "strokeWidth": 1.3,
    }  # fmt: skip
    return [
        *_layer(dashes, tick, place_of),
        *_layer(diamonds, diamond, place_of),
        *_layer(discs, disc, place_of),
    ]


def _label_layers(
    plot: _Plot,
    outcomes: Sequence[Outcome],
    targets: Sequence[TargetMark],
    place_of: Spec,
    decimals: int,
) -> list[Spec]:
    area = Box(0.0, -_TOP, plot.width, float(_HEIGHT) - 1)
    known = [(o, o.value) for o in outcomes if o.value is not None]
    taken = _line_boxes(plot, known, targets)
    taken += [mark_box(plot.x(o.at), plot.y(value)) for o, value in known]
    taken += [mark_box(plot.x(t.at), plot.y(t.value), 10.0 if not t.long_term else 5.0, 4.0) for t in targets]
    layers: list[Spec] = []
    for t in targets:
        text = f"{t.label}: {number(t.value, decimals)}"
        spot, box = place(text, plot.x(t.at), plot.y(t.value), taken, area)
        taken.append(box)
        layers += _label(text, t.at, t.value, spot, place_of, colour=MUTED_MARK, weight=400)
    for o, value in known:
        lift = abs(plot.y(value) - plot.y(value + (o.margin or Decimal(0))))
        text = number(value, decimals)
        spot, box = place(text, plot.x(o.at), plot.y(value), taken, area, lift=max(lift - 3, 0.0))
        taken.append(box)
        layers += _label(text, o.at, value, spot, place_of, colour=ACCENT_MARK, weight=600)
    return layers


def _line_boxes(plot: _Plot, known: Sequence[tuple[Outcome, Decimal]], targets: Sequence[TargetMark]) -> list[Box]:
    """Small boxes along the lines, so that labels stand clear of them."""
    points = [(plot.x(o.at), plot.y(value)) for o, value in known]
    if known:
        points += [(plot.x(t.at), plot.y(t.value)) for t in targets if t.at > known[-1][0].at]
    boxes: list[Box] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) / 4))
        boxes += [mark_box(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps, 2.0, 2.0) for i in range(steps + 1)]
    return boxes


def _label(
    text: str,
    at: Decimal | int,
    value: Decimal,
    spot: Placed,
    place_of: Spec,
    *,
    colour: str,
    weight: int,
) -> list[Spec]:
    mark = {
        "type": "text", "align": spot.align, "baseline": "middle", "dx": spot.dx, "dy": spot.dy,
        "color": colour, "fontWeight": weight,
    }  # fmt: skip
    values = [{"at": float(at), "value": floats(value), "text": text}]
    return _layer(values, mark, place_of | {"text": {"field": "text"}})


def _missing_layers(plot: _Plot, outcomes: Sequence[Outcome], place_of: Spec) -> list[Spec]:
    values = [{"at": float(o.at), "value": plot.low, "text": "saknas"} for o in outcomes if o.value is None]
    mark = {"type": "text", "dy": -_MISSING_LIFT, "color": MUTED_MARK, "fontStyle": "italic"}
    return _layer(values, mark, place_of | {"text": {"field": "text"}})
