"""What can be done with documents: bring in, open, accept findings, propose, decide, correct, publish."""

from rodatraden.documents.actions.accept import accept_findings
from rodatraden.documents.actions.bring_in import BroughtIn, bring_in
from rodatraden.documents.actions.decide import (
    DecisionFacts,
    correct_document,
    decide_document,
    propose_document,
    revise_document,
)
from rodatraden.documents.actions.opening import open_documents
from rodatraden.documents.actions.publish import publish_document
from rodatraden.documents.actions.write_text import write_text

__all__ = [
    "BroughtIn",
    "DecisionFacts",
    "accept_findings",
    "bring_in",
    "correct_document",
    "decide_document",
    "open_documents",
    "propose_document",
    "publish_document",
    "revise_document",
    "write_text",
]
