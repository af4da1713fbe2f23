"""A report from its data: status, trends, forecast and measures."""

from dataclasses import replace
from decimal import Decimal

from rodatraden.core.document.figures import figures_of
from rodatraden.core.document.inline import Status, StatusMeaning, TrendDirection
from rodatraden.core.document.table import EmptyCell, TrendCell
from rodatraden.core.document.tree import Chart, StatusList, walk
from rodatraden.documents.assembly.assemble import assemble
from tests.documents.assembly.test_plan import printed, table_of
from tests.documents.board import report_material


def test_report_title_names_its_day() -> None:
    assert assemble(report_material(), key="report").meta.title == "Delårsrapport per 31 mars 2024"


def test_activities_stand_under_their_goal_with_status_and_comment() -> None:
    document = assemble(report_material(), key="report")
    listed = [item for n in walk(document) if isinstance(n, StatusList) for item in n.items]
    assert [(item.title, item.status) for item in listed] == [
        ("Inför kontaktperson för alla", Status(meaning=StatusMeaning.ON_TRACK, label="Blir klart i år")),
        ("Köp in elcyklar", Status(meaning=StatusMeaning.OFF_TRACK, label="Ej klart i år")),
    ]


def test_report_table_shows_outcome_trend_target_and_gender() -> None:
    table = table_of(assemble(report_material(), key="report"), "indicators:on-kvalitet")
    assert printed(table) == [["Sjukfrånvaro", "7,9", "", "6,5", "8,2", "6,1", "Nej"]]
    trend = table.rows[0].cells[2]
    assert isinstance(trend, TrendCell)
    assert trend.trend.direction is TrendDirection.UNCHANGED


def test_variance_is_computed_and_summed() -> None:
    figures = figures_of(assemble(report_material(), key="report"))
    values = [figures[f"cell:on-drift-mars/{row}/variance"].value for row in ("home_care", "housing", "total")]
    assert values == [Decimal(-2000), Decimal(575), Decimal(-1425)]


def test_measure_without_amount_counts_as_zero_and_is_said() -> None:
    table = table_of(assemble(report_material(), key="report"), "measures")
    assert [row[2] for row in printed(table)] == ["1,2", "–", "1,2"]
    assert [note.mark for note in table.notes] == ["a"]


def test_treatment_tells_its_status_and_control_without_comment_is_a_status() -> None:
    document = assemble(report_material(), key="report")
    risks = table_of(document, "risks:on-kvalitet")
    assert risks.rows[0].cells[3].lines[1] == (  # type: ignore[union-attr]
        Status(meaning=StatusMeaning.ON_TRACK, label="Blir klart i år"),
    )
    controls = table_of(document, "controls")
    assert not isinstance(controls.rows[0].cells[3], EmptyCell)


def test_charts_show_forecast_by_operation_and_shares_by_gender() -> None:
    charts = [n.key for n in walk(assemble(report_material(), key="report")) if isinstance(n, Chart)]
    assert charts == [
        "chart:nojdhet",
        "chart:sjukfranvaro",
        "chart:gender/on-kvalitet",
        "chart:statement/on-drift-mars",
    ]


def test_booked_effect_stands_beside_the_expected_once_any_is_booked() -> None:
    material = report_material()
    assert material.report is not None
    first, second = material.report.measures
    booked = replace(first, booked_effect=Decimal(400), expected_effect=Decimal(1200), unit="tkr")
    report = replace(material.report, measures=(replace(second, expected_effect=Decimal("0.5")), booked))
    table = table_of(assemble(replace(material, report=report), key="report"), "measures")
    assert table.unit == "mnkr"
    assert [row[2:] for row in printed(table)] == [["0,5", "–"], ["1,2", "0,4"], ["1,7", "0,4"]]
