"""A document for every scope that has content."""

from django.db import transaction

from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.cycle.queries.scopes import occasion
from rodatraden.connectors.planfile.read import read_plan
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.content.scope import ScopeLevel
from rodatraden.core.document.template import DocumentKind, TemplateLevel
from rodatraden.documents.assembly.figures import period_words
from rodatraden.documents.models import Document, TemplateVersion
from rodatraden.documents.rules import OPEN_DOCUMENT
from rodatraden.documents.template_data import delivered_templates, template_to_data
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require

KIND_OF_OCCASION = {
    OccasionKind.PLAN: DocumentKind.PLAN,
    OccasionKind.MONTHLY: DocumentKind.MONTHLY,
    OccasionKind.INTERIM_EARLY: DocumentKind.INTERIM_EARLY,
    OccasionKind.INTERIM_FULL: DocumentKind.INTERIM_FULL,
    OccasionKind.ANNUAL: DocumentKind.ANNUAL,
}


@transaction.atomic
def open_documents(*, by: User) -> list[Document]:
    """Open a document for each scope of a board that has none; gives those that were opened.

    A year that only holds what its reports refer to (no texts and no statements of a plan)
    gets no plan document.
    """
    require(by, OPEN_DOCUMENT)
    install_templates(by=by)
    opened = []
    for scope in Scope.objects.filter(document__isnull=True).exclude(level=ScopeLevel.MUNICIPALITY).order_by("pk"):
        kind = _kind_of(scope)
        if kind is None:
            continue
        template = _newest_template(kind)
        key = "-".join(part for part in (scope.board_id or "", str(scope.year), scope.occasion) if part)
        if kind is DocumentKind.PLAN:
            key += "-verksamhetsplan"
        document = Document.objects.create(
            key=key, scope=scope, template=template, title=_title(scope, template), kind=kind.value
        )
        record(by=by, action="documents.open", kind="document", key=key)
        opened.append(document)
    return opened


def install_templates(*, by: User) -> None:
    """Add the delivered templates that are not in the database yet."""
    require(by, OPEN_DOCUMENT)
    for template in delivered_templates():
        _, added = TemplateVersion.objects.get_or_create(
            key=template.key,
            version=template.version,
            defaults={
                "kind": template.kind.value,
                "level": template.level.value,
                "name": template.name,
                "content": template_to_data(template),
            },
        )
        if added:
            name = f"{template.key} {template.version}"
            record(by=by, action="documents.install_template", kind="template", key=name)


def _newest_template(kind: DocumentKind) -> TemplateVersion:
    board = TemplateLevel.BOARD.value
    return TemplateVersion.objects.filter(kind=kind.value, level=board).order_by("-version")[0]


def _kind_of(scope: Scope) -> DocumentKind | None:
    """What kind of document a scope gives; None where its year has no such document."""
    if scope.level == ScopeLevel.BOARD_YEAR:
        return DocumentKind.PLAN if _has_plan(scope) else None
    found = _occasion(scope)
    return KIND_OF_OCCASION[OccasionKind(found.kind)] if found else None


def _has_plan(scope: Scope) -> bool:
    file = read_plan(scope.board_id or "", scope.year or 0)
    return bool(file and file.plan and (file.plan.statements or file.plan.texts))


def _occasion(scope: Scope) -> Occasion | None:
    return occasion(scope.year or 0, scope.occasion) if scope.occasion else None


def _title(scope: Scope, template: TemplateVersion) -> str:
    """The file's own title, else the template's."""
    if scope.document_title:
        return scope.document_title
    found = _occasion(scope)
    as_of = ""
    if found is not None and found.as_of is not None:
        as_of = period_words(found.as_of.isoformat())
    title: str = template.content["title"]
    return title.format(year=scope.year, as_of=as_of)
