"""Say who the municipality is: the first thing that is written in an empty database, and changed when it changes."""

from __future__ import annotations

import re

from django.db import transaction

from rodatraden.apps.cycle.actions.editing import begin_edit
from rodatraden.apps.cycle.actions.scopes import mark_changed, municipality_scope
from rodatraden.apps.cycle.actions.things import cleaned
from rodatraden.apps.cycle.organisation_errors import CodeInvalid, ColourInvalid
from rodatraden.apps.cycle.queries.organisation import municipality_facts
from rodatraden.apps.cycle.thing_errors import NameMissing
from rodatraden.apps.org.queries.content import MUNICIPALITY, MunicipalityFacts
from rodatraden.apps.org.rules import EDIT_ORGANISATION
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.keyed.one_kind import replace_kind, values_of
from rodatraden.foundation.permissions import require

_CODE = re.compile(r"[0-9]{4}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@transaction.atomic
def edit_municipality(*, by: User, facts: MunicipalityFacts, token: str, reason: str = "") -> MunicipalityFacts:
    """Make the municipality what the facts say; the first time it begins with it.

    `token` is that of `municipality_facts()` when the form was opened. Raises NameMissing, CodeInvalid,
    ColourInvalid, ContentRefused for what is too long, ChangedSince.
    """
    require(by, EDIT_ORGANISATION, "")
    held = begin_edit(by=by, permission=EDIT_ORGANISATION, scope=municipality_scope(by=by), reason=reason)
    refuse_changed(values_of(municipality_facts()), token)
    told = cleaned(facts)
    if not told.name:
        raise NameMissing("kommunen")
    if not _CODE.fullmatch(told.id):
        raise CodeInvalid(told.id)
    if told.accent and not _COLOUR.fullmatch(told.accent):
        raise ColourInvalid(told.accent)
    if replace_kind(MUNICIPALITY, [told], by=by, scope=None, action="org.municipality.edit", reason=reason.strip()):
        mark_changed(by=by, scope=held)
    return told
