"""The board of the fixtures as material for documents: its plan, and its report of March."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from rodatraden.connectors.planfile.parse import parse
from rodatraden.core.content.file import PlanFile
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.template import DocumentKind
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.template_data import delivered_template

FIXTURES = Path(__file__).parents[1] / "fixtures"


@cache
def plan_file(name: str) -> PlanFile:
    """A plan file of the fixtures."""
    return parse((FIXTURES / name).read_bytes(), name).file


def plan_material(mode: Mode = Mode.OWN) -> Material:
    """The plan for 2024."""
    municipality, plan = plan_file("kommun.yaml").municipality, plan_file("plan.yaml")
    assert municipality is not None
    assert plan.plan is not None
    return Material(
        template=delivered_template(DocumentKind.PLAN),
        board="omsorgsnamnden",
        year=2024,
        municipality=municipality,
        plan=plan.plan,
        mode=mode,
        case_number=plan.case_number,
    )


def report_material() -> Material:
    """The interim report of March 2024."""
    report = plan_file("report.yaml").report
    assert report is not None
    return replace(
        plan_material(),
        template=delivered_template(DocumentKind.INTERIM_EARLY),
        report=report,
        occasion="mars",
    )
