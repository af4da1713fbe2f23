"""Three small plan files that between them fill every field of the format."""

from __future__ import annotations

from rodatraden.connectors.planfile.parse import ParsedFile, parse
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content import control, economy, indicators, planning, text
from rodatraden.core.content.file import SCHEMA, PlanFile, ReportContent
from rodatraden.core.document.inline import TrendDirection
from tests.connectors.planfile.everything_pieces import (
    BOARD,
    OCCASION,
    SCOPES,
    YEAR,
    D,
    investments,
    observations,
    volumes,
)
from tests.connectors.planfile.everything_planned import plan
from tests.connectors.planfile.everything_shared import municipality

__all__ = ["BOARD", "OCCASION", "YEAR", "everything", "municipality", "parsed", "plan", "report"]


def report(**changed: object) -> PlanFile:
    """The board's report."""
    content = {
        "status_reports": (
            planning.StatusReport(
                of="utbilda", status="klar", reason="sen", comment="Bra.", assessment="Allt.", all_on_plan=False
            ),
        ),
        "goal_assessments": (planning.GoalAssessment(goal="stod", level="helt", text="Ja."),),
        "improvement_areas": (planning.ImprovementArea(key="battre", text="Bättre.", goal="stod"),),
        "indicator_reports": (
            indicators.IndicatorReport(
                indicator="andel",
                period="2021",
                compared_with="2020",
                trend=TrendDirection.POSITIVE,
                trend_stated="Positiv",
                differences=(
                    indicators.UnjustifiedDifference(
                        dimension="gender", judgement=indicators.Judgement.YES, grounds="Ja.", activity="utbilda"
                    ),
                ),
                analysis="Upp.",
            ),
        ),
        "observations": observations(),
        "statements": (
            economy.Statement(key="rr-mars", template="rr", caption="Mars", cells={"t_summa": {"t_budget": D("0.1")}}),
        ),
        "measures": (
            economy.CorrectiveMeasure(
                key="spara",
                text="Spara",
                operation="ifo",
                expected_effect=D("1.50"),
                booked_effect=D("0.00001"),
                unit="tkr",
            ),
        ),
        "conditional_income": (
            economy.ConditionalIncome(
                key="ansokan",
                text="Ansökan",
                amount=D("4.30"),
                unit="mnkr",
                decided_by="KS",
                operation="ifo",
                decided=False,
            ),
        ),
        "investments": investments("bilar"),
        "volumes": (volumes("platser"),),
        "control_reports": (
            control.ControlReport(of="rekrytera", status="klar", reason="sen", comment="Klart."),
            control.ControlReport(of="genomforande", status="klar", unit="sf"),
        ),
        "audits": (control.Audit(key="tillsyn", title="Tillsyn"),),
        "internal_control": control.InternalControlJudgement(sufficient=True, grounds="Allt är gjort."),
        "follow_ups": (control.ProviderFollowUp(key="besok", provider="hemma", year=2022, kind="Besök", outcome="Ja"),),
        "texts": (text.TextSection(key="ansvar", slot="summary"),),
        "tables": (text.PrintedTable(table="statement:rr-mars"),),
    }
    return PlanFile(schema=SCHEMA, scope=SCOPES["rapport.yaml"], report=ReportContent(**{**content, **changed}))


def parsed(*files: PlanFile) -> list[ParsedFile]:
    """The files as if read from disk, by the names of their scopes."""
    names = {scope: name for name, scope in SCOPES.items()}
    return [parse(write(file), names[file.scope]) for file in files]


def everything() -> list[ParsedFile]:
    """All three files."""
    return parsed(municipality(), plan(), report())
