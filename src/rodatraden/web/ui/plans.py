"""Begin a plan: the plan itself, and the document that it is read as."""

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions.plans import open_plan
from rodatraden.documents.actions import open_documents
from rodatraden.documents.rules import OPEN_DOCUMENT
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows


def begin_plan(user: User, organisation: str, year: int) -> Scope:
    """Open an organisation's plan for a year, and its document; the one there is, when it is open already."""
    scope = open_plan(by=user, organisation=organisation, year=year)
    if allows(user, OPEN_DOCUMENT, organisation):
        open_documents(by=user, scopes=(scope.key,))
    return scope
