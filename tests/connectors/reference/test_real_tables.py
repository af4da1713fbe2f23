"""Every figure of the reference documents' 29 tables, as the plan files print it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from rodatraden.core.content.amount import Amount, Number, as_amount
from rodatraden.core.content.file import MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.indicators import TargetTerm
from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.numbers import display, format_number, typographic

Files = Mapping[str, PlanFile]
PLAN, REPORT = "verksamhetsplan-2022-socialnamnden", "delarsrapport-mars-2019-socialnamnden"


class Document:
    """The YAML (read here on its own) and the text of one reference document."""

    def __init__(self, folder: Path, stem: str) -> None:
        self.yaml: dict[str, Any] = YAML(typ="safe").load((folder / f"{stem}.yaml").read_text(encoding="utf-8"))
        self.lines = (folder / f"{stem}.txt").read_text(encoding="utf-8").split("\n")

    def squeezed(self, where: str) -> str:
        """The text on the lines, without spaces."""
        found = []
        for part in where.split(","):
            first, _, last = part.partition("-")
            found += self.lines[int(first) - 1 : int(last or first)]
        return squeeze("".join(found))


def squeeze(text: str) -> str:
    return "".join(typographic(text).split()).replace("\u00a0", "")


def shown(number: Number, decimals: int) -> str:
    """A number as a published document prints it, marks after."""
    amount = as_amount(number)
    figure = Figure(
        value=amount.value,
        decimals=decimals,
        stated=amount.stated,
        text="" if amount.missing else amount.text,
    )
    return squeeze(display(figure, Mode.PUBLISHED) + "".join(amount.marks))


@pytest.fixture(scope="session")
def plan_2022(reference_dir: Path) -> Document:
    return Document(reference_dir / "documents", PLAN)


@pytest.fixture(scope="session")
def report_2019(reference_dir: Path) -> Document:
    return Document(reference_dir / "documents", REPORT)


@pytest.fixture(scope="session")
def kommun(real: Files) -> MunicipalityContent:
    content = real["kommun.yaml"].municipality
    assert content is not None
    return content


@pytest.fixture(scope="session")
def plan(real: Files) -> PlanContent:
    content = real["socialnamnden-2022.yaml"].plan
    assert content is not None
    return content


@pytest.fixture(scope="session")
def year(real: Files) -> PlanContent:
    content = real["socialnamnden-2019.yaml"].plan
    assert content is not None
    return content


@pytest.fixture(scope="session")
def report(real: Files) -> ReportContent:
    content = real["socialnamnden-2019-delar-1.yaml"].report
    assert content is not None
    return content


def test_indicator_tables_of_the_plan_print_every_cell(
    plan_2022: Document, kommun: MunicipalityContent, plan: PlanContent
) -> None:
    decimals = {i.key: i.decimals for i in kommun.indicators}
    outcomes = {(o.indicator, o.period): o.amount for o in plan.observations}
    targets = {(t.indicator, t.term): t.amount for t in plan.targets}
    walked = 0
    for node in plan_2022.yaml["indicators"]:
        key = node["id"].lower()
        for period, cell in node["outcomes"].items():
            rolling = "r12" in node.get("measurement_period", "")
            amount = outcomes[key, f"r12:{period}-10" if rolling else period]
            assert shown(amount, decimals[key]) == squeeze(cell["printed"])
            walked += 1
        for name, term in (("interim_target", TargetTerm.INTERIM), ("target_2030", TargetTerm.LONG_TERM)):
            assert shown(targets[key, term], decimals[key]) == squeeze(node[name]["printed"])
            walked += 1
    assert walked == 17 * 5


def statement_rows(document: Document) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for kind in ("income_statements", "operating_budgets"):
        for node in document.yaml["economy"][kind]:
            yield node["id"].lower().replace("-t-", "-"), node["rows"]


@pytest.mark.parametrize(("which", "cells"), [("plan", 8 * 3 + 7 + 5 * 3), ("report", 15 * 2 + 7 + 8 * 8)])
def test_statements_print_each_row_as_its_line_in_the_text(
    which: str, cells: int, request: pytest.FixtureRequest, kommun: MunicipalityContent
) -> None:
    document = request.getfixturevalue("plan_2022" if which == "plan" else "report_2019")
    content = request.getfixturevalue(which)
    templates = {t.key: t for t in kommun.statement_templates}
    statements = {s.key: s for s in content.statements}
    walked = 0
    for key, rows in statement_rows(document):
        statement = statements[key]
        template = templates[statement.template]
        for row, form in zip(rows, template.rows, strict=True):
            printed = statement.cells.get(form.key, {})
            numbers = [shown(printed[c.key], template.decimals) for c in statement.columns if c.key in printed]
            assert squeeze(form.label) + "".join(numbers) == document.squeezed(row["lines"])
            walked += len(numbers)
    assert walked == cells


def test_funding_prints_each_row_as_its_line_in_the_text(plan_2022: Document, plan: PlanContent) -> None:
    rows = plan_2022.yaml["economy"]["external_funding"]["rows"]
    goals = {goal.key: goal.name for goal in plan.goals}
    for row, funding in zip(rows, plan.funding, strict=False):
        grant, cost = as_amount(funding.grant).value, as_amount(funding.cost).value
        assert grant is not None
        assert cost is not None
        amounts = (funding.grant, funding.cost, grant - cost, funding.in_budget)
        numbers = "".join(shown(a, 0) for a in amounts)
        assert squeeze(funding.name + numbers + goals[funding.goal]) == plan_2022.squeezed(row["lines"])
    cells = next(t.cells for t in plan.tables if t.table == "funding")
    assert "".join(map(squeeze, cells.values())) == plan_2022.squeezed(rows[-1]["lines"])
    assert len(plan.funding) == 5


@pytest.mark.parametrize(("which", "count"), [("plan", 1), ("report", 2)])
def test_investments_print_each_row_as_its_line_in_the_text(
    which: str, count: int, request: pytest.FixtureRequest
) -> None:
    document = request.getfixturevalue("plan_2022" if which == "plan" else "report_2019")
    content = request.getfixturevalue(which)
    assert content.investments is not None
    rows = document.yaml["economy"]["investments"]["rows"]
    lines = [row for row in rows if row["kind"] == "line"]
    for row, item in zip(lines, content.investments.investments, strict=True):
        numbers = "".join(shown(item.amounts[c.key], content.investments.decimals) for c in content.investments.columns)
        assert squeeze(item.name + item.plan + item.kind) + numbers == document.squeezed(row["lines"])
    cells = next(t.cells for t in content.tables if t.table == "investments")
    sums = "".join(document.squeezed(row["lines"]) for row in rows if row["kind"] == "sum")
    assert "".join(map(squeeze, cells.values())) == sums
    assert len(content.investments.investments) == count


def test_volume_tables_print_each_row_as_its_line_in_the_text(plan_2022: Document, plan: PlanContent) -> None:
    tables = plan_2022.yaml["statistics"]
    for node, volume in zip(tables, plan.volumes, strict=True):
        for row, ours in zip(node["rows"], volume.rows, strict=True):
            numbers = "".join(shown(ours.values[c.key], 0) for c in volume.columns)
            assert squeeze(ours.label) + numbers == plan_2022.squeezed(row["lines"])
    assert sum(len(v.rows) for v in plan.volumes) == 19


def test_source_list_prints_every_source(plan_2022: Document, kommun: MunicipalityContent, plan: PlanContent) -> None:
    sources = {source.key: source.name for source in kommun.sources}
    indicators = {i.key: i for i in kommun.indicators}
    cells = next(t.cells for t in plan.tables if t.table == "sources")
    for row in plan_2022.yaml["source_list"]["rows"]:
        ours = indicators[row["indicator"].lower()]
        assert (ours.source_text or " ".join((sources[ours.source], *ours.external_ids))) == row["source_printed"]
        assert cells.get(f"{ours.key}/name", ours.name) == row["indicator_name_printed"]
    assert len(plan_2022.yaml["source_list"]["rows"]) == 17


def test_risk_and_control_tables_of_the_plan_have_every_row(
    plan_2022: Document, kommun: MunicipalityContent, plan: PlanContent
) -> None:
    control = plan_2022.yaml["internal_control"]
    assert [r.title for r in plan.risks] == [r["title"] for r in control["risks"]]
    assert sum(len(r.treatments) for r in plan.risks) == 6
    own = [c.what for c in (*plan.controls, *kommun.controls)]
    assert own == [c["control"] for c in control["systematic_controls"]]


def test_indicator_tables_of_the_report_print_every_cell(
    report_2019: Document, kommun: MunicipalityContent, year: PlanContent, report: ReportContent
) -> None:
    decimals = {i.key: i.decimals for i in kommun.indicators}
    reports = {r.indicator: r for r in report.indicator_reports}
    targets = {t.indicator: t.amount for t in year.targets}
    found = {(o.indicator, o.period, o.breakdown.get("gender", "")): o.amount for o in report.observations}
    for node in report_2019.yaml["indicators"]:
        key = node["id"].lower()
        said = reports[key]
        cells = [("", node["outcomes"]["2019-02"]), *((g, node["gender_split"][g]) for g in ("women", "men"))]
        for gender, cell in cells:
            assert shown(found[key, said.period, gender], decimals[key]) == squeeze(cell["printed"])
        assert said.trend_stated == node["trend"]["label"]
        assert [d.judgement.value for d in said.differences] == ["no"]
        if node["interim_target"]:
            assert shown(targets[key], 1) == squeeze(node["interim_target"]["printed"])
    assert len(reports) == 5


def test_risks_audits_and_controls_of_the_report_have_status_and_comment(
    report_2019: Document, kommun: MunicipalityContent, year: PlanContent, report: ReportContent
) -> None:
    labels = {s.key: s.label for s in kommun.statuses} | {"": None}
    control = report_2019.yaml["internal_control"]
    said = {r.of: r for r in report.control_reports}
    for node, risk in zip(control["risks"], year.risks, strict=True):
        assert risk.title == node["title"]
        for measure, treatment in zip(node["measures"], risk.treatments, strict=True):
            assert treatment.text == measure["title"]
            assert labels[said[treatment.key].status] == measure["status"]
            comment = report_2019.squeezed(measure["comment_lines"]).removeprefix("Kommentar")
            assert squeeze(said[treatment.key].comment) == comment
    (audit,) = year.audits
    assert audit.case_number == control["audits"]["items"][0]["diary_number"]
    assert labels[said[audit.recommendations[0].key].status] == "Blir klart i år"
    assert said["sn19-k1"].reason == "enligt-plan"
    assert said["sn19-r1-3"].reason == "inte-langre-aktuell"
    assert len(said) == 6 + 1 + 1


def test_commitment_boxes_have_status_text_and_comment(
    report_2019: Document, kommun: MunicipalityContent, year: PlanContent, report: ReportContent
) -> None:
    labels = {s.key: s.label for s in kommun.statuses}
    said = {r.of: r for r in report.status_reports}
    ours = {c.key: c for c in (*year.commitments, *kommun.commitments)}
    for node in report_2019.yaml["commitments"]:
        key = node["id"].lower()
        assert labels[said[key].status] == node["status_label"]
        text = report_2019.squeezed(node["commitment_lines"]).removeprefix("Utvecklingsåtagande")
        assert squeeze(ours[key].text) == text
        assert squeeze(said[key].comment) == report_2019.squeezed(node["comment_lines"]).removeprefix("Kommentar")
    assert {key: said[key].all_on_plan for key in ours} == {
        "sn19-u1": False,
        "sn19-u2": True,
        "sn19-u3": True,
        "sn19-u4": True,
    }


def test_announced_and_reported_activities_are_the_twelve(report_2019: Document, year: PlanContent) -> None:
    assert [a.name for a in year.activities] == [a["title"] for a in report_2019.yaml["activities"]]
    assert sum("sn19-u1" in a.commitments for a in year.activities) == 8
    assert sum("sn19-u2" in a.commitments for a in year.activities) == 4


def test_own_print_differs_only_where_the_source_prints_otherwise(report: ReportContent) -> None:
    """A stated print is only kept where it is not what we print ourselves."""
    for statement in report.statements:
        for cells in statement.cells.values():
            for number in cells.values():
                if isinstance(number, Amount) and number.value is not None and number.stated is not None:
                    assert typographic(number.stated) != format_number(number.value, 1)
