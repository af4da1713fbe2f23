"""The marks of an indicator's chart: margins, lines, discs, targets, and what is missing."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from rodatraden.documents.charts.indicator_plot import Outcome, Plot, TargetMark
from rodatraden.documents.charts.marks import (
    Spec,
    floats,
)
from rodatraden.documents.charts.theme import (
    ACCENT_MARK,
    INK_MARK,
    MID_MARK,
    MUTED_MARK,
    PAPER_MARK,
    SOFT_MARK,
)

_MISSING_LIFT = 9.0
BREAK_LIFT = 8.0
NEW_SERIES = "ny serie"


def layer(values: list[Spec], mark: Spec, encoding: Spec) -> list[Spec]:
    """A layer of one mark with its data; none without data."""
    return [{"data": {"values": values}, "mark": mark, "encoding": encoding}] if values else []


def margin_layers(outcomes: Sequence[Outcome], place_of: Spec) -> list[Spec]:
    """The bars of survey margins, behind the discs."""
    values = [
        {"at": float(o.at), "value": float(o.value - o.margin), "high": float(o.value + o.margin)}
        for o in outcomes
        if o.value is not None and o.margin
    ]
    mark = {"type": "bar", "width": 9, "color": SOFT_MARK, "stroke": MID_MARK, "strokeWidth": 0.7}
    return layer(values, mark, place_of | {"y2": {"field": "high"}})


def path_layers(outcomes: Sequence[Outcome], targets: Sequence[TargetMark], place_of: Spec) -> list[Spec]:
    """The line of outcomes, broken where one is missing or a new series begins, and the dashed one to targets ahead."""
    ahead: list[Spec] = []
    line: list[Spec] = []
    part = 0
    last: Outcome | None = None
    for o in outcomes:
        if o.new_series:
            part += 1
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
        *layer(ahead, dashed, place_of),
        *layer(line, {"type": "line", "color": ACCENT_MARK}, detail),
    ]


def mark_layers(outcomes: Sequence[Outcome], targets: Sequence[TargetMark], place_of: Spec) -> list[Spec]:
    """Dashes for interim targets, diamonds for long-term ones, discs for outcomes."""
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
        *layer(dashes, tick, place_of),
        *layer(diamonds, diamond, place_of),
        *layer(discs, disc, place_of),
    ]


def break_places(outcomes: Sequence[Outcome]) -> list[float]:
    """Where in time a series begins anew: between the outcome that does and the one before."""
    return [(float(a.at) + float(b.at)) / 2 for a, b in pairwise(outcomes) if b.new_series]


def break_layers(plot: Plot, outcomes: Sequence[Outcome], place_of: Spec) -> list[Spec]:
    """A line across the plot where the series begins anew, with the word for it."""
    values: list[Spec] = [
        {"at": at, "value": plot.high, "low": plot.low, "text": NEW_SERIES} for at in break_places(outcomes)
    ]
    rule = {"type": "rule", "color": MUTED_MARK, "strokeWidth": 0.8, "strokeDash": [1.5, 2.5]}
    word = {"type": "text", "dy": -BREAK_LIFT, "color": MUTED_MARK, "fontStyle": "italic"}
    return [
        *layer(values, rule, place_of | {"y2": {"field": "low"}}),
        *layer(values, word, place_of | {"text": {"field": "text"}}),
    ]


def _missing_runs(outcomes: Sequence[Outcome]) -> list[list[Outcome]]:
    """Missing outcomes beside each other: they share one word, which would else be set on itself."""
    grouped = groupby(outcomes, key=lambda outcome: outcome.value is None)
    return [list(run) for missing, run in grouped if missing]


def missing_layers(plot: Plot, outcomes: Sequence[Outcome], place_of: Spec) -> list[Spec]:
    """The word for outcomes that are missing."""
    values: list[Spec] = []
    for run in _missing_runs(outcomes):
        at = (float(run[0].at) + float(run[-1].at)) / 2
        values.append({"at": at, "value": plot.low, "text": "saknas"})
    mark = {"type": "text", "dy": -_MISSING_LIFT, "color": MUTED_MARK, "fontStyle": "italic"}
    return layer(values, mark, place_of | {"text": {"field": "text"}})
