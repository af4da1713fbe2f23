"""Which template a document follows: the municipality's choice, else the delivered one."""

from collections.abc import Iterable

from django.db.models import Q

from rodatraden.apps.cycle.models import Scope
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.document.template import DocumentKind, Template, TemplateLevel
from rodatraden.documents.models import Document, TemplateChoice, TemplateVersion
from rodatraden.documents.template_data import delivered_by_key, delivered_templates, template_from_data

_LEVELS = {
    OrganisationKind.COUNCIL: TemplateLevel.MUNICIPALITY,
    OrganisationKind.ADMINISTRATION: TemplateLevel.ADMINISTRATION,
    OrganisationKind.SERVICE_AREA: TemplateLevel.UNIT,
    OrganisationKind.UNIT: TemplateLevel.UNIT,
}


def level_of(scope: Scope) -> TemplateLevel:
    """Whose document a scope gives."""
    kind = OrganisationKind(scope.board.kind) if scope.board else OrganisationKind.COUNCIL
    return _LEVELS.get(kind, TemplateLevel.BOARD)


def chosen_template(scope: Scope, kind: DocumentKind) -> Template:
    """The newest version of the template that the scope's document is to follow."""
    return newest(_chosen_key(kind, level_of(scope), scope.board_id or "", _occasion(scope)))


def newest(key: str) -> Template:
    """The newest version of a template; of a delivered one what comes with the product."""
    delivered = delivered_by_key(key)
    if delivered is not None:
        return delivered
    row = TemplateVersion.objects.filter(key=key).order_by("-version")[0]
    return template_from_data(row.content)


def offered_to(document: Document) -> Template | None:
    """The template that the document would follow if it were opened today; None where it does."""
    found = chosen_template(document.scope, DocumentKind(document.kind))
    follows = document.template
    return None if (found.key, found.version) == (follows.key, follows.version) else found


def _occasion(scope: Scope) -> str:
    return f"{scope.year}/{scope.occasion}" if scope.occasion else ""


def _chosen_key(kind: DocumentKind, level: TemplateLevel, organisation: str, occasion: str) -> str:
    """The most particular choice on the level; a board's where the level has neither choice nor template."""
    here = Q(organisation__in={"", organisation}, occasion__in={"", occasion})
    found = TemplateChoice.objects.filter(here, kind=kind.value, level__in={level.value, TemplateLevel.BOARD.value})
    choices = list(found.order_by("pk"))
    delivered = {one.level: one.key for one in delivered_templates() if one.kind is kind}
    for each in (level, TemplateLevel.BOARD):
        most = _most_particular(one for one in choices if one.level == each.value)
        if most is not None:
            return most.template
        if each in delivered:
            return delivered[each]
    return delivered[TemplateLevel.BOARD]


def _most_particular(choices: Iterable[TemplateChoice]) -> TemplateChoice | None:
    return max(choices, key=lambda one: (bool(one.organisation), bool(one.occasion)), default=None)
