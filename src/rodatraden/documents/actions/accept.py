"""Accepting findings of the review."""

from collections.abc import Sequence

from django.db import transaction

from rodatraden.core.checks.check import Finding
from rodatraden.documents.errors import ReasonMissing
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.models import AcceptedFinding, Document
from rodatraden.documents.rules import ACCEPT_FINDING
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require


@transaction.atomic
def accept_findings(*, by: User, document: Document, findings: Sequence[Finding], reason: str) -> int:
    """Accept findings with one reason; gives how many were new.

    An acceptance holds for exactly that finding: when the figure or text changes the finding is
    another, and must be answered anew. Raises `ReasonMissing`.
    """
    require(by, ACCEPT_FINDING, document)
    if not reason.strip():
        raise ReasonMissing("varför anmärkningen godtas")
    new = 0
    for finding in findings:
        _, added = AcceptedFinding.objects.get_or_create(
            document=document,
            finding=finding_key(finding),
            defaults={"text": finding.text, "reason": reason.strip(), "accepted_by": by},
        )
        if added:
            new += 1
            record(
                by=by,
                action="documents.accept_finding",
                kind="document",
                key=document.key,
                after={"check": finding.check, "place": finding.place.label, "text": finding.text},
                reason=reason.strip(),
            )
    return new
