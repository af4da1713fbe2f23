"""Outcomes and targets: reasons for what is missing, grounds for targets, missed targets, trends."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rodatraden.core import periods, targets, trends
from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.statuses import place_of
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import cell_place, printed, quoted, row_label
from rodatraden.core.content.indicators import (
    Indicator,
    IndicatorReport,
    Judgement,
    Observation,
    Target,
    TargetRuleKind,
    TargetTerm,
)
from rodatraden.core.content.planning import Commitment
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.document.table import FigureCell
from rodatraden.core.missing import MissingReason
from rodatraden.core.surveys import MoreAnswersThanAsked, NoRespondents, margin_of_error

_MEND_REASON = "Ange varför utfallet saknas, och när det väntas."
_MEND_BASIS = "Ange regeln eller beslutet som målet vilar på."
_MEND_MISSED = "Ändra läget, eller förklara varför målet ändå nås."
_MEND_TREND = "Byt trend, eller rätta utfallen."
_MEND_DIFFERENCE = "Koppla den aktivitet som ska rätta till skillnaden."
_GOOD = (StatusMeaning.ON_TRACK, StatusMeaning.DONE)
_SHORTEST_WORD = 6


def find_without_reason(subject: ReviewSubject) -> Iterator[Finding]:
    """Outcomes that are missing without a reason; a note in a published document."""
    for table in subject.tables:
        outcome = {column.key for column in table.columns if column.role == "outcome"}
        if table.of != "indicators":
            continue
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=False):
                if column.key not in outcome or not isinstance(cell, FigureCell):
                    continue
                figure = cell.figure
                unexplained = figure.missing is None or figure.missing.reason is MissingReason.NOT_STATED
                if figure.value is None and not figure.text and not figure.marks and unexplained:
                    yield Finding(
                        check="missing-reason",
                        severity=Severity.NOTE if subject.published else Severity.QUESTION,
                        place=cell_place(subject, table.key, row.key, column.key),
                        text=f"{quoted(row_label(table, row.key))} saknar utfall utan att det står varför.",
                        expected="en orsak",
                        found="tomt",
                        mend=_MEND_REASON,
                    )


def find_without_basis(subject: ReviewSubject) -> Iterator[Finding]:
    """Targets with neither value, rule nor reason; and values without rule or decision."""
    for target in subject.plan.targets if subject.plan else ():
        amount, rule = target.amount, target.rule
        empty = amount.value is None and not amount.text and amount.missing in (None, MissingReason.NOT_STATED)
        groundless = amount.value is not None and rule is None and not target.decision
        if rule is not None and rule.kind is not TargetRuleKind.FIXED:
            continue
        if empty or groundless:
            what = "har varken värde, regel eller orsak" if empty else "har ett värde men varken regel eller beslut"
            yield Finding(
                check="target-basis",
                severity=Severity.NOTE if subject.published else Severity.QUESTION,
                place=_target_place(subject, target),
                text=f"Målet för {quoted(_name(subject, target.indicator))} {what}.",
                expected="en regel eller ett beslut",
                found="inget",
                mend=_MEND_BASIS,
            )


def _name(subject: ReviewSubject, indicator: str) -> str:
    known = subject.indicators.get(indicator)
    return known.name if known else indicator


def _target_place(subject: ReviewSubject, target: Target) -> Place:
    column = f"{target.term.value}_{target.year}"
    for table in subject.tables:
        if table.of == "indicators" and any(row.key.endswith(target.indicator) for row in table.rows):
            row = next(row.key for row in table.rows if row.key.endswith(target.indicator))
            return cell_place(subject, table.key, row, column)
    return Place(node=subject.document.key, label=_name(subject, target.indicator))


def find_missed(subject: ReviewSubject) -> Iterator[Finding]:
    """Commitments said to go well while a target they are about is missed.

    A commitment is about the indicators of its goal that its own words name.
    """
    if subject.report is None or subject.plan is None:
        return
    for commitment in subject.commitments.values():
        told = subject.status_reports.get(commitment.key)
        label = subject.statuses.get(told.status) if told else None
        if told is None or label is None or label.meaning not in _GOOD:
            continue
        for link in subject.plan.indicator_links:
            indicator = subject.indicators.get(link.indicator)
            if link.goal != commitment.goal or indicator is None or not _names(commitment, told.comment, indicator):
                continue
            missed = _missed(subject, indicator)
            if missed:
                outcome, goal = missed
                yield Finding(
                    check="target-missed",
                    severity=Severity.QUESTION,
                    place=place_of(subject, commitment.key, commitment.name),
                    text=f"Målet missas men läget är {label.label}. {indicator.name} är "
                    f"{printed(outcome, indicator.decimals)}, målet är {printed(goal, indicator.decimals)}. "
                    f"Åtagandet {quoted(commitment.name, 70)} har ändå läget {label.label}.",
                    expected=printed(goal, indicator.decimals, indicator.unit),
                    found=printed(outcome, indicator.decimals, indicator.unit),
                    mend=_MEND_MISSED,
                )


def _names(commitment: Commitment, comment: str, indicator: Indicator) -> bool:
    word = re.match(r"[^\W\d_]+", indicator.name)
    if word is None or len(word.group()) < _SHORTEST_WORD:
        return False
    said = " ".join((commitment.name, commitment.text, commitment.background, comment))
    return re.search(rf"\b{re.escape(word.group())}", said, re.IGNORECASE) is not None


def _missed(subject: ReviewSubject, indicator: Indicator) -> tuple[Decimal, Decimal] | None:
    """Outcome and target when the year's interim target is missed; several targets: the first missed."""
    outcome = _latest(subject, indicator.key)
    if outcome is None or outcome.amount.value is None or subject.plan is None:
        return None
    own = {o.period: o.amount.value for o in subject.observations if o.indicator == indicator.key and not o.breakdown}
    for target in subject.plan.targets:
        this_year = target.term is TargetTerm.INTERIM and target.year == subject.document.meta.year
        if target.indicator != indicator.key or not this_year:
            continue
        value = target.amount.value
        if value is None and target.rule is not None:
            value = targets.resolve(target.rule, outcomes=own, polarity=indicator.polarity).value
        kind = target.rule.kind if target.rule else TargetRuleKind.FIXED
        comparator = target.comparator or targets.default_comparator(kind, indicator.polarity)
        margin = _margin(outcome)
        judged = targets.judge(outcome.amount.value, value, comparator, polarity=indicator.polarity, margin=margin)
        if judged.result is targets.TargetResult.NOT_REACHED and value is not None:
            return outcome.amount.value, value
    return None


def _margin(observation: Observation) -> Decimal | None:
    if observation.survey is None:
        return None
    try:
        return margin_of_error(observation.survey.respondents, observation.survey.asked).points
    except (NoRespondents, MoreAnswersThanAsked):
        return None


def _latest(subject: ReviewSubject, indicator: str) -> Observation | None:
    totals = [o for o in subject.own_observations if o.indicator == indicator and not o.breakdown]
    return max(totals, key=lambda o: periods.parse(o.period).end, default=None)


def find_trends(subject: ReviewSubject) -> Iterator[Finding]:
    """Trend labels that the two periods compared do not give."""
    for report in subject.report.indicator_reports if subject.report else ():
        indicator = subject.indicators.get(report.indicator)
        if indicator is None or report.trend is None or not report.compared_with:
            continue
        pair = [_total(subject, report, period) for period in (report.compared_with, report.period)]
        if pair[0] is None or pair[1] is None:
            continue
        breaks = subject.municipality.series_breaks
        place = _indicator_place(subject, report)
        stated = report.trend_stated or trends.WORDS[report.trend]
        try:
            counted = trends.trend(indicator, pair[0], pair[1], breaks=breaks, margin=_margin(pair[1]))
        except trends.NotComparable as refused:
            yield _trend_finding(place, f"Trenden går inte att jämföra. {refused}", "ingen trend", stated)
            continue
        if counted is not None and counted is not report.trend:
            first, second = (printed(o.amount.value, indicator.decimals) for o in pair if o)
            words = trends.WORDS[counted]
            text = (
                f"{indicator.name} har gått från {first} till {second}. Det är {words.lower()}, inte {stated.lower()}."
            )
            yield _trend_finding(place, text, words, stated)


def _total(subject: ReviewSubject, report: IndicatorReport, period: str) -> Observation | None:
    found = (o for o in subject.observations if o.indicator == report.indicator and not o.breakdown)
    return next((o for o in found if o.period == period), None)


def _indicator_place(subject: ReviewSubject, report: IndicatorReport) -> Place:
    for table in subject.tables:
        row = next((row.key for row in table.rows if row.key.endswith(report.indicator)), "")
        if table.of == "indicators" and row:
            return cell_place(subject, table.key, row, "trend")
    return Place(node=subject.document.key, label=_name(subject, report.indicator))


def _trend_finding(place: Place, text: str, expected: str, found: str) -> Finding:
    return Finding(
        check="trend-label",
        severity=Severity.QUESTION,
        place=place,
        text=text,
        expected=expected,
        found=found,
        mend=_MEND_TREND,
    )


def find_differences(subject: ReviewSubject) -> Iterator[Finding]:
    """Differences judged unjustified without the activity that mends them."""
    for report in subject.report.indicator_reports if subject.report else ():
        for difference in report.differences:
            if difference.judgement is not Judgement.YES or difference.activity in subject.activities:
                continue
            place = _indicator_place(subject, report)
            yield Finding(
                check="unjustified-difference",
                severity=Severity.FAULT,
                place=place,
                text=f"{quoted(_name(subject, report.indicator))} har en omotiverad skillnad "
                "men ingen aktivitet som rättar till den.",
                expected="en aktivitet",
                found=difference.activity or "ingen",
                mend=_MEND_DIFFERENCE,
            )


MISSING_REASON = Check[ReviewSubject](
    id="missing-reason",
    title="Utfall som saknas utan orsak",
    reads="Utfallskolumnerna i måttabellerna",
    mend=_MEND_REASON,
    find=find_without_reason,
)
TARGET_BASIS = Check[ReviewSubject](
    id="target-basis",
    title="Mål utan regel eller beslut",
    reads="Planens etappmål och målvärden",
    mend=_MEND_BASIS,
    find=find_without_basis,
)
TARGET_MISSED = Check[ReviewSubject](
    id="target-missed",
    title="Målet missas men åtagandet blir klart",
    reads="Åtagandens läge, och utfall och mål för de mått de handlar om",
    mend=_MEND_MISSED,
    find=find_missed,
)
TREND_LABEL = Check[ReviewSubject](
    id="trend-label",
    title="Trend mot utfallen",
    reads="Trenden i måttabellerna och de två perioder den jämför",
    mend=_MEND_TREND,
    find=find_trends,
)
UNJUSTIFIED_DIFFERENCE = Check[ReviewSubject](
    id="unjustified-difference",
    title="Omotiverad skillnad utan aktivitet",
    reads="Bedömningen av skillnader mellan grupper",
    mend=_MEND_DIFFERENCE,
    find=find_differences,
)
