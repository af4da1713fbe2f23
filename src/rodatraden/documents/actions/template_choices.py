"""Which template documents are to follow, and letting an open document follow another."""

from collections.abc import Mapping

from django.db import transaction

from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.org.models import Organisation
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.document.template import DocumentKind, TemplateLevel
from rodatraden.documents.actions.opening import install_delivered, installed, title_of
from rodatraden.documents.chosen_template import Place, level_of_kind, newest, offered_to, usual_choices
from rodatraden.documents.enums import EditionState
from rodatraden.documents.models import Document, OwnTemplate, TemplateChoice, TemplateVersion
from rodatraden.documents.rules import EDIT_TEMPLATES, TAKE_TEMPLATE
from rodatraden.documents.template_data import delivered_by_key
from rodatraden.documents.template_errors import (
    DocumentFollows,
    DocumentFrozen,
    PlaceUnknown,
    TemplateOfAnother,
    TemplateUnknown,
    VersionMissing,
)
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import refuse_changed, token_of
from rodatraden.foundation.permissions import require

KIND = "documents.templatechoice"


@transaction.atomic
def choose_template(
    *, by: User, kind: DocumentKind, level: TemplateLevel, template: str, organisation: str = "", occasion: str = ""
) -> None:
    """Let documents of a kind on a level follow a template (its key; "" the usual one) from now on.

    `organisation` and `occasion` ("2026/mars") make an exception. Open documents are offered the
    change. Raises TemplateUnknown, VersionMissing, TemplateOfAnother, PlaceUnknown.
    """
    require(by, EDIT_TEMPLATES, "")
    if template:
        _refuse_unfit(template, kind, level)
        _refuse_unknown_place(kind, organisation, occasion)
    here = {"kind": kind.value, "level": level.value, "organisation": organisation, "occasion": occasion}
    row = TemplateChoice.objects.select_for_update().filter(**here).first()
    before = row.template if row is not None else ""
    if before == template:
        return
    if row is not None and not template:
        row.delete()
    elif row is not None:
        row.template = template
        row.save(update_fields=("template",))
    else:
        TemplateChoice.objects.create(**here, template=template)
    record(
        by=by,
        action="documents.choose_template",
        kind=KIND,
        key=" ".join(filter(None, here.values())),
        before={"mall": before},
        after={"mall": template},
    )


def token_of_choices(choices: Mapping[Place, str]) -> str:
    """The token of the usual choices as they stand."""
    return token_of({" ".join(place): key for place, key in choices.items()})


@transaction.atomic
def choose_templates(*, by: User, wanted: Mapping[Place, str], token: str) -> None:
    """Choose the usual template for each kind of document on each level ("" is the delivered one).

    Raises ChangedSince, and what `choose_template` raises.
    """
    require(by, EDIT_TEMPLATES, "")
    have = usual_choices()
    refuse_changed({" ".join(place): key for place, key in have.items()}, token)
    for (kind, level), key in wanted.items():
        if key != have.get((kind, level), ""):
            choose_template(by=by, kind=kind, level=level, template=key)


@transaction.atomic
def choose_exception(*, by: User, template: str, organisation: str = "", occasion: str = "") -> None:
    """Let the documents of one organisation, or at one occasion, follow another template than the usual one."""
    require(by, EDIT_TEMPLATES, "")
    if not template:
        raise PlaceUnknown("mall")
    if not organisation and not occasion:
        raise PlaceUnknown("organisation eller tillfälle")
    if delivered_by_key(template) is None and not TemplateVersion.objects.filter(key=template).exists():
        raise TemplateUnknown(template)
    found = newest(template)
    row = Organisation.objects.filter(key=organisation).first() if organisation else None
    level = level_of_kind(OrganisationKind(row.kind)) if row is not None else found.level
    choose_template(
        by=by, kind=found.kind, level=level, template=template, organisation=organisation, occasion=occasion
    )


@transaction.atomic
def withdraw_exception(*, by: User, number: int) -> None:
    """Take an exception away; one that is gone already is no fault."""
    require(by, EDIT_TEMPLATES, "")
    row = TemplateChoice.objects.exclude(organisation="", occasion="").filter(pk=number).first()
    if row is not None:
        choose_template(
            by=by,
            kind=DocumentKind(row.kind),
            level=TemplateLevel(row.level),
            template="",
            organisation=row.organisation,
            occasion=row.occasion,
        )


def _refuse_unfit(key: str, kind: DocumentKind, level: TemplateLevel) -> None:
    own = OwnTemplate.objects.filter(key=key, ended_at__isnull=True).first()
    if own is None and delivered_by_key(key) is None:
        raise TemplateUnknown(key)
    if own is not None and not TemplateVersion.objects.filter(key=key).exists():
        raise VersionMissing(own.name)
    found = newest(key)
    whole = TemplateLevel.MUNICIPALITY
    if found.kind is not kind or (found.level is whole) != (level is whole):
        raise TemplateOfAnother(found.name)


def _refuse_unknown_place(kind: DocumentKind, organisation: str, occasion: str) -> None:
    if organisation and not Organisation.objects.filter(key=organisation, ended_at__isnull=True).exists():
        raise PlaceUnknown("organisation")
    if not occasion:
        return
    year, _slash, key = occasion.partition("/")
    rows = Occasion.objects.filter(year_id=int(year) if year.isdecimal() and len(year) == 4 else 0, key=key)
    if kind is DocumentKind.PLAN or not rows.filter(kind=kind.value, ended_at__isnull=True).exists():
        raise PlaceUnknown("tillfälle")


@transaction.atomic
def take_template(*, by: User, document: Document, template: str, version: int) -> Document:
    """Let an open document follow the template it is offered; `template` and `version` are what the person was shown.

    Raises DocumentFrozen for a decided one, DocumentFollows, ChangedSince when another is offered by now.
    """
    held = Document.objects.select_for_update(of=("self",)).select_related("scope", "template").get(pk=document.pk)
    require(by, TAKE_TEMPLATE, held)
    if held.editions.exclude(state=EditionState.PROPOSAL).exists():
        raise DocumentFrozen(held.title)
    offered = offered_to(held)
    if offered is None:
        raise DocumentFollows(held.title)
    if (offered.key, offered.version) != (template, version):
        raise ChangedSince
    install_delivered(by=by)
    before, row = held.template, installed(offered)
    held.template, held.title = row, title_of(held.scope, row)
    held.save(update_fields=("template", "title"))
    record(
        by=by,
        action="documents.take_template",
        kind="document",
        key=held.key,
        before={"mall": str(before)},
        after={"mall": str(row)},
    )
    return held
