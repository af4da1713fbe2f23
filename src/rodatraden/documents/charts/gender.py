"""Shares or values by gender, beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.document.tree import Chart
from rodatraden.core.missing import Missing
from rodatraden.documents.charts.alternatives import gender_alt
from rodatraden.documents.charts.data_table import absent, data_table
from rodatraden.documents.charts.marks import (
    COLUMN,
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
from rodatraden.documents.charts.theme import ACCENT_MARK, MUTED_MARK, SOFT_MARK

WOMEN = "Kvinnor"
MEN = "Män"
_STEP = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ByGender:
    """A measure with its value for women and for men; `why` tells the reason where one is missing."""

    name: str
    women: Decimal | None
    men: Decimal | None
    why: Missing | None = None


def gender_chart(
    *,
    key: str,
    caption: str,
    rows: Sequence[ByGender],
    unit: str = "",
    decimals: int = 0,
    source: str = "",
    wide: bool = False,
) -> Chart:
    """A pair of bars a measure: women filled, men outlined, both named at the bar."""
    return Chart(
        key=key,
        caption=caption,
        spec=_spec(rows, decimals, WIDE if wide else COLUMN),
        alt=gender_alt(caption, rows, unit=unit, decimals=decimals),
        data=data_table(
            key,
            caption,
            "Mått",
            (("women", WOMEN), ("men", MEN)),
            [(row.name, (absent(row.women, row.why), absent(row.men, row.why))) for row in rows],
            decimals=decimals,
            unit=unit,
            source=source,
        ),
        source=source,
        wide=wide,
    )


def _spec(rows: Sequence[ByGender], decimals: int, total: int) -> Spec:
    names = [wrapped(row.name) for row in rows]
    values = [
        {
            "name": name,
            "gender": gender,
            "value": float(value) if value is not None else 0.0,
            "text": number(value, decimals) if value is not None else "saknas",
        }
        for name, row in zip(names, rows, strict=True)
        for gender, value in ((WOMEN, row.women), (MEN, row.men))
    ]
    word = text_width(WOMEN, SMALL) + 8
    most = max((abs(float(v["value"])) for v in values), default=0.0) or 1.0  # type: ignore[arg-type]
    least = min(0.0, *(float(v["value"]) for v in values)) if values else 0.0  # type: ignore[arg-type]
    room = round(name_room(names) + word, 1)
    plot = total - room - 34
    y = name_axis(names, spacing=0.34, outer=0.05)
    y["axis"]["labelPadding"] = room
    offset = {"field": "gender", "sort": [WOMEN, MEN], "scale": {"paddingInner": 0.16}}
    x = {"field": "value", "type": "quantitative", "scale": scale(least, most), "axis": None}
    place_of = {"y": y, "yOffset": offset, "x": x}
    colour = {"field": "gender", "scale": {"domain": [WOMEN, MEN], "range": [ACCENT_MARK, SOFT_MARK]}, "legend": None}
    bar = {"type": "bar", "stroke": ACCENT_MARK, "strokeWidth": 0.9}
    figure = {"type": "text", "align": "left", "dx": 5, "fontWeight": 600}
    gender = {"type": "text", "align": "right", "dx": -6, "color": MUTED_MARK, "fontSize": SMALL}
    return {
        "$schema": SCHEMA,
        "width": round(plot, 1),
        "height": _STEP * max(len(rows), 1),
        "autosize": "none",
        "data": {"values": values},
        "layer": [
            {"mark": bar, "encoding": place_of | {"color": colour}},
            {"mark": figure, "encoding": place_of | {"text": {"field": "text"}}},
            {
                "mark": gender,
                "encoding": place_of | {"x": {"datum": least, "type": "quantitative"}, "text": {"field": "gender"}},
            },
        ],
        "config": config({"left": room, "right": 34, "top": 0, "bottom": 3}),
    }
