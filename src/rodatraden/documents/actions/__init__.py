"""What can be done with documents: open, accept findings, propose, decide, correct, publish."""

from rodatraden.documents.actions.accept import accept_findings
from rodatraden.documents.actions.decide import (
    DecisionFacts,
    correct_document,
    decide_document,
    propose_document,
    revise_document,
)
from rodatraden.documents.actions.opening import open_documents
from rodatraden.documents.actions.publish import publish_document

__all__ = [
    "DecisionFacts",
    "accept_findings",
    "correct_document",
    "decide_document",
    "open_documents",
    "propose_document",
    "publish_document",
    "revise_document",
]
