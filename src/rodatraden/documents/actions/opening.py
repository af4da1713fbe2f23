"""A document for every scope that has content."""

from collections.abc import Collection
from itertools import chain, count

from django.db import transaction

from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.cycle.queries.scopes import occasion
from rodatraden.apps.org.queries.places import places_of
from rodatraden.connectors.planfile.read import read_plan
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.content.scope import ScopeLevel
from rodatraden.core.document.template import DocumentKind, Template
from rodatraden.documents.assembly.figures import period_words
from rodatraden.documents.chosen_template import chosen_template
from rodatraden.documents.models import Document, TemplateVersion
from rodatraden.documents.rules import OPEN_DOCUMENT
from rodatraden.documents.template_data import delivered_templates, template_to_data
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require

LONGEST_KEY, LONGEST_TITLE = 150, 300
KIND_OF_OCCASION = {
    OccasionKind.PLAN: DocumentKind.PLAN,
    OccasionKind.MONTHLY: DocumentKind.MONTHLY,
    OccasionKind.INTERIM_EARLY: DocumentKind.INTERIM_EARLY,
    OccasionKind.INTERIM_FULL: DocumentKind.INTERIM_FULL,
    OccasionKind.ANNUAL: DocumentKind.ANNUAL,
}


@transaction.atomic
def open_documents(*, by: User, begun: Collection[str] = (), scopes: Collection[str] | None = None) -> list[Document]:
    """Open a document for each scope of a board that has none; gives those that were opened.

    A year that only holds what its reports refer to (no texts and no statements of a plan)
    gets no plan document, unless a person has written in it or it is among `begun` (keys of
    scopes where a plan is being made). `scopes` are the keys of those to look at, when not all.
    """
    require(by, OPEN_DOCUMENT)
    install_templates(by=by)
    opened = []
    without = Scope.objects.filter(document__isnull=True).exclude(level=ScopeLevel.MUNICIPALITY)
    if scopes is not None:
        without = without.filter(key__in=scopes)
    places = places_of(by, OPEN_DOCUMENT)
    if not places.everywhere:
        without = without.filter(board__key__in=places.keys)
    # Two at once: the second waits here, and then finds no scope without a document.
    locked = list(Scope.objects.select_for_update(of=("self",)).filter(pk__in=without.values("pk")).order_by("pk"))
    for scope in without.filter(pk__in=[scope.pk for scope in locked]).order_by("pk"):
        kind = _kind_of(scope, begun)
        if kind is None:
            continue
        template = installed(chosen_template(scope, kind))
        key = _key_of(scope, kind)
        document = Document.objects.create(
            key=key, scope=scope, template=template, title=title_of(scope, template), kind=kind.value
        )
        record(by=by, action="documents.open", kind="document", key=key)
        opened.append(document)
    return opened


def _key_of(scope: Scope, kind: DocumentKind) -> str:
    """A key that no other document has, short enough to be part of a file's name."""
    parts = (scope.board_id or "", str(scope.year), scope.occasion)
    told = "-".join(part for part in parts if part)[:LONGEST_KEY]
    wanted = f"{told}-verksamhetsplan" if kind is DocumentKind.PLAN else told
    taken = set(Document.objects.filter(key__startswith=wanted).order_by("pk").values_list("key", flat=True))
    others = (f"{wanted}-{number}" for number in count(2))
    return next(key for key in chain((wanted,), others) if key not in taken)


def install_templates(*, by: User) -> None:
    """Add the delivered templates that are not in the database yet."""
    require(by, OPEN_DOCUMENT)
    install_delivered(by=by)


def install_delivered(*, by: User) -> None:
    """Add them, in the transaction of an action that has asked for permission."""
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


def installed(template: Template) -> TemplateVersion:
    """The row of a version that is in the database."""
    return TemplateVersion.objects.get(key=template.key, version=template.version)


def _kind_of(scope: Scope, begun: Collection[str]) -> DocumentKind | None:
    """What kind of document a scope gives; None where its year has no such document."""
    if scope.level == ScopeLevel.BOARD_YEAR:
        is_plan = scope.changed_by_person or scope.key in begun or _has_plan(scope)
        return DocumentKind.PLAN if is_plan else None
    found = _occasion(scope)
    return KIND_OF_OCCASION.get(OccasionKind(found.kind)) if found else None


def _has_plan(scope: Scope) -> bool:
    file = read_plan(scope.board_id or "", scope.year or 0)
    return bool(file and file.plan and (file.plan.statements or file.plan.texts))


def _occasion(scope: Scope) -> Occasion | None:
    return occasion(scope.year or 0, scope.occasion) if scope.occasion else None


def title_of(scope: Scope, template: TemplateVersion) -> str:
    """What a scope's document is called: the file's own title, else the template's."""
    if scope.document_title:
        return scope.document_title[:LONGEST_TITLE]
    found = _occasion(scope)
    as_of = ""
    if found is not None and found.as_of is not None:
        as_of = period_words(found.as_of.isoformat())
    title: str = template.content["title"]
    return title.format(year=scope.year, as_of=as_of)[:LONGEST_TITLE]
