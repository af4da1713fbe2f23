"""Statuses: owed ones, joint judgements, status against reason, and missed targets."""

import re
from collections.abc import Iterator

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import listed, quoted
from rodatraden.core.content.organisation import ReasonMeaning
from rodatraden.core.content.planning import Activity
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.document.tree import StatusList

_MEND_MISSING = "Rapportera läget, eller säg varför det inte rapporteras."
_MEND_JOINT = "Ändra det samlade omdömet, eller läget på aktiviteterna."
_MEND_REASON = "Byt läge eller orsak."
_NOT_ON_PLAN = (ReasonMeaning.LATE, ReasonMeaning.REPLANNED, ReasonMeaning.WAITING_FOR_DECISION)
_BEHIND = (StatusMeaning.AT_RISK, StatusMeaning.OFF_TRACK)
_OVER = (StatusMeaning.DONE, StatusMeaning.CANCELLED)
_CONTRADICTIONS: dict[ReasonMeaning, tuple[StatusMeaning, ...]] = {
    ReasonMeaning.ON_PLAN: (StatusMeaning.OFF_TRACK, StatusMeaning.CANCELLED),
    ReasonMeaning.LATE: (StatusMeaning.DONE, StatusMeaning.CANCELLED),
    ReasonMeaning.REPLANNED: (StatusMeaning.DONE,),
    ReasonMeaning.WAITING_FOR_DECISION: (StatusMeaning.DONE,),
    ReasonMeaning.NOT_STARTED: (StatusMeaning.DONE,),
    ReasonMeaning.DONE: (StatusMeaning.NOT_STARTED, StatusMeaning.OFF_TRACK, StatusMeaning.CANCELLED),
    ReasonMeaning.NO_LONGER_RELEVANT: (
        StatusMeaning.ON_TRACK,
        StatusMeaning.AT_RISK,
        StatusMeaning.OFF_TRACK,
        StatusMeaning.NOT_STARTED,
    ),
}
_SAYS: tuple[tuple[re.Pattern[str], ReasonMeaning], ...] = (
    (
        re.compile(r"\b(?:ej|inte|inte längre) aktuell(?:t|a)?\b|\butgår\b", re.IGNORECASE),
        ReasonMeaning.NO_LONGER_RELEVANT,
    ),
    (re.compile(r"\bförsena(?:d|t|de|s)\b|\bförsening", re.IGNORECASE), ReasonMeaning.LATE),
    (re.compile(r"\b(?:ska|kommer att) påbörjas\b", re.IGNORECASE), ReasonMeaning.NOT_STARTED),
)


def find_missing(subject: ReviewSubject) -> Iterator[Finding]:
    """Activities, commitments and treatments that the report owes a status and says nothing of.

    A commitment and a treatment owe a status; an activity owes a status, a reason or a comment.
    What is merged into a commitment, has ended, or stands under goals that are not reported at
    the occasion, owes nothing. Treatments owe one only where the report follows up treatments.
    """
    report = subject.report
    if report is None:
        return
    for activity in subject.activities.values():
        told = subject.status_reports.get(activity.key)
        if _owes(subject, activity) and not (told and (told.status or told.reason or told.comment)):
            yield _missing(subject, activity.key, activity.name, "Aktiviteten")
    if not report.control_reports:
        return
    followed = {control.of: control for control in report.control_reports}
    for risk in subject.plan.risks if subject.plan else ():
        for treatment in risk.treatments:
            told_of = followed.get(treatment.key)
            if not (told_of and (told_of.status or told_of.comment)):
                yield _missing(subject, treatment.key, treatment.text, "Åtgärden")


def _owes(subject: ReviewSubject, activity: Activity) -> bool:
    if activity.merged_into or not subject.status_reports:
        return False
    day = subject.as_of
    if day and activity.ends and activity.ends.year < day.year:
        return False
    goals = [subject.goals[key] for key in activity.goals if key in subject.goals]
    return not goals or any(not goal.not_reported_at for goal in goals)


def _missing(subject: ReviewSubject, key: str, name: str, what: str) -> Finding:
    return Finding(
        check="status-missing",
        severity=Severity.NOTE if subject.published else Severity.FAULT,
        place=place_of(subject, key, name),
        text=f"{what} {quoted(name)} har inget läge i rapporten.",
        expected="ett läge",
        found="inget",
        mend=_MEND_MISSING,
    )


def place_of(subject: ReviewSubject, key: str, name: str) -> Place:
    """Where an activity, commitment or treatment stands in the document."""
    for node in subject.nodes.values():
        if isinstance(node, StatusList):
            for item in node.items:
                if item.key == key or item.key.endswith((f":{key}", f"/{key}")):
                    return Place(node=node.key, row=item.key, label=item.title)
        elif node.key.endswith((f":{key}", f"/{key}")):
            return Place(node=node.key, label=name)
    return Place(node=subject.document.key, label=name)


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
        told = [f"{quoted(a.name, 60)} är det inte" for a in behind]
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


def reason_said(subject: ReviewSubject, code: str, comment: str) -> ReasonMeaning | None:
    """The reason a report gives: its code, or else what its comment plainly says."""
    known = subject.reasons.get(code)
    if known:
        return known.meaning
    return next((meaning for pattern, meaning in _SAYS if pattern.search(comment)), None)


def find_reason(subject: ReviewSubject) -> Iterator[Finding]:
    """Statuses that their own reason or comment contradicts."""
    report = subject.report
    if report is None:
        return
    names = {a.key: a.name for a in subject.activities.values()}
    names |= {c.key: c.name for c in subject.commitments.values()}
    risks = subject.plan.risks if subject.plan else ()
    names |= {treatment.key: treatment.text for risk in risks for treatment in risk.treatments}
    every = [(r.of, r.status, r.reason, r.comment) for r in report.status_reports]
    every += [(r.of, r.status, r.reason, r.comment) for r in report.control_reports]
    for of, status, reason, comment in every:
        label, meaning = subject.statuses.get(status), reason_said(subject, reason, comment)
        # A comment on a commitment may tell of one activity; only its code speaks for the whole.
        if of in subject.commitments and reason not in subject.reasons:
            continue
        if label and meaning and label.meaning in _CONTRADICTIONS[meaning]:
            yield Finding(
                check="status-reason",
                severity=Severity.QUESTION,
                place=place_of(subject, of, names.get(of, of)),
                text=f"{quoted(names.get(of, of))} har läget {label.label}. Kommentaren säger något annat: "
                f"{quoted(comment or _code_words(subject, reason), 80)}",
                expected=_fitting(subject, meaning),
                found=label.label,
                mend=_MEND_REASON,
            )


def _code_words(subject: ReviewSubject, code: str) -> str:
    return subject.reasons[code].label if code in subject.reasons else code


def _fitting(subject: ReviewSubject, reason: ReasonMeaning) -> str:
    """The municipality's own label that fits a reason, or what is missing in its list."""
    wanted = {
        ReasonMeaning.NO_LONGER_RELEVANT: (StatusMeaning.CANCELLED, "Utgår"),
        ReasonMeaning.DONE: (StatusMeaning.DONE, "Klar"),
        ReasonMeaning.NOT_STARTED: (StatusMeaning.NOT_STARTED, "Inte påbörjad"),
    }.get(reason)
    if wanted is None:
        return ""
    return next((label.label for label in subject.statuses.values() if label.meaning is wanted[0]), wanted[1])


STATUS_MISSING = Check[ReviewSubject](
    id="status-missing",
    title="Läge som saknas",
    reads="Aktiviteter och riskåtgärder som rapporten ska säga något om",
    mend=_MEND_MISSING,
    find=find_missing,
)
JOINT_ON_PLAN = Check[ReviewSubject](
    id="joint-on-plan",
    title="Samlat omdöme mot aktiviteterna",
    reads="Åtaganden där alla aktiviteter sägs gå enligt plan",
    mend=_MEND_JOINT,
    find=find_joint,
)
STATUS_REASON = Check[ReviewSubject](
    id="status-reason",
    title="Läge mot orsak",
    reads="Läge, orsak och kommentar på aktiviteter, åtaganden, riskåtgärder och kontroller",
    mend=_MEND_REASON,
    find=find_reason,
)
