"""What can be done with the organisation."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.org.queries.content import AREA
from rodatraden.apps.org.rules import IMPORT_ORGANISATION
from rodatraden.core.content.file import MunicipalityContent
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.area import replace
from rodatraden.foundation.keyed.changes import Change
from rodatraden.foundation.permissions import require


@transaction.atomic
def replace_org_content(*, by: User, content: MunicipalityContent, reason: str = "") -> tuple[Change, ...]:
    """Make the municipality and its organisations exactly those of the content."""
    require(by, IMPORT_ORGANISATION)
    return replace(AREA, by=by, content=content, path=("municipality",), reason=reason)
