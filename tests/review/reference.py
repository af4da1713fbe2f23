"""The two published documents, assembled, and which known inconsistency each finding is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from rodatraden.connectors.reference.build import plan_files
from rodatraden.core.checks.check import Finding, Severity
from rodatraden.core.checks.review import review
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.content.economy import Statement
from rodatraden.core.content.file import MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.indicators import Observation
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.template import DocumentKind
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.template_data import delivered_template

PLAN, REPORT = "000", "003"
NAMES = {PLAN: "verksamhetsplan-2022-socialnamnden", REPORT: "delarsrapport-mars-2019-socialnamnden"}
_HEADING = re.compile(r"^### (?P<id>[A-E]\d+)\.(?: \[(?P<kind>\w+)\])? (?P<document>[0-9/]+) ", re.MULTILINE)

# Which inconsistency a finding is: by document, check and place (start of the node, row and column; "" for any).
KNOWN: Mapping[tuple[str, str, str, str, str], str] = {
    (PLAN, "survey-margin", "indicators:sn-n4", "sn22-07", "outcome_2021"): "A1",
    (PLAN, "equity", "statement:sn22-resultat", "r_3_av_budget_enligt_ekonomistyrregler", "bokslut_2020"): "A3",
    (PLAN, "note-unused", "indicators:sn-n4", "", ""): "A14",
    (PLAN, "note-kind", "indicators:sn-n4", "", "interim_2022"): "A15",
    (PLAN, "note-unknown", "investments", "", "plan"): "A16",
    (PLAN, "stated-value", "funding", "total", "in_budget"): "C11",
    (REPORT, "counts", "text/goal-sund-ekonomi/0", "", ""): "A6",
    (REPORT, "described-elsewhere", "text/goal-systematisk-kvalitetsutveckling/1", "", ""): "A7",
    (REPORT, "joint-on-plan", "section:summary/sn19-u2", "", ""): "A8",
    (REPORT, "text-periods", "text/goal-analysis-attraktiv-arbetsgivare/1", "", ""): "A9",
    (REPORT, "commitment-links", "text/goal-god-omsorg-for-individen/2", "", ""): "A10",
    (REPORT, "status-reason", "risks:sn19-d05", "sn19-r1", ""): "B3",
    (REPORT, "target-missed", "section:summary/sn19-u3", "", ""): "B4",
    (REPORT, "sums", "statement:sn19-resultat", "verksamhetens_intakter", "utfall_2018"): "D3",
    (REPORT, "same-quantity", "statement:sn19-resultat", "nettokostnad", "utfall_2019"): "D4",
    (REPORT, "same-quantity", "statement:sn19-resultat", "budget_netto", "utfall_2019"): "D4",
    (REPORT, "text-figures", "analysis/attraktiv-arbetsgivare/sn19-02/0", "", ""): "D5",
    (REPORT, "text-shares", "text/operation-flyktingmottagande-ensamkommande-barn", "", ""): "D6",
    (REPORT, "text-figures", "text/income/0", "", ""): "D8",
}


@dataclass(frozen=True)
class Inconsistency:
    """A known inconsistency: its id ("A6"), and its class for those under A."""

    id: str
    kind: str


def inconsistencies(folder: Path) -> tuple[Inconsistency, ...]:
    """What the reference lists, in its order."""
    text = (folder / "documents" / "inconsistencies.md").read_text("utf-8")
    return tuple(Inconsistency(id=m["id"], kind=m["kind"] or "") for m in _HEADING.finditer(text))


@lru_cache(maxsize=1)
def _files(folder: Path) -> dict[str, PlanFile]:
    pairs = []
    for name in NAMES.values():
        yaml, text = (folder / "documents" / f"{name}.{ending}" for ending in ("yaml", "txt"))
        pairs.append((yaml.name, yaml.read_bytes(), text.name, text.read_bytes()))
    return plan_files(pairs)


def content(folder: Path, document: str) -> tuple[MunicipalityContent, PlanContent, ReportContent | None, str]:
    """Municipality, plan, report and occasion behind one of the documents."""
    files = _files(folder).values()
    municipality = next(f.municipality for f in files if f.municipality)
    year = 2022 if document == PLAN else 2019
    plan = next(f.plan for f in files if f.plan and f.scope.year == year)
    report = next((f for f in files if f.report and f.scope.year == year), None)
    return municipality, plan, report.report if report else None, report.scope.occasion if report else ""


def subject(folder: Path, document: str, *, own: bool = False) -> ReviewSubject:
    """The document as published, or as our own document of the same data."""
    municipality, plan, report, occasion = content(folder, document)
    if own:
        plan, report = _own_plan(municipality, plan), _own_report(municipality, report) if report else None
    material = Material(
        template=delivered_template(DocumentKind.PLAN if document == PLAN else DocumentKind.INTERIM_EARLY),
        board="socialnamnden",
        year=2022 if document == PLAN else 2019,
        municipality=municipality,
        plan=plan,
        report=report,
        occasion=occasion,
        mode=Mode.OWN if own else Mode.PUBLISHED,
    )
    return ReviewSubject(
        document=assemble(material, key=NAMES[document]), municipality=municipality, plan=plan, report=report
    )


@lru_cache(maxsize=2)
def findings(folder: Path, *, own: bool = False) -> tuple[tuple[str, Finding], ...]:
    """Everything the review finds, with the document it is found in."""
    return tuple((document, finding) for document in NAMES for finding in review(subject(folder, document, own=own)))


def known_as(document: str, finding: Finding) -> str:
    """The id of the inconsistency a finding is, or ""."""
    place = finding.place
    for (where, check, node, row, column), known in KNOWN.items():
        same = (where, check) == (document, finding.check) and place.node.startswith(node)
        if same and row in ("", place.row) and column in ("", place.column):
            return known
    return ""


def above_note(finding: Finding) -> bool:
    """Whether a finding asks for something."""
    return finding.severity is not Severity.NOTE


def _own_plan(municipality: MunicipalityContent, plan: PlanContent) -> PlanContent:
    """The plan's data as our own file would hold it: no sums typed, no prints, no stated margins."""
    return replace(
        plan,
        statements=tuple(_own_statement(municipality, statement) for statement in plan.statements),
        observations=tuple(_own_observation(observation) for observation in plan.observations),
        tables=(),
    )


def _own_report(municipality: MunicipalityContent, report: ReportContent) -> ReportContent:
    return replace(
        report,
        statements=tuple(_own_statement(municipality, statement) for statement in report.statements),
        observations=tuple(_own_observation(observation) for observation in report.observations),
        tables=(),
    )


def _own_statement(municipality: MunicipalityContent, statement: Statement) -> Statement:
    template = next(t for t in municipality.statement_templates if t.key == statement.template)
    rows = {row.key for row in statement.rows or template.rows if row.formula}
    columns = {column.key for column in statement.columns or template.columns if column.formula}
    cells = {
        row: {column: number for column, number in values.items() if column not in columns}
        for row, values in statement.cells.items()
        if row not in rows
    }
    return replace(statement, cells=cells)


def _own_observation(observation: Observation) -> Observation:
    survey = observation.survey
    return replace(
        observation,
        survey=replace(survey, stated_margin=None, stated_low=None, stated_high=None) if survey else None,
    )
