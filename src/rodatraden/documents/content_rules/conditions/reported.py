"""What a report owes when something is not as it should be, and what was promised to it."""

from collections.abc import Iterator

from rodatraden.core import analysis
from rodatraden.core.checks.instructed import (
    OFF_PLAN_HAS_REASON_AND_COMMENT,
    OFF_TARGET_HAS_ANALYSIS,
    OFF_TARGET_HAS_CORRECTIVE_MEASURE,
    Instructed,
)
from rodatraden.core.checks.reporting import Reported
from rodatraden.core.content.occasions import RuleSeverity
from rodatraden.core.content.organisation import ReasonMeaning
from rodatraden.core.periods import end_of
from rodatraden.core.targets import TargetResult
from rodatraden.documents.assembly.key_figures import RESULT_STATUS, latest_observation, target_status
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules.conditions.condition import condition, instructed
from rodatraden.documents.content_rules.gap import Gap


@instructed(OFF_TARGET_HAS_ANALYSIS)
def off_target_has_analysis(material: Material) -> Iterator[Gap]:
    """Every indicator of the plan whose outcome of the year misses the year's target is analysed in the report."""
    yield from _missed(material, OFF_TARGET_HAS_ANALYSIS)


@instructed(OFF_TARGET_HAS_CORRECTIVE_MEASURE)
def off_target_has_corrective_measure(material: Material) -> Iterator[Gap]:
    """Every indicator of the plan whose outcome of the year misses the year's target says what is done about it."""
    yield from _missed(material, OFF_TARGET_HAS_CORRECTIVE_MEASURE)


def _missed(material: Material, check: Instructed) -> Iterator[Gap]:
    """What the check says of the outcomes that miss; one of an earlier year has been analysed before."""
    if material.report is None:
        return
    missed = RESULT_STATUS[TargetResult.NOT_REACHED]
    analysed = {one.indicator: one.analysis for one in material.report.indicator_reports}
    seen: set[str] = set()
    for link in material.plan.indicator_links:
        indicator = material.indicators.get(link.indicator)
        if indicator is None or link.indicator in seen:
            continue
        seen.add(link.indicator)
        latest = latest_observation(material, link.indicator)
        this_year = latest is not None and end_of(latest.period).year >= material.year
        why, measure = analysis.split(analysed.get(link.indicator, ""))
        thing = Reported(
            field=indicator.key,
            name=indicator.name,
            asks=frozenset({"analysis", "measure"}),
            values={"analysis": why, "measure": measure},
            off_target=this_year and target_status(material, indicator, latest) == missed,
        )
        for found in check.find(thing):
            yield Gap(f"indicators:{link.goal}", indicator.name, found.text, f"indicator/{indicator.key}")


@instructed(OFF_PLAN_HAS_REASON_AND_COMMENT)
def off_plan_has_reason_and_comment(material: Material) -> Iterator[Gap]:
    """Every status that is not on plan comes with a reason and a comment."""
    names = {one.key: (one.name, "activity", _place(one.goals)) for one in material.plan.activities}
    names |= {key: (one.name, "commitment", f"section:commitment/{key}") for key, one in material.commitments.items()}
    reasons = {reason.key: reason.meaning for reason in material.municipality.reasons}
    for report in material.report.status_reports if material.report else ():
        label = material.statuses.get(report.status)
        if label is None or report.of not in names:
            continue
        name, kind, node = names[report.of]
        given = reasons.get(report.reason) not in (None, ReasonMeaning.ON_PLAN)
        thing = Reported(
            field=report.of,
            name=name,
            asks=frozenset({"reason", "comment"}),
            values={"reason": report.reason if given else "", "comment": report.comment},
            status=label.label,
            meaning=label.meaning,
            reasons_exist=bool(reasons),
        )
        for found in OFF_PLAN_HAS_REASON_AND_COMMENT.find(thing):
            yield Gap(node, name, found.text, f"{kind}/{report.of}")


@condition(
    "Löften besvaras", RuleSeverity.FAULT, "Svara på löftet, eller flytta det till ett senare tillfälle med skäl."
)
def promise_is_answered(material: Material) -> Iterator[Gap]:
    """Every promise to this occasion is answered; what was moved is promised elsewhere."""
    for promise in material.promises:
        if not promise.answer.strip():
            said = f"Löftet är inte besvarat: ”{promise.text}” ({promise.said_in})."
            yield Gap("section:promises", material.name_of(promise.organisation), said, f"promise/{promise.key}")


def _place(goals: tuple[str, ...]) -> str:
    return f"activities:{goals[0]}" if goals else "section:activities"
