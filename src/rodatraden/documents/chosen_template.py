"""Which template a document follows: the municipality's choice, else the delivered one."""

from collections.abc import Iterable

from django.db.models import Q

from rodatraden.apps.cycle.models import Scope
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.document.template import DocumentKind, Template, TemplateLevel
from rodatraden.documents.models import Document, OwnTemplate, TemplateChoice, TemplateVersion
from rodatraden.documents.template_data import delivered_by_key, delivered_templates, template_from_data

Place = tuple[DocumentKind, TemplateLevel]
_ORDER = (TemplateLevel.BOARD, TemplateLevel.ADMINISTRATION, TemplateLevel.UNIT, TemplateLevel.MUNICIPALITY)
_LEVELS = {
    OrganisationKind.COUNCIL: TemplateLevel.MUNICIPALITY,
    OrganisationKind.ADMINISTRATION: TemplateLevel.ADMINISTRATION,
    OrganisationKind.SERVICE_AREA: TemplateLevel.UNIT,
    OrganisationKind.UNIT: TemplateLevel.UNIT,
}


def level_of(scope: Scope) -> TemplateLevel:
    """Whose document a scope gives."""
    return level_of_kind(OrganisationKind(scope.board.kind) if scope.board else OrganisationKind.COUNCIL)


def level_of_kind(kind: OrganisationKind) -> TemplateLevel:
    """On which level an organisation's documents are; one without a level of its own has a board's."""
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


def followable() -> list[Template]:
    """Every template that documents can follow: the delivered ones, and the municipality's own with a version."""
    own = OwnTemplate.objects.filter(ended_at__isnull=True).order_by("name", "key").values_list("key", flat=True)
    keys = list(own)
    newest_rows = {row.key: row for row in TemplateVersion.objects.filter(key__in=keys).order_by("version")}
    return [
        *delivered_templates(),
        *(template_from_data(newest_rows[key].content) for key in keys if key in newest_rows),
    ]


def usual_places() -> dict[Place, Template]:
    """The kinds of document on each level that have a delivered template, with it."""
    order = list(DocumentKind)
    found = sorted(delivered_templates(), key=lambda one: (order.index(one.kind), _ORDER.index(one.level)))
    return {(one.kind, one.level): one for one in found}


def usual_choices() -> dict[Place, str]:
    """The templates chosen instead of the delivered ones, exceptions apart."""
    rows = TemplateChoice.objects.filter(organisation="", occasion="").order_by("pk")
    return {(DocumentKind(row.kind), TemplateLevel(row.level)): row.template for row in rows}


def kind_of_occasion(kind: str) -> DocumentKind | None:
    """The kind of document that an occasion gives; None where it gives none."""
    return DocumentKind(kind) if kind in set(DocumentKind) else None


def followed_at(kind: DocumentKind | None, occasion: str) -> list[Template]:
    """The templates that documents at an occasion would follow, a board's first: what its instructions are for."""
    if kind is None:
        return []
    keys = {_chosen_key(kind, level, "", occasion): None for level in _ORDER}
    also = TemplateChoice.objects.filter(kind=kind.value, occasion__in={"", occasion}).order_by("pk")
    keys |= dict.fromkeys(also.values_list("template", flat=True))
    return [newest(key) for key in keys]


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
