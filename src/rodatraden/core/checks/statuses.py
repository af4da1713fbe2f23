"""Statuses: those a report owes, and status against reason."""

from collections.abc import Iterator

from rodatraden.core.checks.check import Check, Finding, Severity
from rodatraden.core.checks.reported import names_of, place_of, reason_said
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import quoted
from rodatraden.core.content.organisation import ReasonMeaning
from rodatraden.core.content.planning import Activity
from rodatraden.core.document.inline import StatusMeaning

_MEND_MISSING = "Rapportera läget, eller säg varför det inte rapporteras."
_MEND_REASON = "Byt läge eller orsak."
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
    for commitment in subject.plan.commitments if subject.plan and subject.status_reports else ():
        told = subject.status_reports.get(commitment.key)
        if commitment.key in subject.commitments and not (told and told.status):
            yield _missing(subject, commitment.key, commitment.name, "Åtagandet")
    if not report.control_reports:
        return
    followed = {control.of: control for control in report.control_reports if not control.unit}
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


def find_reason(subject: ReviewSubject) -> Iterator[Finding]:
    """Statuses that their own reason or comment contradicts."""
    report = subject.report
    if report is None:
        return
    names = names_of(subject)
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
STATUS_REASON = Check[ReviewSubject](
    id="status-reason",
    title="Läge mot orsak",
    reads="Läge, orsak och kommentar på aktiviteter, åtaganden, riskåtgärder och kontroller",
    mend=_MEND_REASON,
    find=find_reason,
)
