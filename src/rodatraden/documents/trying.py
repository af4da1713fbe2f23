"""A document as another template would make it, before it follows it."""

from copy import copy

from rodatraden.apps.planning.queries.texts import texts_of
from rodatraden.core.document.slots import RESERVED, sections_of
from rodatraden.core.document.template import Part, Template
from rodatraden.core.document.tree import Document as Tree
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.data import data_for, material_of
from rodatraden.documents.models import Document, TemplateVersion
from rodatraden.documents.template_data import template_to_data


def as_it_would_be(document: Document, template: Template) -> Tree:
    """The document put together by another template from what it holds now; nothing is written."""
    tried = copy(document)
    tried.template = TemplateVersion(
        key=template.key, version=template.version, name=template.name, content=template_to_data(template)
    )
    return assemble(material_of(tried, data_for(tried)), key=document.key)


def without_place(document: Document, template: Template) -> list[str]:
    """The texts of a document that another template has no place for, by their headings or first words."""
    places = {one.slot for _depth, one in sections_of(template) if Part.TEXTS in one.parts} | RESERVED
    return [_called(text.heading, text.body) for text in texts_of(document.scope) if text.slot not in places]


def _called(heading: str, body: str, longest: int = 60) -> str:
    words = " ".join((heading or body).split())
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]} …"
