"""Begin a plan: the plan itself, and the document that it is read as."""

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions.plans import open_plan, open_plan_to_answer
from rodatraden.documents.actions import open_documents
from rodatraden.documents.rules import OPEN_DOCUMENT
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows


def begin_plan(user: User, organisation: str, year: int) -> Scope:
    """Open an organisation's plan for a year, and its document; the one there is, when it is open already."""
    return _with_document(user, open_plan(by=user, organisation=organisation, year=year), organisation)


def begin_plan_to_answer(user: User, organisation: str, year: int) -> Scope:
    """The same, for whoever answers the council for the organisation."""
    return _with_document(user, open_plan_to_answer(by=user, organisation=organisation, year=year), organisation)


def _with_document(user: User, scope: Scope, organisation: str) -> Scope:
    if allows(user, OPEN_DOCUMENT, organisation):
        open_documents(by=user, scopes=(scope.key,))
    return scope
