"""A joint judgement of a commitment against its activities."""

from collections.abc import Iterator

from rodatraden.core.checks.check import Check, Finding, Severity
from rodatraden.core.checks.reported import place_of, reason_said
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import listed, quoted
from rodatraden.core.content.organisation import ReasonMeaning
from rodatraden.core.content.planning import Activity
from rodatraden.core.document.inline import StatusMeaning

_MEND_JOINT = "Ändra det samlade omdömet, eller läget på aktiviteterna."
_NOT_ON_PLAN = (ReasonMeaning.LATE, ReasonMeaning.REPLANNED, ReasonMeaning.WAITING_FOR_DECISION)
_BEHIND = (StatusMeaning.AT_RISK, StatusMeaning.OFF_TRACK)


def find_joint(subject: ReviewSubject) -> Iterator[Finding]:
    """Commitments said to have all activities on plan, while one is late, re-planned or at risk.

    Activities that have not started are named too, but are no contradiction by themselves.
    """
    for commitment in subject.commitments.values():
        joint = subject.status_reports.get(commitment.key)
        if joint is None or not joint.all_on_plan:
            continue
        activities = [a for a in subject.activities.values() if commitment.key in a.commitments and not a.merged_into]
        behind = [a for a in activities if _is_behind(subject, a)]
        if not behind:
            continue
        waiting = [a for a in activities if a not in behind and _reason(subject, a.key) is ReasonMeaning.NOT_STARTED]
        told = [f"{quoted(a.name, 60)} gör det inte" for a in behind]
        told += [f"{quoted(a.name, 60)} är inte påbörjad" for a in waiting]
        yield Finding(
            check="joint-on-plan",
            severity=Severity.FAULT,
            place=place_of(subject, commitment.key, commitment.name),
            text=f"Alla aktiviteter i åtagandet {quoted(commitment.name)} sägs gå enligt plan, men {listed(told)}.",
            expected=f"{len(activities)} av {len(activities)} enligt plan",
            found=f"{len(activities) - len(behind) - len(waiting)} av {len(activities)} enligt plan",
            mend=_MEND_JOINT,
        )


def _is_behind(subject: ReviewSubject, activity: Activity) -> bool:
    told = subject.status_reports.get(activity.key)
    label = subject.statuses.get(told.status) if told else None
    return _reason(subject, activity.key) in _NOT_ON_PLAN or bool(label and label.meaning in _BEHIND)


def _reason(subject: ReviewSubject, of: str) -> ReasonMeaning | None:
    told = subject.status_reports.get(of)
    return reason_said(subject, told.reason, told.comment) if told else None


JOINT_ON_PLAN = Check[ReviewSubject](
    id="joint-on-plan",
    title="Samlat omdöme mot aktiviteterna",
    reads="Åtaganden där alla aktiviteter sägs gå enligt plan",
    mend=_MEND_JOINT,
    find=find_joint,
)
