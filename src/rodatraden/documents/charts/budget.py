"""The budget by operation."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.document.tree import Chart
from rodatraden.documents.charts.alternatives import budget_alt
from rodatraden.documents.charts.data_table import data_table
from rodatraden.documents.charts.marks import (
    COLUMN,
    SCHEMA,
    WIDE,
    Spec,
    config,
    name_axis,
    name_room,
    number,
    scale,
    text_width,
    wrapped,
)
from rodatraden.documents.charts.theme import ACCENT_MARK, MUTED_MARK, SOFT_MARK

_STEP = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationBudget:
    """An operation's net budget."""

    name: str
    value: Decimal


def budget_chart(
    *,
    key: str,
    caption: str,
    rows: Sequence[OperationBudget],
    unit: str = "mnkr",
    decimals: int = 1,
    source: str = "",
    wide: bool = False,
) -> Chart:
    """A bar an operation, largest first, with its value and its share of the whole.

    An income (a negative net cost) is an outlined bar to the left; then no shares are given.
    """
    rows = sorted(rows, key=lambda row: -row.value)
    shares = budget_shares(rows)
    table_rows = [(row.name, (row.value,)) for row in rows]
    return Chart(
        key=key,
        caption=caption,
        spec=_spec(rows, shares, decimals, WIDE if wide else COLUMN),
        alt=budget_alt(caption, rows, shares, unit=unit, decimals=decimals),
        data=data_table(
            key,
            caption,
            "Verksamhet",
            (("budget", "Budget"),),
            table_rows,
            decimals=decimals,
            unit=unit,
            source=source,
        ),
        source=source,
        wide=wide,
    )


def budget_shares(rows: Sequence[OperationBudget]) -> list[Decimal] | None:
    """100 · value / sum for each row; None when a value is negative or the sum is zero."""
    total = sum((row.value for row in rows), Decimal(0))
    if total <= 0 or any(row.value < 0 for row in rows):
        return None
    return [100 * row.value / total for row in rows]


def _spec(rows: Sequence[OperationBudget], shares: list[Decimal] | None, decimals: int, total: int) -> Spec:
    names = [wrapped(row.name) for row in rows]
    values = [
        {
            "name": name,
            "value": float(row.value),
            "text": number(row.value, decimals),
            "share": f"{number(shares[i], 0)}\u00a0%" if shares else "",
        }
        for i, (name, row) in enumerate(zip(names, rows, strict=True))
    ]
    word = max((text_width(str(v["text"])) for v in values), default=0.0) + 8
    room = word + (30 if shares else 0)
    plot = total - name_room(names) - room
    low = min([0.0, *(float(row.value) for row in rows)])
    high = max([0.0, *(float(row.value) for row in rows)])
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": scale(low, high if high > low else low + 1),
        "axis": None,
    }
    y = name_axis(names, spacing=0.36, outer=0.1)
    fill = {"condition": {"test": "datum.value < 0", "value": SOFT_MARK}, "value": ACCENT_MARK}
    bar = {"type": "bar", "stroke": ACCENT_MARK, "strokeWidth": 0.7}
    figure = {"type": "text", "align": "left", "dx": 5, "fontWeight": 600}
    share = {"type": "text", "align": "right", "color": MUTED_MARK}
    at_edge = {"value": round(plot + room, 1)}
    return {
        "$schema": SCHEMA,
        "width": round(plot, 1),
        "height": _STEP * max(len(rows), 1),
        "autosize": "none",
        "data": {"values": values},
        "layer": [
            {"mark": bar, "encoding": {"y": y, "x": x, "color": fill}},
            {"mark": figure, "encoding": {"y": y, "x": x, "text": {"field": "text"}}},
            {"mark": share, "encoding": {"y": y, "x": at_edge, "text": {"field": "share"}}},
        ],
        "config": config({"left": name_room(names), "right": room, "top": 0, "bottom": 3}),
    }
