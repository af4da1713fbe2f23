"""Every table of the two published reference documents, figure by figure as they were printed."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import Status
from rodatraden.core.document.table import Cell, FigureCell, Row, RowKind, StatusCell, Table, TextCell, TrendCell
from rodatraden.core.document.tree import walk
from rodatraden.core.numbers import display
from tests.review.reference import NAMES, PLAN, REPORT, subject

# The reference's table ids and the keys of ours, document by document.
TABLES = {
    PLAN: {
        **{f"T{number}": f"indicators:sn-n{number}" for number in range(1, 6)},
        "T6": "statement:sn22-resultat",
        "T7": "statement:sn22-drift",
        "T8": "funding",
        "T9": "investments",
        "T10": "risks",
        "T11": "controls",
        **{f"T{11 + number}": f"volume:sn22-s{number}" for number in range(1, 5)},
        "T16": "sources",
    },
    REPORT: {
        "T1": "indicators:attraktiv-arbetsgivare",
        "T2": "indicators:sn19-d08",
        "T3": "statement:sn19-resultat",
        "T4": "statement:sn19-drift",
        "T5": "investments",
        "T6": "risks:sn19-d05",
        "T7": "risks:systematiskt-planera-folja-upp-och-forbattra",
        "T8": "audits",
        "T9": "controls:okad-jamlikhet",
        **{f"T{9 + number}": f"commitment:sn19-u{number}" for number in range(1, 5)},
    },
}


@cache
def reference(folder: Path, document: str) -> Any:
    """The reference's own description of a document, scalars typed by YAML."""
    return YAML(typ="safe").load((folder / "documents" / f"{NAMES[document]}.yaml").read_text("utf-8"))


@cache
def tables(folder: Path, document: str) -> dict[str, Table]:
    """The tables of our document by key."""
    return {node.key: node for node in walk(subject(folder, document).document) if isinstance(node, Table)}


def table(folder: Path, document: str, number: str) -> Table:
    return tables(folder, document)[TABLES[document][number]]


def text_of(cell: Cell) -> str:
    """What a cell prints, marks and all."""
    match cell:
        case FigureCell(figure=figure):
            return display(figure, Mode.PUBLISHED) + "".join(figure.marks)
        case TextCell(lines=lines, marks=marks):
            return " ".join(
                "".join(run.label if isinstance(run, Status) else getattr(run, "text", "") for run in line)
                for line in lines
            ) + "".join(marks)
        case StatusCell(status=status):
            return status.label
        case TrendCell(trend=trend):
            return trend.stated or trend.label
    return ""


def bare(printed: str) -> str:
    """Print without the differences of typesetting: no space, a plain minus."""
    return "".join(printed.split()).replace("−", "-").replace("–", "-")


def number(printed: str) -> Decimal | None:
    """The number a cell prints; None where it prints nothing."""
    plain = bare(printed).replace(",", ".")
    return Decimal(plain) if plain else None


def given(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def body(found: Table) -> list[Row]:
    return [row for row in found.rows if row.kind is not RowKind.GROUP]


def test_every_table_of_both_documents_is_produced(reference_dir: Path) -> None:
    for document, known in TABLES.items():
        assert [entry["id"] for entry in reference(reference_dir, document)["tables"]] == list(known)
        assert set(known.values()) <= set(tables(reference_dir, document))
    assert sum(len(known) for known in TABLES.values()) == 29


@pytest.mark.parametrize("number_of", range(1, 6))
def test_plan_indicator_tables_print_every_outcome_and_target(reference_dir: Path, number_of: int) -> None:
    found = table(reference_dir, PLAN, f"T{number_of}")
    wanted = [i for i in reference(reference_dir, PLAN)["indicators"] if i["board_goal"] == f"SN-N{number_of}"]
    assert [bare(text_of(row.cells[0])) for row in found.rows] == [
        bare(i["name"] + i.get("name_footnote", "")) for i in wanted
    ]
    for row, indicator in zip(found.rows, wanted, strict=True):
        columns = [indicator["outcomes"][year] for year in ("2019", "2020", "2021")]
        columns += [indicator["interim_target"], indicator["target_2030"]]
        assert [bare(text_of(cell)) for cell in row.cells[1:]] == [bare(c["printed"]) for c in columns]


STATEMENTS = [
    (PLAN, "T6", ("economy", "income_statements", 0)),
    (PLAN, "T7", ("economy", "operating_budgets", 0)),
    (PLAN, "T12", ("statistics", 0)),
    (PLAN, "T13", ("statistics", 1)),
    (PLAN, "T14", ("statistics", 2)),
    (PLAN, "T15", ("statistics", 3)),
    (REPORT, "T3", ("economy", "income_statements", 0)),
    (REPORT, "T4", ("economy", "operating_budgets", 0)),
    (REPORT, "T5", ("economy", "investments")),
]


@pytest.mark.parametrize(("document", "table_id", "path"), STATEMENTS)
def test_number_tables_print_every_figure(
    reference_dir: Path, document: str, table_id: str, path: tuple[str | int, ...]
) -> None:
    wanted = reference(reference_dir, document)
    for step in path:
        wanted = wanted[step]
    rows = [row for row in wanted["rows"] if row["kind"] != "heading"]
    found = body(table(reference_dir, document, table_id))
    labels = [row.get("label_printed", row["label"]) for row in rows]
    if (document, table_id) != (REPORT, "T5"):  # our template names the sum of investments itself
        assert [bare(text_of(row.cells[0])) for row in found] == [bare(label) for label in labels]
    printed = [[number(text_of(cell)) for cell in row.cells[1:]] for row in found]
    assert printed == [[given(value) for value in row["values"]] for row in rows]


def test_funding_prints_every_figure_and_goal(reference_dir: Path) -> None:
    wanted = reference(reference_dir, PLAN)["economy"]["external_funding"]["rows"]
    found = table(reference_dir, PLAN, "T8").rows
    assert [bare(text_of(row.cells[0])) for row in found] == [bare(row["label"]) for row in wanted]
    assert [[number(text_of(cell)) for cell in row.cells[1:5]] for row in found] == [
        [given(value) for value in row["values"]] for row in wanted
    ]
    goals = {goal["id"]: goal["name"] for goal in reference(reference_dir, PLAN)["board_goals"]}
    assert [text_of(row.cells[5]) for row in found] == [goals.get(row["board_goal"], "") for row in wanted]


def test_plan_investments_print_plan_kind_and_amounts(reference_dir: Path) -> None:
    wanted = [r for r in reference(reference_dir, PLAN)["economy"]["investments"]["rows"] if r["kind"] != "heading"]
    found = body(table(reference_dir, PLAN, "T9"))
    assert [[text_of(cell) for cell in row.cells[:3]] for row in found] == [
        [row["label"], row["plan"] or "", row["type"] or ""] for row in wanted
    ]
    assert [[number(text_of(cell)) for cell in row.cells[3:]] for row in found] == [
        [given(value) for value in row["values"]] for row in wanted
    ]


@pytest.mark.parametrize(("table_id", "ids"), [("T1", ("01", "02")), ("T2", ("03", "04", "05"))])
def test_report_indicator_tables_print_outcome_trend_target_and_gender(
    reference_dir: Path, table_id: str, ids: tuple[str, ...]
) -> None:
    wanted = {i["id"]: i for i in reference(reference_dir, REPORT)["indicators"]}
    found = table(reference_dir, REPORT, table_id).rows
    for row, short in zip(found, ids, strict=True):
        indicator = wanted[f"SN19-{short}"]
        target = indicator["interim_target"]
        assert [bare(text_of(cell)) for cell in row.cells] == [
            bare(indicator["name"]),
            bare(indicator["outcomes"]["2019-02"]["printed"]),
            indicator["trend"]["label"],
            bare(target["printed"]) if target else "",
            bare(indicator["gender_split"]["women"]["printed"]),
            bare(indicator["gender_split"]["men"]["printed"]),
            indicator["unjustified_differences"],
        ]


def risks_under(folder: Path, document: str) -> Iterator[Any]:
    yield from reference(folder, document)["internal_control"]["risks"]


def test_plan_risks_stand_in_order_with_their_subject(reference_dir: Path) -> None:
    found = table(reference_dir, PLAN, "T10")
    wanted = list(risks_under(reference_dir, PLAN))
    assert [bare(text_of(row.cells[0])) for row in body(found)] == [bare(risk["title"]) for risk in wanted]
    groups = [text_of(row.cells[0]) for row in found.rows if row.kind is RowKind.GROUP]
    assert groups == list(dict.fromkeys(risk["goal_or_process"] for risk in wanted))
    treated = [len(row.cells[-1].lines) for row in body(found) if isinstance(row.cells[-1], TextCell)]
    assert treated == [len(risk["measures"]) for risk in wanted]


def test_report_risks_print_title_and_every_status(reference_dir: Path) -> None:
    found = [*body(table(reference_dir, REPORT, "T6")), *body(table(reference_dir, REPORT, "T7"))]
    wanted = list(risks_under(reference_dir, REPORT))
    assert [bare(text_of(row.cells[0])) for row in found] == [bare(risk["title"]) for risk in wanted]
    for row, risk in zip(found, wanted, strict=True):
        told = text_of(row.cells[-1])
        assert [told.count(label) for label in {m["status"] for m in risk["measures"]}] == [
            sum(m["status"] == label for m in risk["measures"]) for label in {m["status"] for m in risk["measures"]}
        ]


def test_report_audit_prints_case_number_and_status(reference_dir: Path) -> None:
    (audit,) = reference(reference_dir, REPORT)["internal_control"]["audits"]["items"]
    (row,) = body(table(reference_dir, REPORT, "T8"))
    assert text_of(row.cells[0]) == f"{audit['title']} {audit['diary_number']}"
    assert audit["measures"][0]["status"] in text_of(row.cells[-1])


def test_controls_of_both_documents_stand_in_order(reference_dir: Path) -> None:
    for document, table_id in ((PLAN, "T11"), (REPORT, "T9")):
        wanted = reference(reference_dir, document)["internal_control"]["systematic_controls"]
        found = body(table(reference_dir, document, table_id))
        assert [bare(text_of(row.cells[0])) for row in found] == [bare(c["control"]) for c in wanted]
        assert [bare(text_of(row.cells[1])) for row in found] == [bare(c["goal_or_process"]) for c in wanted]


@pytest.mark.parametrize("number_of", range(1, 5))
def test_commitment_boxes_print_their_status(reference_dir: Path, number_of: int) -> None:
    wanted = reference(reference_dir, REPORT)["commitments"][number_of - 1]
    (row,) = table(reference_dir, REPORT, f"T{9 + number_of}").rows
    assert text_of(row.cells[1]) == wanted["status_label"]


def test_source_list_names_every_indicator_goal_and_source(reference_dir: Path) -> None:
    wanted = reference(reference_dir, PLAN)["source_list"]["rows"]
    found = table(reference_dir, PLAN, "T16").rows
    assert [[bare(text_of(cell)) for cell in row.cells[1:]] for row in found] == [
        [bare(row["board_goal"]), bare(row["council_goal"]), bare(row["source_printed"])] for row in wanted
    ]
