"""A template from a file, as another municipality or an earlier installation gave it."""

import json

from django.db import transaction
from pydantic import ValidationError

from rodatraden.documents.actions.templates import add_template
from rodatraden.documents.content_rules import RULES
from rodatraden.documents.models import OwnTemplate
from rodatraden.documents.rules import EDIT_TEMPLATES
from rodatraden.documents.template_data import template_from_data
from rodatraden.documents.template_errors import TemplateFileUnreadable
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import require

LARGEST = 200_000
"""How many bytes a file may have."""


@transaction.atomic
def read_template_file(*, by: User, content: bytes) -> OwnTemplate:
    """A template of the municipality's own as the file describes it, under a key of its own.

    Raises TemplateFileUnreadable, and what `refuse_unsound` raises.
    """
    require(by, EDIT_TEMPLATES, "")
    if not content:
        raise TemplateFileUnreadable("välj en fil som hämtats från en mall.")
    if len(content) > LARGEST:
        raise TemplateFileUnreadable("den är större än en mall kan vara.")
    try:
        template = template_from_data(json.loads(content))
    except (UnicodeDecodeError, RecursionError, json.JSONDecodeError):
        raise TemplateFileUnreadable("den går inte att läsa som JSON.") from None
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise TemplateFileUnreadable(f"”{where or 'hela filen'}” saknas eller har ett okänt värde.") from None
    unknown = [rule for rule in template.rules if rule not in RULES]
    if unknown:
        raise TemplateFileUnreadable(f"kravet ”{unknown[0]}” finns inte.")
    return add_template(by=by, template=template, copied_from="en fil")
