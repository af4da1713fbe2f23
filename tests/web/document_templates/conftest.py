"""A template of the municipality's own beside the delivered ones."""

import pytest

from rodatraden.documents.actions.templates import copy_template
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User


@pytest.fixture
def own(development_lead: User, documents: dict[str, Document]) -> str:
    """The key of a copy of the delivered interim report."""
    return copy_template(by=development_lead, key="delarsrapport-tidig", name="Vår rapport").key
