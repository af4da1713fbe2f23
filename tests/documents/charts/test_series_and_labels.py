"""Where a series begins anew the line is broken and said to be; labels stand clear of the grid's lines."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.document.tree import Chart, walk
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.charts.draw import draw
from rodatraden.documents.charts.indicator_labels import label_layers
from rodatraden.documents.charts.indicator_plot import plot_of
from rodatraden.documents.charts.marks import COLUMN
from rodatraden.documents.charts.placing import Box, crosses, place
from rodatraden.documents.charts.specs import Outcome, indicator_chart
from rodatraden.documents.charts.theme import PAPER_MARK
from tests.documents.content_rules.park_board import park

AREA = Box(0.0, -16.0, 300.0, 137.0)


def chart(*, new_series: str = "") -> Chart:
    values = (("2021", 91), ("2022", 93), ("2023", 84), ("2024", 87))
    return indicator_chart(
        key="c",
        caption="Skötsel",
        outcomes=[
            Outcome(at=int(year), value=Decimal(value), new_series=new_series if year == "2023" else "")
            for year, value in values
        ],
        unit="%",
    )


def layers(of: Chart, kind: str) -> list[dict[str, Any]]:
    return [layer for layer in of.spec["layer"] if layer["mark"]["type"] == kind]


def parts(of: Chart) -> list[list[float]]:
    (line,) = [layer for layer in layers(of, "line") if "detail" in layer["encoding"]]
    found: dict[int, list[float]] = {}
    for point in line["data"]["values"]:
        found.setdefault(point["part"], []).append(point["at"])
    return list(found.values())


def test_the_line_is_broken_where_a_series_begins_anew() -> None:
    assert parts(chart()) == [[2021, 2022, 2023, 2024]]
    assert parts(chart(new_series="Ny metod.")) == [[2021, 2022], [2023, 2024]]
    (rule,) = layers(chart(new_series="Ny metod."), "rule")
    assert [value["at"] for value in rule["data"]["values"]] == [2022.5]
    assert layers(chart(), "rule") == []


def test_the_words_of_a_chart_tell_the_break_and_compare_only_after_it() -> None:
    assert chart(new_series="Ny metod").alt.endswith(
        "Serien börjar om 2023: Ny metod. Från 2023 till 2024 har värdet ökat med 3 procentenheter."
    )
    assert chart().alt.endswith("Från 2021 till 2024 har värdet minskat med 4 procentenheter.")


def test_a_broken_series_is_drawn() -> None:
    assert b"ny serie" in draw(chart(new_series="Ny metod.")).encode()


def test_a_break_of_the_municipalitys_is_in_the_documents_chart() -> None:
    material = park()
    (one,) = [b for b in material.municipality.series_breaks if f"chart:{b.indicator}" in _charts()]
    drawn = _charts()[f"chart:{one.indicator}"]
    assert len(parts(drawn)) == 2
    assert one.reason.rstrip(".") in drawn.alt


def _charts() -> dict[str, Chart]:
    return {node.key: node for node in walk(assemble(park(), key="plan")) if isinstance(node, Chart)}


def test_a_label_leaves_a_line_of_the_grid_where_there_is_room() -> None:
    _without, through = place("12,95", 150.0, 60.0, [], AREA)
    lines = ((through.top + through.bottom) / 2,)
    _with, beside = place("12,95", 150.0, 60.0, [], AREA, lines=lines)
    assert crosses(through, lines)
    assert not crosses(beside, lines)


@given(st.floats(40, 260), st.floats(0, 130), st.lists(st.floats(0, 137), max_size=6))
def test_a_label_stays_inside_whatever_the_grid(x: float, y: float, lines: list[float]) -> None:
    _spot, box = place("12,95", x, y, [], AREA, lines=lines)
    assert box.top >= AREA.top - 0.001
    assert box.bottom <= AREA.bottom + 0.001


def test_a_label_that_a_line_must_run_through_has_a_rim_of_paper() -> None:
    outcomes = [Outcome(at=2020 + n, value=Decimal(n)) for n in range(3)]
    sparse, dense = [0.0, 2.0], [n / 20 for n in range(41)]
    plot = plot_of(outcomes, [], sparse, COLUMN)
    texts = {
        name: [layer["mark"].get("stroke", "") for layer in label_layers(plot, grid, outcomes, [], {}, 0)]
        for name, grid in (("sparse", sparse), ("dense", dense))
    }
    assert texts == {"sparse": [""] * 3, "dense": [PAPER_MARK, ""] * 3}
