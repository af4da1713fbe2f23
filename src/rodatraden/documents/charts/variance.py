"""Budget, forecast and outcome per operation, and the forecast's variance."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rodatraden.core.document.tree import Chart
from rodatraden.documents.charts.alternatives import variance_alt
from rodatraden.documents.charts.data_table import Value, absent, data_table
from rodatraden.documents.charts.marks import (
    SCHEMA,
    SMALL,
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
from rodatraden.documents.charts.theme import (
    ACCENT_MARK,
    INK_MARK,
    MID_MARK,
    MUTED_MARK,
    SOFT_MARK,
)

_STEP = 46
_GAP = 18
_VARIANCE = 118
_FILLS = (SOFT_MARK, MID_MARK, ACCENT_MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationForecast:
    """An operation's budget and forecast for the year, and its outcome so far."""

    name: str
    budget: Decimal | None
    forecast: Decimal | None
    outcome: Decimal | None = None

    @property
    def variance(self) -> Decimal | None:
        """Budget minus forecast: a minus is an overrun."""
        if self.budget is None or self.forecast is None:
            return None
        return self.budget - self.forecast


def variance_chart(
    *,
    key: str,
    caption: str,
    rows: Sequence[OperationForecast],
    unit: str = "mnkr",
    decimals: int = 1,
    labels: tuple[str, str, str] = ("Budget helår", "Prognos helår", "Utfall"),
    source: str = "",
) -> Chart:
    """Three bars an operation, and to the right its forecast's variance from the budget.

    The bars are named at the first operation that has them all; an overrun is a filled bar to the
    left of the line, money left an outlined one to the right.
    """
    table_rows: list[tuple[str, tuple[Value, ...]]] = [
        (r.name, (absent(r.budget), absent(r.forecast), absent(r.outcome), absent(r.variance))) for r in rows
    ]
    return Chart(
        key=key,
        caption=caption,
        spec=_spec(rows, labels, unit, decimals),
        alt=variance_alt(caption, rows, labels, unit=unit, decimals=decimals),
        data=data_table(
            key,
            caption,
            "Verksamhet",
            (
                ("budget", labels[0]),
                ("forecast", labels[1]),
                ("outcome", labels[2]),
                ("variance", "Budget minus prognos"),
            ),
            table_rows,
            decimals=decimals,
            unit=unit,
            source=source,
        ),
        source=source,
        wide=True,
    )


def _spec(rows: Sequence[OperationForecast], labels: tuple[str, str, str], unit: str, decimals: int) -> Spec:
    names = [wrapped(row.name) for row in rows]
    height = _STEP * max(len(rows), 1)
    values = _bars(rows, names, labels, decimals)
    words = max((text_width(str(v["text"]), SMALL) for v in values), default=0.0) + 8
    plot = max(WIDE - name_room(names) - _VARIANCE - _GAP - 2, words + 30)
    most = max((float(v["value"]) for v in values), default=0.0) or 1.0
    least = min((float(v["value"]) for v in values), default=0.0)
    low = min(0.0, least)
    reach = low + (most - low) * plot / max(plot - words, 30.0)
    left = _bar_panel(names, values, labels, width=plot, height=height, domain=(low, reach))
    right = _variance_panel(rows, names, height, decimals)
    return {
        "$schema": SCHEMA,
        "hconcat": [left | {"title": _title(_unit_title(unit))}, right],
        "spacing": _GAP,
        "config": config({"left": 0, "right": 0, "top": 0, "bottom": 3}),
    }


def _unit_title(unit: str) -> str:
    return {"mnkr": "Miljoner kronor", "tkr": "Tusental kronor", "kr": "Kronor"}.get(unit, unit)


def _title(text: str) -> Spec:
    return {
        "text": text, "anchor": "start", "frame": "group", "fontSize": SMALL, "fontWeight": 600,
        "color": MUTED_MARK, "offset": 8, "font": "Source Sans Pro",
    }  # fmt: skip


def _bars(
    rows: Sequence[OperationForecast],
    names: Sequence[str],
    labels: tuple[str, str, str],
    decimals: int,
) -> list[dict[str, Any]]:
    whole = [None not in (r.budget, r.forecast, r.outcome) for r in rows]
    named = whole.index(True) if True in whole else 0
    bars = []
    for i, (row, name) in enumerate(zip(rows, names, strict=True)):
        for label, value in zip(labels, (row.budget, row.forecast, row.outcome), strict=True):
            if value is None and not any(_part(r, label, labels) is not None for r in rows):
                continue
            text = number(value, decimals) if value is not None else "saknas"
            bars.append(
                {
                    "name": name,
                    "kind": label,
                    "value": float(value) if value is not None else 0.0,
                    "text": f"{text}  {label}" if i == named else text,
                }
            )
    return bars


def _part(row: OperationForecast, label: str, labels: tuple[str, str, str]) -> Decimal | None:
    return (row.budget, row.forecast, row.outcome)[labels.index(label)]


def _bar_panel(
    names: Sequence[str],
    values: list[dict[str, Any]],
    labels: tuple[str, str, str],
    *,
    width: float,
    height: int,
    domain: tuple[float, float],
) -> Spec:
    place_of = {
        "y": name_axis(names),
        "yOffset": {"field": "kind", "sort": list(labels), "scale": {"paddingInner": 0.18}},
        "x": {"field": "value", "type": "quantitative", "scale": scale(*domain), "axis": None},
    }
    colour = {
        "field": "kind",
        "scale": {"domain": list(labels), "range": list(_FILLS)},
        "legend": None,
    }
    bar = {"type": "bar", "stroke": ACCENT_MARK, "strokeWidth": 0.7}
    text = {"type": "text", "align": "left", "dx": 5, "fontSize": SMALL}
    return {
        "width": round(width, 1),
        "height": height,
        "data": {"values": values},
        "layer": [
            {"mark": bar, "encoding": place_of | {"color": colour}},
            {"mark": text, "encoding": place_of | {"text": {"field": "text"}}},
        ],
    }


def _variance_panel(rows: Sequence[OperationForecast], names: Sequence[str], height: int, decimals: int) -> Spec:
    values = [
        {
            "name": name,
            "value": float(row.variance),
            "text": number(row.variance, decimals, signed=True),
        }
        for name, row in zip(names, rows, strict=True)
        if row.variance is not None
    ]
    word = max((text_width(str(v["text"])) for v in values), default=0.0) + 8
    low, high = _room_for_words([float(v["value"]) for v in values], word)  # type: ignore[arg-type]
    y = {"field": "name", "type": "nominal", "sort": list(names), "axis": None,
         "scale": {"domain": list(names), "paddingInner": 0.34, "paddingOuter": 0.06}}  # fmt: skip
    x = {"field": "value", "type": "quantitative", "scale": scale(low, high), "axis": None}
    fill = {"condition": {"test": "datum.value < 0", "value": ACCENT_MARK}, "value": SOFT_MARK}
    zero = {"datum": 0, "type": "quantitative", "scale": scale(low, high), "axis": None}
    bar = {"type": "bar", "height": 13, "stroke": ACCENT_MARK, "strokeWidth": 0.9}
    over = {"type": "text", "align": "right", "dx": -5, "fontWeight": 600}
    left = {"type": "text", "align": "left", "dx": 5, "fontWeight": 600}
    text = {"y": y, "x": x, "text": {"field": "text"}}
    return {
        "width": _VARIANCE,
        "height": height,
        "title": _title("Budget minus prognos"),
        "data": {"values": values},
        "layer": [
            {"mark": bar, "encoding": {"y": y, "x": x, "x2": {"datum": 0}, "color": fill}},
            {
                "data": {"values": [{}]},
                "mark": {"type": "rule", "strokeWidth": 0.8, "color": INK_MARK},
                "encoding": {"x": zero},
            },
            {"transform": [{"filter": "datum.value < 0"}], "mark": over, "encoding": text},
            {"transform": [{"filter": "datum.value >= 0"}], "mark": left, "encoding": text},
        ],
    }


def _room_for_words(values: Sequence[float], word: float) -> tuple[float, float]:
    """A domain with room for the words outside the longest bar on either side of zero."""
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    if low == high:
        return -1.0, 1.0
    left = word if low < 0 else 2.0
    right = word if any(value >= 0 for value in values) else 2.0
    unit = (high - low) / max(_VARIANCE - left - right, 20.0)
    return low - left * unit, high + right * unit
