"""A template as a page holds it: what it says now, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from rodatraden.apps.org.rules import READ_REGISTERS
from rodatraden.core.document.template import DocumentKind, Template, TemplateLevel
from rodatraden.core.document.template_changes import TemplateChange, changes
from rodatraden.documents.actions.templates import is_changed
from rodatraden.documents.models import OwnTemplate, TemplateVersion
from rodatraden.documents.part_words import KIND_WORDS, LEVEL_WORDS
from rodatraden.documents.rules import EDIT_TEMPLATES
from rodatraden.documents.template_data import delivered_by_key, template_from_data
from rodatraden.documents.template_words import token_of_template
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows, require
from rodatraden.web.ui.person import person_of


@dataclass(frozen=True)
class Held:
    """A template: `template` is what it says now; `own` is its row when it is the municipality's own."""

    key: str
    template: Template
    own: OwnTemplate | None

    @property
    def token(self) -> str:
        """The token of what it says now."""
        return token_of_template(self.template)

    @property
    def about(self) -> str:
        """What kind of document it is for, and whose."""
        return f"{KIND_WORDS[DocumentKind(self.template.kind)]} · {LEVEL_WORDS[TemplateLevel(self.template.level)]}"

    @cached_property
    def last(self) -> TemplateVersion | None:
        """Its newest version; None before the first, and for a delivered one."""
        if self.own is None:
            return None
        return TemplateVersion.objects.filter(key=self.key).order_by("-version").first()

    @cached_property
    def is_changed(self) -> bool:
        """Whether it says something else than its newest version."""
        if self.own is None:
            return False
        return self.last is None or is_changed(template_from_data(self.last.content), self.template)

    @cached_property
    def changes(self) -> tuple[TemplateChange, ...]:
        """What has changed since its newest version; nothing before the first."""
        return changes(template_from_data(self.last.content), self.template) if self.last is not None else ()


def reader_of(request: HttpRequest) -> User:
    """The person before the page; Http404 for those who may not read what the municipality is set up with."""
    person = person_of(request)
    if not allows(person, READ_REGISTERS, ""):
        raise Http404
    return person


def held(request: HttpRequest, key: str) -> Held:
    """A template for a reader; Http404 where there is none."""
    reader_of(request)
    own = OwnTemplate.objects.filter(key=key, ended_at__isnull=True).first()
    if own is not None:
        return Held(key, template_from_data(own.content), own)
    delivered = delivered_by_key(key)
    if delivered is None:
        raise Http404
    return Held(key, delivered, None)


def changed_by(request: HttpRequest, key: str) -> Held:
    """A template of the municipality's own for one who may change it; 404 for a delivered one, 403 for others."""
    found = held(request, key)
    require(person_of(request), EDIT_TEMPLATES, "")
    if found.own is None:
        raise Http404
    return found
