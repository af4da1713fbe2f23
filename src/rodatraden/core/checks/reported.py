"""What a report says of a thing: its place in the document, its words, its reason."""

import re

from rodatraden.core.checks.check import Place
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.content.control import Audit
from rodatraden.core.content.organisation import ReasonMeaning
from rodatraden.core.document.tree import StatusList

_SAYS: tuple[tuple[re.Pattern[str], ReasonMeaning], ...] = (
    (
        re.compile(r"\b(?:ej|inte|inte längre) aktuell(?:t|a)?\b|\butgår\b", re.IGNORECASE),
        ReasonMeaning.NO_LONGER_RELEVANT,
    ),
    (re.compile(r"(?<!inte )\bförsena(?:d|t|de|s)\b|(?<!ingen )\bförsening", re.IGNORECASE), ReasonMeaning.LATE),
    (re.compile(r"\b(?:ska|kommer att) påbörjas\b", re.IGNORECASE), ReasonMeaning.NOT_STARTED),
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
    row = _owner(subject, key)
    table = next((table for table in subject.tables if any(r.key == row for r in table.rows)), None)
    if table:
        return Place(node=table.key, row=row, label=f"Tabell {table.caption}, {name}")
    return Place(node=subject.document.key, label=name)


def _owner(subject: ReviewSubject, key: str) -> str:
    """The risk a treatment belongs to, the audit a recommendation does, or the thing itself."""
    parts = {part.key: risk.key for risk in (subject.plan.risks if subject.plan else ()) for part in risk.treatments}
    parts |= {part.key: audit.key for audit in _audits(subject) for part in audit.recommendations}
    return parts.get(key, key)


def _audits(subject: ReviewSubject) -> tuple[Audit, ...]:
    own = subject.report.audits if subject.report else ()
    return (*own, *(subject.plan.audits if subject.plan else ()))


def names_of(subject: ReviewSubject) -> dict[str, str]:
    """The words of everything that may have a status, by key."""
    names = {a.key: a.name for a in subject.activities.values()}
    names |= {c.key: c.name for c in subject.commitments.values()}
    risks = subject.plan.risks if subject.plan else ()
    names |= {treatment.key: treatment.text for risk in risks for treatment in risk.treatments}
    names |= {part.key: part.measure or part.text for audit in _audits(subject) for part in audit.recommendations}
    return names | {c.key: c.what for c in (subject.plan.controls if subject.plan else ())}


def reason_said(subject: ReviewSubject, code: str, comment: str) -> ReasonMeaning | None:
    """The reason a report gives: its code, or else what its comment plainly says."""
    known = subject.reasons.get(code)
    if known:
        return known.meaning
    return next((meaning for pattern, meaning in _SAYS if pattern.search(comment)), None)
