"""An indicator over time, with its targets."""

from collections.abc import Sequence
from functools import lru_cache

from rodatraden.core.document.tree import Chart
from rodatraden.documents.charts.alternatives import indicator_alt
from rodatraden.documents.charts.data_table import Value, absent, data_table
from rodatraden.documents.charts.indicator_labels import label_layers
from rodatraden.documents.charts.indicator_marks import (
    break_layers,
    margin_layers,
    mark_layers,
    missing_layers,
    path_layers,
)
from rodatraden.documents.charts.indicator_plot import (
    BOTTOM,
    HEIGHT,
    TOP,
    Outcome,
    Plot,
    TargetMark,
    plot_of,
    values_of,
    x_axis,
    y_axis,
)
from rodatraden.documents.charts.marks import (
    COLUMN,
    SCHEMA,
    WIDE,
    Spec,
    config,
    scale,
    ticks,
)

__all__ = ["Outcome", "TargetMark", "indicator_chart"]


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

    Survey margins are bars behind the discs; a missing outcome says so and breaks the line, as does a new series. A
    dashed line leads from the last outcome to the targets that lie ahead.
    """
    given = (key, caption, tuple(outcomes), tuple(targets), unit, decimals, source, wide)
    return _chart(repr(given), *given)


# Placing labels is most of what a document costs, and a changed status changes no chart. What is told apart by its
# characters, since 1.0 and 1.00 are equal but not written alike.
@lru_cache(maxsize=2000)
def _chart(
    _exactly: str,
    key: str,
    caption: str,
    given_outcomes: tuple[Outcome, ...],
    given_targets: tuple[TargetMark, ...],
    unit: str,
    decimals: int,
    source: str,
    wide: bool,
) -> Chart:
    outcomes = sorted(given_outcomes, key=lambda outcome: outcome.at)
    targets = sorted(given_targets, key=lambda target: target.at)
    values = values_of(outcomes, targets)
    grid = ticks(min(values, default=0.0), max(values, default=1.0))
    plot = plot_of(outcomes, targets, grid, WIDE if wide else COLUMN)
    rows: list[tuple[str, tuple[Value, ...]]] = [(o.period, (absent(o.value, o.why), o.margin, None)) for o in outcomes]
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


def _spec(
    plot: Plot,
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
    x = {"field": "at", "type": "quantitative", "scale": scale(plot.first, plot.last), "axis": x_axis(periods, plot)}
    y = {"field": "value", "type": "quantitative", "scale": scale(plot.low, plot.high), "axis": y_axis(grid, unit)}
    place_of = {"x": x, "y": y}
    layers = [
        *break_layers(plot, outcomes, place_of),
        *margin_layers(outcomes, place_of),
        *path_layers(outcomes, targets, place_of),
        *mark_layers(outcomes, targets, place_of),
        *label_layers(plot, grid, outcomes, targets, place_of, decimals),
        *missing_layers(plot, outcomes, place_of),
    ]
    return {
        "$schema": SCHEMA,
        "width": plot.width,
        "height": HEIGHT,
        "autosize": "none",
        "layer": layers,
        "config": config({"left": plot.left, "right": 2, "top": TOP, "bottom": BOTTOM}),
    }
