"""What is said to those who write, slot by slot: the template's words and the occasion's."""

from collections.abc import Iterable

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.cycle.queries.occasions import instructions_from
from rodatraden.apps.cycle.queries.scopes import occasion as occasion_of
from rodatraden.core.content.occasions import SlotInstruction
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.document.slots import instructions_of
from rodatraden.core.document.template import DocumentKind, Template
from rodatraden.documents.chosen_template import chosen_template
from rodatraden.documents.models import Document
from rodatraden.documents.template_data import template_from_data

Paragraphs = tuple[str, ...]


def joined(template: Template, told: Iterable[SlotInstruction]) -> dict[str, Paragraphs]:
    """The words by slot, as paragraphs: the occasion's after the template's, or instead of them."""
    found: dict[str, Paragraphs] = {slot: (text,) for slot, text in instructions_of(template).items()}
    for one in told:
        found[one.slot] = (one.text,) if one.replaces else (*found.get(one.slot, ()), one.text)
    return found


def instructions_for(scope: Scope, template: Template) -> dict[str, Paragraphs]:
    """What is said to those who write in the document of a scope, which follows a template."""
    occasion = _occasion(scope)
    return joined(template, instructions_from(occasion.instructions) if occasion is not None else ())


def template_of(scope: Scope, kind: DocumentKind) -> Template:
    """The template of the scope's document; of the one it would get where none is opened."""
    document = Document.objects.select_related("template").filter(scope=scope).first()
    return template_from_data(document.template.content) if document is not None else chosen_template(scope, kind)


def _occasion(scope: Scope) -> Occasion | None:
    """The occasion of the scope's document; a plan's is where the year's plans are made."""
    if scope.year is None:
        return None
    if scope.level == ScopeLevel.BOARD_OCCASION:
        return occasion_of(scope.year, scope.occasion)
    planned = Occasion.objects.filter(year_id=scope.year, kind=OccasionKind.PLAN.value, ended_at__isnull=True)
    return planned.first()
