"""What a report owes when something is not as it should be, and what was promised to it."""

from collections.abc import Iterator

from rodatraden.core.content.occasions import RuleSeverity
from rodatraden.core.content.organisation import ReasonMeaning
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.periods import end_of
from rodatraden.core.targets import TargetResult
from rodatraden.documents.assembly.key_figures import RESULT_STATUS, latest_observation, target_status
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules.conditions.condition import condition
from rodatraden.documents.content_rules.gap import Gap

OFF_PLAN = frozenset({StatusMeaning.AT_RISK, StatusMeaning.OFF_TRACK, StatusMeaning.CANCELLED})


@condition(
    "Det som inte når målet analyseras",
    RuleSeverity.FAULT,
    "Skriv varför målet inte nås och vad det betyder för dem verksamheten är till för.",
)
def off_target_has_analysis(material: Material) -> Iterator[Gap]:
    """Every indicator of the plan whose outcome of the year misses the year's target is analysed in the report.

    An outcome of an earlier year has been analysed before.
    """
    if material.report is None:
        return
    missed = RESULT_STATUS[TargetResult.NOT_REACHED]
    analysed = {one.indicator for one in material.report.indicator_reports if one.analysis.strip()}
    seen: set[str] = set()
    for link in material.plan.indicator_links:
        indicator = material.indicators.get(link.indicator)
        if indicator is None or link.indicator in analysed | seen:
            continue
        seen.add(link.indicator)
        latest = latest_observation(material, link.indicator)
        this_year = latest is not None and end_of(latest.period).year >= material.year
        if this_year and target_status(material, indicator, latest) == missed:
            said = "Etappmålet nås inte, och analysen saknas."
            yield Gap(f"indicators:{link.goal}", indicator.name, said, f"indicator/{indicator.key}")


@condition(
    "Det som inte går enligt plan har orsak och kommentar",
    RuleSeverity.FAULT,
    "Välj orsak, och skriv vad som har hänt och vad det betyder.",
)
def off_plan_has_reason_and_comment(material: Material) -> Iterator[Gap]:
    """Every status that is not on plan comes with a reason and a comment."""
    names = {one.key: (one.name, "activity", _place(one.goals)) for one in material.plan.activities}
    names |= {key: (one.name, "commitment", f"section:commitment/{key}") for key, one in material.commitments.items()}
    reasons = {reason.key: reason.meaning for reason in material.municipality.reasons}
    for report in material.report.status_reports if material.report else ():
        label = material.statuses.get(report.status)
        if label is None or label.meaning not in OFF_PLAN or report.of not in names:
            continue
        lacking = [
            *(["orsak"] if reasons and reasons.get(report.reason) in (None, ReasonMeaning.ON_PLAN) else []),
            *(["kommentar"] if not report.comment.strip() else []),
        ]
        if lacking:
            name, kind, node = names[report.of]
            said = f"Läget är ”{label.label}” men {' och '.join(lacking)} saknas."
            yield Gap(node, name, said, f"{kind}/{report.of}")


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
