"""The review (granskningen): all checks of a document, in the order a reader wants them."""

from rodatraden.core.checks.check import Check, Finding, Severity, run
from rodatraden.core.checks.counts import COMMITMENT_LINKS, COUNTS
from rodatraden.core.checks.equity import EQUITY
from rodatraden.core.checks.groups import GROUPS
from rodatraden.core.checks.joint import JOINT_ON_PLAN
from rodatraden.core.checks.marks import NOTE_KIND, NOTE_UNKNOWN, NOTE_UNUSED
from rodatraden.core.checks.outcomes import (
    MISSING_REASON,
    TREND_LABEL,
    UNJUSTIFIED_DIFFERENCE,
)
from rodatraden.core.checks.references import DESCRIBED_ELSEWHERE, REFERENCE
from rodatraden.core.checks.same_quantity import SAME_QUANTITY
from rodatraden.core.checks.stated import STATED_VALUE, TEXT_FIGURES
from rodatraden.core.checks.statuses import STATUS_MISSING, STATUS_REASON
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.sums import SUMS, VARIANCE_SIGN
from rodatraden.core.checks.surveys import SURVEY_MARGIN, TOO_FEW_ANSWERS
from rodatraden.core.checks.targets import TARGET_BASIS, TARGET_MISSED
from rodatraden.core.checks.text_periods import TEXT_PERIODS
from rodatraden.core.checks.text_shares import TEXT_SHARES

REVIEW: tuple[Check[ReviewSubject], ...] = (
    SUMS,
    VARIANCE_SIGN,
    EQUITY,
    SAME_QUANTITY,
    STATED_VALUE,
    TEXT_FIGURES,
    TEXT_SHARES,
    GROUPS,
    SURVEY_MARGIN,
    TOO_FEW_ANSWERS,
    COUNTS,
    COMMITMENT_LINKS,
    JOINT_ON_PLAN,
    STATUS_MISSING,
    STATUS_REASON,
    TARGET_MISSED,
    TARGET_BASIS,
    TREND_LABEL,
    MISSING_REASON,
    UNJUSTIFIED_DIFFERENCE,
    NOTE_UNKNOWN,
    NOTE_UNUSED,
    NOTE_KIND,
    REFERENCE,
    DESCRIBED_ELSEWHERE,
    TEXT_PERIODS,
)

_ORDER = tuple(Severity)


def review(subject: ReviewSubject) -> tuple[Finding, ...]:
    """What the review finds, faults first, then questions, then notes."""
    return tuple(sorted(run(REVIEW, subject), key=lambda finding: _ORDER.index(finding.severity)))
