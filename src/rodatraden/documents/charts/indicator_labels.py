"""The labels of an indicator's chart, placed so that they stand clear of marks and lines."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from rodatraden.documents.charts.indicator_marks import layer
from rodatraden.documents.charts.indicator_plot import HEIGHT, TOP, Outcome, Plot, TargetMark
from rodatraden.documents.charts.marks import (
    Spec,
    floats,
    number,
)
from rodatraden.documents.charts.placing import Box, Placed, mark_box, place
from rodatraden.documents.charts.theme import (
    ACCENT_MARK,
    MUTED_MARK,
)


def label_layers(
    plot: Plot,
    outcomes: Sequence[Outcome],
    targets: Sequence[TargetMark],
    place_of: Spec,
    decimals: int,
) -> list[Spec]:
    """A layer for each label: first the targets', then the outcomes', each clear of those before."""
    area = Box(0.0, -TOP, plot.width, float(HEIGHT) - 1)
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
    return layer(values, mark, place_of | {"text": {"field": "text"}})
