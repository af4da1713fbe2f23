"""What an indicator's chart shows, and its plot: size, domains and axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.missing import Missing
from rodatraden.documents.charts.marks import (
    LABEL,
    Spec,
    text_width,
)
from rodatraden.documents.charts.theme import (
    INK_MARK,
)

HEIGHT = 138
TOP = 16.0
BOTTOM = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An outcome at a point in time (`at` in years, 2024 or 2024.5); `margin` is its error.

    `label` is what the axis says, else the year. Without `value` the outcome is marked missing;
    `why` tells the reason. `new_series` tells why it cannot be compared with those before.
    """

    at: Decimal | int
    value: Decimal | None
    margin: Decimal | None = None
    label: str = ""
    why: Missing | None = None
    new_series: str = ""

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
class Plot:
    """The plot's size and domains; turns values into units from its top left corner."""

    width: float
    left: float
    first: float
    last: float
    low: float
    high: float

    def x(self, at: Decimal | int) -> float:
        """The place of a point in time, in units from the left."""
        return (float(at) - self.first) / (self.last - self.first) * self.width

    def y(self, value: Decimal) -> float:
        """The place of a value, in units from the top."""
        return (self.high - float(value)) / (self.high - self.low) * HEIGHT


def plot_of(outcomes: Sequence[Outcome], targets: Sequence[TargetMark], grid: Sequence[float], total: int) -> Plot:
    """The plot that `outcomes` and `targets` need in a chart `total` units wide."""
    times = [float(at) for at in (*(o.at for o in outcomes), *(t.at for t in targets))] or [0.0]
    span = max(times) - min(times) or 1.0
    left = max((text_width(tick(value)) for value in grid), default=0.0) + 22
    room = 0.1 * span if len(times) > 1 else 0.6
    return Plot(
        width=round(total - left - 2, 1),
        left=round(left, 1),
        first=min(times) - room,
        last=max(times) + room * 1.6,
        low=grid[0],
        high=grid[-1],
    )


def values_of(outcomes: Sequence[Outcome], targets: Sequence[TargetMark]) -> list[float]:
    """Every value that the plot must hold, margins included."""
    values = [float(t.value) for t in targets]
    for o in outcomes:
        if o.value is not None:
            margin = o.margin or Decimal(0)
            values += [float(o.value - margin), float(o.value + margin)]
    return values


def tick(value: float) -> str:
    """A value as the axis says it."""
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    return text.replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")


def x_axis(periods: dict[float, str], plot: Plot) -> Spec:
    """The axis of time, with the names of periods that fit beside each other."""
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


def y_axis(grid: Sequence[float], unit: str) -> Spec:
    """The axis of values, with its grid."""
    texts = {value: tick(value) for value in grid}
    if unit == "%":
        texts[grid[-1]] += "\u00a0%"
    return {"values": list(grid), "grid": True, "labelExpr": _choice(texts), "labelAlign": "right"}


def _choice(texts: dict[float, str]) -> str:
    """A Vega expression that gives the text of the tick's value."""
    branches = "".join(f"abs(datum.value - {at!r}) < 1e-9 ? {_quoted(text)} : " for at, text in texts.items())
    return f"{branches}''"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
