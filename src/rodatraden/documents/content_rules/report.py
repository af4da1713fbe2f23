"""What an occasion owes: status, forecast, analysis, measures."""

from collections.abc import Iterator

from rodatraden.core.content.economy import RowRole, StatementKind
from rodatraden.core.targets import TargetResult
from rodatraden.documents.assembly.control import lifted_risks, reports_of
from rodatraden.documents.assembly.filled import filled_statements
from rodatraden.documents.assembly.key_figures import RESULT_STATUS, latest_observation, target_status
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.reports import status_of_report, status_reports
from rodatraden.documents.content_rules.gap import Gap, board_goals, goal_place, rule


@rule("Åtaganden har status och kommentar")
def commitment_has_status(material: Material) -> Iterator[Gap]:
    """Every commitment is reported with status and comment."""
    reports = status_reports(material)
    for commitment in material.commitments.values():
        report = reports.get(commitment.key)
        place = f"section:commitment/{commitment.key}", commitment.name
        if status_of_report(material, report) is None:
            yield Gap(*place, "Åtagandet saknar status.")
        elif report is not None and not report.comment.strip():
            yield Gap(*place, "Åtagandet saknar kommentar till sin status.")


@rule("Aktiviteter har status")
def activity_has_status(material: Material) -> Iterator[Gap]:
    """Every activity is reported, unless a commitment has taken it over."""
    reports = status_reports(material)
    for activity in material.plan.activities:
        told = status_of_report(material, reports.get(activity.key))
        if told is None and not activity.merged_into:
            home = activity.goals[0] if activity.goals else ""
            yield Gap(f"activities:{home}", activity.name, "Aktiviteten saknar status.")


@rule("Riskåtgärder har status")
def treatment_has_status(material: Material) -> Iterator[Gap]:
    """Every treatment of a lifted risk is reported."""
    reports = reports_of(material)
    for risk in lifted_risks(material):
        for treatment in risk.treatments:
            if treatment.key not in reports:
                yield Gap("risks", risk.title, f"Åtgärden ”{treatment.text}” saknar status.")


@rule("Prognosen redovisas")
def forecast_reported(material: Material) -> Iterator[Gap]:
    """A forecast for the whole year is reported."""
    roles = {r.role for f in filled_statements(material, StatementKind.INCOME) for r in f.rows}
    columns = {c.role.value for f in filled_statements(material, StatementKind.OPERATING) for c in f.columns}
    if RowRole.FORECAST_RESULT not in roles and "forecast" not in columns:
        yield Gap("section:economy", "Ekonomi", "Prognosen för helåret saknas.")


@rule("Underskott möts med åtgärder")
def balance_measures_when_deficit(material: Material) -> Iterator[Gap]:
    """A forecast deficit comes with corrective measures."""
    for filled in filled_statements(material, StatementKind.INCOME):
        for row in filled.rows:
            values = [filled.value(row.key, c.key) for c in filled.columns[:1]]
            deficit = row.role is RowRole.FORECAST_RESULT and any(v is not None and v < 0 for v in values)
            if deficit and material.report is not None and not material.report.measures:
                place = f"statement:{filled.statement.key}"
                yield Gap(place, row.label, "Prognosen visar underskott men inga åtgärder redovisas.")


@rule("Mål med aktiviteter rapporteras")
def subgoals_not_reported_listed(material: Material) -> Iterator[Gap]:
    """A goal with activities is not left out of the report."""
    active = {goal for a in material.plan.activities for goal in a.goals}
    for goal in board_goals(material):
        if goal.key in active and material.occasion in goal.not_reported_at:
            yield Gap(*goal_place(goal), "Målet har aktiviteter men är undantaget från rapporten.")


@rule("Nya utfall analyseras")
def new_outcome_has_analysis(material: Material) -> Iterator[Gap]:
    """Every outcome an occasion reports is analysed."""
    for report in material.report.indicator_reports if material.report else ():
        indicator = material.indicators.get(report.indicator)
        if indicator is not None and not report.analysis.strip():
            yield Gap("section:interpretation", indicator.name, "Det nya utfallet saknar analys.")


@rule("Missade etappmål möts med aktivitet")
def off_target_has_measure(material: Material) -> Iterator[Gap]:
    """A goal whose indicator misses its target has an activity."""
    missed = RESULT_STATUS[TargetResult.NOT_REACHED]
    reports = {r.indicator: r for r in material.report.indicator_reports} if material.report else {}
    for link in material.plan.indicator_links:
        indicator = material.indicators.get(link.indicator)
        if indicator is None or link.indicator not in reports:
            continue
        latest = latest_observation(material, link.indicator)
        acted = any(link.goal in a.goals for a in material.plan.activities)
        if target_status(material, indicator, latest) == missed and not acted:
            sentence = "Etappmålet nås inte och målet saknar aktivitet som ändrar det."
            yield Gap(f"indicators:{link.goal}", indicator.name, sentence)


@rule("Uppföljning av utförare redovisas")
def follow_ups_reported(material: Material) -> Iterator[Gap]:
    """The year's planned follow-ups of providers are reported."""
    plan = material.plan.follow_up_plan
    done = {f.key for f in material.report.follow_ups} if material.report else set()
    for planned in plan.follow_ups if plan else ():
        if planned.year == material.year and planned.key not in done:
            yield Gap("follow_ups", planned.kind, "Årets planerade uppföljning av utförare redovisas inte.")
