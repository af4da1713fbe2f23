"""Proposals, decisions, corrections and revisions."""

from datetime import date

from rodatraden.documents import queries
from rodatraden.documents.actions.facts import DecisionFacts
from rodatraden.documents.actions.freezing import Asked, keep, make
from rodatraden.documents.enums import EditionKind, EditionState
from rodatraden.documents.errors import AlreadyDecided, ChangedMeanwhile, NotDecided, ReasonMissing
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.rules import DECIDE_DOCUMENT
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import require

__all__ = ["DecisionFacts", "correct_document", "decide_document", "propose_document", "revise_document"]

DECIDED = (EditionState.DECIDED, EditionState.PUBLISHED)


def propose_document(*, by: User, document: Document) -> Edition:
    """Freeze the document as a proposal, so that every member reads the same."""
    require(by, DECIDE_DOCUMENT, document)
    asked = Asked(kind=EditionKind.ORIGINAL, facts=None)
    return keep(make(document, asked), asked, by=by, document=document, allowed=lambda locked: None)


def decide_document(*, by: User, document: Document, facts: DecisionFacts) -> Edition:
    """Freeze the document as decided: tree, template, data and every rendered file.

    Raises `AlreadyDecided`, `DecisionIncomplete`, `DecisionTooLong`, `FaultsRemain` (faults of the
    review that are neither mended nor accepted) or `ChangedMeanwhile`.
    """
    require(by, DECIDE_DOCUMENT, document)
    refuse_decided(document)
    asked = Asked(kind=EditionKind.ORIGINAL, facts=facts.complete())
    return keep(make(document, asked), asked, by=by, document=document, allowed=refuse_decided)


def correct_document(*, by: User, document: Document, reason: str) -> Edition:
    """Mend a slip in a decided document under the same decision; `reason` says what was wrong."""
    require(by, DECIDE_DOCUMENT, document)
    before = _decided(document, "rättas")
    if not reason.strip():
        raise ReasonMissing("vad rättelsen gäller")
    facts = DecisionFacts(
        body=before.body,
        decided_on=before.decided_on,
        paragraph=before.paragraph,
        case_number=before.case_number,
    )
    asked = Asked(kind=EditionKind.CORRECTION, facts=facts, reason=reason.strip())

    def still_newest(locked: Document) -> None:
        if _decided(locked, "rättas").pk != before.pk:
            raise ChangedMeanwhile(document.title)

    return keep(make(document, asked), asked, by=by, document=document, allowed=still_newest)


def revise_document(*, by: User, document: Document, facts: DecisionFacts, reason: str, valid_from: date) -> Edition:
    """A new decision that replaces the plan from a date."""
    require(by, DECIDE_DOCUMENT, document)
    _decided(document, "revideras")
    if not reason.strip():
        raise ReasonMissing("varför dokumentet revideras")
    asked = Asked(kind=EditionKind.REVISION, facts=facts.complete(), reason=reason.strip(), valid_from=valid_from)
    return keep(make(document, asked), asked, by=by, document=document, allowed=lambda locked: None)


def refuse_decided(document: Document) -> None:
    """`AlreadyDecided` when the document has a decided edition."""
    if queries.newest_edition(document, *DECIDED) is not None:
        raise AlreadyDecided(document.title)


def _decided(document: Document, to_be: str) -> Edition:
    before = queries.newest_edition(document, *DECIDED)
    if before is None or before.decided_on is None:
        raise NotDecided(document.title, to_be)
    return before
