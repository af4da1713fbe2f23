"""The labels of an indicator's chart, placed so that they stand clear of marks and lines."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from rodatraden.documents.charts.indicator_marks import BREAK_LIFT, NEW_SERIES, break_places, layer
from rodatraden.documents.charts.indicator_plot import HEIGHT, TOP, Outcome, Plot, TargetMark
from rodatraden.documents.charts.marks import (
    LABEL,
    Spec,
    floats,
    number,
    text_width,
)
from rodatraden.documents.charts.placing import Box, Placed, crosses, mark_box, place
from rodatraden.documents.charts.theme import (
    ACCENT_MARK,
    MUTED_MARK,
    PAPER_MARK,
)


def label_layers(
    plot: Plot,
    grid: Sequence[float],
    outcomes: Sequence[Outcome],
    targets: Sequence[TargetMark],
    place_of: Spec,
    decimals: int,
) -> list[Spec]:
    """A layer for each label: first the targets', then the outcomes', each clear of those before.

    One that a line of the grid must run through gets a rim of paper, so that the line does not touch it.
    """
    lines = [plot.y(Decimal(str(value))) for value in grid]
    area = Box(0.0, -TOP, plot.width, float(HEIGHT) - 1)
    known = [(o, o.value) for o in outcomes if o.value is not None]
    taken = _line_boxes(plot, known, targets)
    taken += [mark_box(plot.x(o.at), plot.y(value)) for o, value in known]
    taken += [mark_box(plot.x(t.at), plot.y(t.value), 10.0 if not t.long_term else 5.0, 4.0) for t in targets]
    taken += _break_boxes(plot, outcomes)
    layers: list[Spec] = []
    for t in targets:
        text = f"{t.label}: {number(t.value, decimals)}"
        spot, box = place(text, plot.x(t.at), plot.y(t.value), taken, area, lines=lines)
        taken.append(box)
        look = {"color": MUTED_MARK, "fontWeight": 400}
        layers += _label(text, t.at, t.value, spot, place_of, look, rimmed=crosses(box, lines))
    for o, value in known:
        lift = abs(plot.y(value) - plot.y(value + (o.margin or Decimal(0))))
        text = number(value, decimals)
        spot, box = place(text, plot.x(o.at), plot.y(value), taken, area, lines=lines, lift=max(lift - 3, 0.0))
        taken.append(box)
        look = {"color": ACCENT_MARK, "fontWeight": 600}
        layers += _label(text, o.at, value, spot, place_of, look, rimmed=crosses(box, lines))
    return layers


def _line_boxes(plot: Plot, known: Sequence[tuple[Outcome, Decimal]], targets: Sequence[TargetMark]) -> list[Box]:
    """Small boxes along the lines, so that labels stand clear of them."""
    points = [(plot.x(o.at), plot.y(value)) for o, value in known]
    if known:
        points += [(plot.x(t.at), plot.y(t.value)) for t in targets if t.at > known[-1][0].at]
    boxes: list[Box] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) / 4))
        boxes += [mark_box(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps, 2.0, 2.0) for i in range(steps + 1)]
    return boxes


def _break_boxes(plot: Plot, outcomes: Sequence[Outcome]) -> list[Box]:
    """The room of the words where a series begins anew, and of the line under them."""
    half = text_width(NEW_SERIES, LABEL) / 2
    places = [(at - plot.first) / (plot.last - plot.first) * plot.width for at in break_places(outcomes)]
    words = [Box(x - half, -BREAK_LIFT - 5, x + half, -BREAK_LIFT + 5) for x in places]
    return [*words, *(Box(x - 1, 0.0, x + 1, float(HEIGHT)) for x in places)]


def _label(
    text: str,
    at: Decimal | int,
    value: Decimal,
    spot: Placed,
    place_of: Spec,
    look: Spec,
    *,
    rimmed: bool,
) -> list[Spec]:
    mark = {"type": "text", "align": spot.align, "baseline": "middle", "dx": spot.dx, "dy": spot.dy, **look}
    values = [{"at": float(at), "value": floats(value), "text": text}]
    told = place_of | {"text": {"field": "text"}}
    rim = {**mark, "color": PAPER_MARK, "stroke": PAPER_MARK, "strokeWidth": 3, "strokeJoin": "round"}
    return [*(layer(values, rim, told) if rimmed else []), *layer(values, mark, told)]
