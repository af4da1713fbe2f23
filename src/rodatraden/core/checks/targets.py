"""Targets: those without grounds, and those missed while their commitment is said to go well."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rodatraden.core import periods, targets
from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.outcomes import indicator_name
from rodatraden.core.checks.reported import place_of
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import cell_place, printed, quoted
from rodatraden.core.content.indicators import Indicator, Observation, Target, TargetRuleKind, TargetTerm
from rodatraden.core.content.planning import Commitment
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.missing import MissingReason
from rodatraden.core.surveys import margin_of

_MEND_BASIS = "Ange regeln eller beslutet som målet vilar på."
_MEND_MISSED = "Ändra läget, eller förklara varför målet ändå nås."
_GOOD = (StatusMeaning.ON_TRACK, StatusMeaning.DONE)
_SHORTEST_WORD = 6


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
                text=f"Målet för {quoted(indicator_name(subject, target.indicator))} {what}.",
                expected="en regel eller ett beslut",
                found="inget",
                mend=_MEND_BASIS,
            )


def _target_place(subject: ReviewSubject, target: Target) -> Place:
    column = f"{target.term.value}_{target.year}"
    for table in subject.tables:
        if table.of == "indicators" and any(row.key.endswith(target.indicator) for row in table.rows):
            row = next(row.key for row in table.rows if row.key.endswith(target.indicator))
            return cell_place(subject, table.key, row, column)
    return Place(node=subject.document.key, label=indicator_name(subject, target.indicator))


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
            outside = link.goal not in subject.below(commitment.goal)
            if outside or indicator is None or not _names(commitment, told.comment, indicator):
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
    ours = ("", outcome.entity, f"kommun:{subject.municipality.id}")
    series = (o for o in subject.observations if o.indicator == indicator.key and o.entity in ours)
    own = {o.period: o.amount.value for o in series if not o.breakdown}
    for target in subject.plan.targets:
        this_year = target.term is TargetTerm.INTERIM and target.year == subject.document.meta.year
        if target.indicator != indicator.key or not this_year:
            continue
        value = targets.value_of(target, own)
        comparator = targets.comparator_of(target, indicator.polarity)
        margin = margin_of(outcome.survey, indicator.unit)
        judged = targets.judge(outcome.amount.value, value, comparator, polarity=indicator.polarity, margin=margin)
        if judged.result is targets.TargetResult.NOT_REACHED and value is not None:
            return outcome.amount.value, value
    return None


def _latest(subject: ReviewSubject, indicator: str) -> Observation | None:
    totals = [o for o in subject.own_observations if o.indicator == indicator and not o.breakdown]
    return max(totals, key=lambda o: periods.end_of(o.period), default=None)


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
