"""Outcomes: reasons for what is missing, trends against the series, unjustified differences."""

from collections.abc import Iterator

from rodatraden.core import periods, trends
from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import cell_place, printed, quoted, row_label
from rodatraden.core.content.indicators import (
    IndicatorReport,
    Judgement,
    Observation,
)
from rodatraden.core.document.table import FigureCell
from rodatraden.core.missing import MissingReason
from rodatraden.core.surveys import margin_of

_MEND_REASON = "Ange varför utfallet saknas, och när det väntas."
_MEND_TREND = "Byt trend, eller rätta utfallen."
_MEND_DIFFERENCE = "Koppla den aktivitet som ska rätta till skillnaden."


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


def indicator_name(subject: ReviewSubject, indicator: str) -> str:
    """An indicator's name, or its key."""
    known = subject.indicators.get(indicator)
    return known.name if known else indicator


def find_trends(subject: ReviewSubject) -> Iterator[Finding]:
    """Trend labels that the two periods compared do not give.

    Without a named period to compare with it is the latest earlier one that can be compared.
    """
    for report in subject.report.indicator_reports if subject.report else ():
        indicator = subject.indicators.get(report.indicator)
        now = _now(subject, report)
        before = _before(subject, report, now) if now else None
        if indicator is None or report.trend is None or now is None or before is None:
            continue
        place = _indicator_place(subject, report)
        stated = report.trend_stated or trends.WORDS[report.trend]
        try:
            breaks = subject.municipality.series_breaks
            counted = trends.trend(indicator, before, now, breaks=breaks, margin=margin_of(now.survey, indicator.unit))
        except trends.NotComparable as refused:
            yield _trend_finding(place, f"Trenden går inte att jämföra. {refused}", "ingen trend", stated)
            continue
        if counted is not None and counted is not report.trend:
            first, second = (printed(o.amount.value, indicator.decimals) for o in (before, now))
            words = trends.WORDS[counted]
            text = (
                f"{indicator.name} har gått från {first} till {second}. Det är {words.lower()}, inte {stated.lower()}."
            )
            yield _trend_finding(place, text, words, stated)


def _now(subject: ReviewSubject, report: IndicatorReport) -> Observation | None:
    totals = [o for o in subject.own_observations if o.indicator == report.indicator and not o.breakdown]
    return next((o for o in totals if o.period == report.period), None)


def _before(subject: ReviewSubject, report: IndicatorReport, now: Observation) -> Observation | None:
    series = [
        o for o in subject.observations if o.indicator == now.indicator and o.entity == now.entity and not o.breakdown
    ]
    if report.compared_with:
        return next((o for o in series if o.period == report.compared_with), None)
    earlier = [o for o in series if periods.end_of(o.period) < periods.end_of(now.period)]
    for candidate in sorted(earlier, key=lambda o: periods.end_of(o.period), reverse=True):
        try:
            trends.refuse_incomparable(candidate, now, subject.municipality.series_breaks)
        except trends.NotComparable:
            continue
        return candidate
    return None


def _indicator_place(subject: ReviewSubject, report: IndicatorReport) -> Place:
    for table in subject.tables:
        row = next((row.key for row in table.rows if row.key.endswith(report.indicator)), "")
        if table.of == "indicators" and row:
            return cell_place(subject, table.key, row, "trend")
    return Place(node=subject.document.key, label=indicator_name(subject, report.indicator))


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
                text=f"{quoted(indicator_name(subject, report.indicator))} har en omotiverad skillnad "
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
