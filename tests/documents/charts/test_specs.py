"""The builders: values in, a chart with everything said in words and in a table out."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodatraden.core.document.table import FigureCell
from rodatraden.core.document.tree import Chart
from rodatraden.documents.charts.budget import budget_shares
from rodatraden.documents.charts.draw import draw, draw_anew, fingerprint, picture
from rodatraden.documents.charts.marks import ticks
from rodatraden.documents.charts.specs import (
    ByGender,
    OperationBudget,
    OperationForecast,
    Outcome,
    TargetMark,
    budget_chart,
    gender_chart,
    indicator_chart,
    variance_chart,
)
from rodatraden.documents.charts.theme import palette, themed
from tests.documents.sample_charts import budget, gender, indicator, variance

ALL = [pytest.param(build, id=build.__name__) for build in (indicator, gender, variance, budget)]


def test_indicator_says_every_value_and_the_change() -> None:
    assert indicator().alt == (
        "Linjediagram. Sjukfrånvaro, utfall och mål, procent. Utfall i procent: 2020 8,4 plus eller minus 0,6, "
        "2021 uppgift saknas, 2022 7,4 plus eller minus 0,5, 2023 7,1 och 2024 7,9. Etappmål 2025: 6,8. "
        "Målvärde 2030: 5,5. Från 2020 till 2024 har värdet minskat med 0,5 procentenheter."
    )


def test_gender_says_where_the_difference_is_largest() -> None:
    assert gender().alt.endswith("Skillnaden är störst för Total.")
    assert "Kort, 1–14 dagar: kvinnor 3,1, män 2,9 procent." in gender().alt


def test_variance_says_which_overrun_is_largest() -> None:
    alt = variance().alt
    assert "Hemtjänst: budget helår 241,2, prognos helår 246,8 och utfall jan–aug 165,9. Avvikelse minus 5,6." in alt
    assert "Avvikelse plus 0,5." in alt
    assert alt.endswith("Störst är överskridandet för Hemtjänst.")


def test_variance_without_overrun_says_so() -> None:
    row = OperationForecast(name="Ledning", budget=Decimal(5), forecast=Decimal(4))
    chart = variance_chart(key="c", caption="Prognos", rows=[row])
    assert chart.alt.endswith("Ingen verksamhet väntas överskrida sin budget.")


def test_budget_is_sorted_with_shares() -> None:
    assert budget().alt == (
        "Liggande staplar. Nettobudget 2025 per verksamhet, mnkr. Hemtjänst: 249,0 mnkr, 41 procent av summan. "
        "Särskilt boende: 239,9 mnkr, 39 procent av summan. Funktionsnedsättning: 95,4 mnkr, 16 procent av summan. "
        "Nämnd och ledning: 28,1 mnkr, 5 procent av summan. Störst är Hemtjänst."
    )


def test_shares_are_not_given_when_a_budget_is_an_income() -> None:
    rows = [OperationBudget(name="A", value=Decimal(5)), OperationBudget(name="B", value=Decimal(-1))]
    assert budget_shares(rows) is None


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=2), min_size=1).filter(any))
def test_shares_add_up_to_a_hundred(values: list[Decimal]) -> None:
    shares = budget_shares([OperationBudget(name=str(i), value=v) for i, v in enumerate(values)])
    assert shares is not None
    assert abs(sum(shares) - 100) < Decimal("1e-15")


@pytest.mark.parametrize("build", ALL)
def test_data_table_holds_the_chart(build: "type[Chart]") -> None:
    chart = build()
    assert chart.data.key == f"{chart.key}:data"
    assert chart.data.caption == chart.caption
    figures = [c.figure for row in chart.data.rows for c in row.cells if isinstance(c, FigureCell)]
    assert figures
    assert all(len(row.cells) == len(chart.data.columns) for row in chart.data.rows)


@pytest.mark.parametrize("build", ALL)
def test_spec_has_only_placeholder_colours(build: "type[Chart]") -> None:
    text = json.dumps(build().spec)
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) <= {f"#00ac0{i}" for i in range(1, 8)}
    assert '"legend": {' not in text


@pytest.mark.parametrize("build", ALL)
def test_drawing_is_themed_settled_and_as_wide_as_the_column(build: "type[Chart]") -> None:
    chart = build()
    svg = draw_anew(chart)
    assert draw_anew(chart) == svg
    width = float(re.search(r'width="([\d.]+)"', svg)[1])  # type: ignore[index]
    assert width <= (464 if chart.wide else 340) + 0.5
    colours = palette("#8c2f22").chart_colours()
    assert "#00ac0" not in themed(svg, colours)
    assert colours["#00ac01"] in themed(svg, colours)
    assert "aria-" not in svg
    assert "Source Sans Pro" in svg


def test_colours_may_be_css_variables() -> None:
    assert themed('fill="#00ac01"', {"#00ac01": "var(--accent)"}) == 'fill="var(--accent)"'


def test_swedish_numbers_are_drawn() -> None:
    svg = draw_anew(indicator())
    assert ">8,4<" in svg
    assert ">Etappmål 2025: 6,8<" in svg
    assert ">saknas<" in svg


def test_drawing_is_kept_and_read_back(tmp_path: Path) -> None:
    chart = gender()
    svg = draw(chart, tmp_path)
    kept = tmp_path / f"{fingerprint(chart)}.svg"
    assert kept.read_text("utf-8") == svg
    kept.write_text("<svg>ur minnet</svg>", "utf-8")
    assert draw(chart, tmp_path) == "<svg>ur minnet</svg>"
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]


def test_changed_value_changes_the_fingerprint() -> None:
    row = OperationBudget(name="A", value=Decimal(1))
    other = OperationBudget(name="A", value=Decimal(2))
    first, second = (budget_chart(key="c", caption="B", rows=[r]) for r in (row, other))
    assert fingerprint(first) != fingerprint(second)


def test_picture_has_the_pixels_asked_for() -> None:
    png = picture(themed(draw_anew(gender()), palette("#17545c").chart_colours()), scale=2)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20]) == 680


numbers = st.decimals(min_value=-(10**7), max_value=10**7, places=2)


@settings(max_examples=25, deadline=None)
@given(
    values=st.lists(st.one_of(st.none(), numbers), max_size=6),
    targets=st.lists(numbers, max_size=3),
)
def test_any_series_can_be_drawn(values: list[Decimal | None], targets: list[Decimal]) -> None:
    chart = indicator_chart(
        key="c",
        caption="Serie",
        outcomes=[Outcome(at=2018 + i, value=v) for i, v in enumerate(values)],
        targets=[TargetMark(at=2025 + i, value=v, label=f"Mål {i}", long_term=i == 1) for i, v in enumerate(targets)],
        decimals=2,
    )
    assert draw_anew(chart).startswith("<svg")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.one_of(st.none(), numbers), st.one_of(st.none(), numbers)), max_size=5))
def test_any_pairs_can_be_drawn(pairs: list[tuple[Decimal | None, Decimal | None]]) -> None:
    by_gender = [ByGender(name=f"Mått {i}", women=w, men=m) for i, (w, m) in enumerate(pairs)]
    forecasts = [OperationForecast(name=f"V {i}", budget=b, forecast=f) for i, (b, f) in enumerate(pairs)]
    assert draw_anew(gender_chart(key="c", caption="Par", rows=by_gender)).startswith("<svg")
    assert draw_anew(variance_chart(key="c", caption="Par", rows=forecasts)).startswith("<svg")


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_ticks_are_round_rising_and_cover_the_values(one: float, other: float) -> None:
    low, high = sorted((one, other))
    values = ticks(low, high)
    assert values == sorted(set(values))
    assert 2 <= len(values) <= 8
    slack = max(abs(low), abs(high), 1.0) * 1e-6
    assert values[0] <= low + slack
    assert values[-1] >= high - slack


@pytest.mark.parametrize("accent", ["#17545c", "#8c2f22", "#0b5394", "#95c11f", "#ffc20e", "#ffffff", "#000000", "x"])
def test_accent_carries_text_and_marks_stand_out(accent: str) -> None:
    colours = palette(accent)
    assert contrast(colours.accent) >= 4.9
    assert contrast(colours.mid) >= 3.05


def contrast(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
