"""What can be done with documents: bring in, open, accept findings, propose, decide, correct, publish."""

from rodatraden.documents.actions.accept import accept_findings
from rodatraden.documents.actions.bring_in import BroughtIn, PreviewOutdated, bring_in, digest_of
from rodatraden.documents.actions.comments import comment_on, settle_comment
from rodatraden.documents.actions.decide import (
    DecisionFacts,
    correct_document,
    decide_document,
    propose_document,
    revise_document,
)
from rodatraden.documents.actions.opening import open_documents
from rodatraden.documents.actions.publish import publish_document
from rodatraden.documents.actions.roll_over import roll_over, undo_roll_over
from rodatraden.documents.actions.write_text import write_text

__all__ = [
    "BroughtIn",
    "DecisionFacts",
    "PreviewOutdated",
    "accept_findings",
    "bring_in",
    "comment_on",
    "correct_document",
    "decide_document",
    "digest_of",
    "open_documents",
    "propose_document",
    "publish_document",
    "revise_document",
    "roll_over",
    "settle_comment",
    "undo_roll_over",
    "write_text",
]
