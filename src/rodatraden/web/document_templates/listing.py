"""All templates, and templates as files."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rodatraden.core.document.template import DocumentKind, TemplateLevel
from rodatraden.documents.actions.template_files import LARGEST, read_template_file
from rodatraden.documents.models import OwnTemplate, TemplateChoice, TemplateVersion
from rodatraden.documents.part_words import KIND_WORDS, LEVEL_WORDS
from rodatraden.documents.rules import EDIT_TEMPLATES
from rodatraden.documents.template_data import delivered_templates, template_to_data
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.document_templates.held import held, reader_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A template in the list."""

    key: str
    name: str
    level: str
    version: str
    is_own: bool
    used: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The templates by kind of document; posted: bring in one from a file."""
    person = reader_of(request)
    refused = ""
    if request.method == "POST":
        require(person, EDIT_TEMPLATES, "")
        sent = request.FILES.get("fil")
        try:
            row = read_template_file(by=person, content=sent.read(LARGEST + 1) if sent is not None else b"")
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Mallen är inläst. Gör en version av den när du har sett igenom den."))
            return HttpResponseRedirect(reverse("templates:template", args=(row.key,)))
    context = {"groups": _groups(), "may_edit": allows(person, EDIT_TEMPLATES, ""), "refused": refused}
    return render(request, "document_templates/index.html", context, status=422 if refused else 200)


@login_required
@require_safe
def file(request: HttpRequest, key: str) -> HttpResponse:
    """A template as a file, as it says now."""
    found = held(request, key)
    data = json.dumps(template_to_data(found.template), ensure_ascii=False, indent=1) + "\n"
    response = HttpResponse(data, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.key}.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _groups() -> list[tuple[str, list[Listed]]]:
    """The templates of each kind of document, the delivered ones first."""
    usual = _usual()
    chosen = set(TemplateChoice.objects.order_by("pk").values_list("template", flat=True))
    versions: dict[str, int] = dict(TemplateVersion.objects.order_by("version").values_list("key", "version"))
    found: dict[str, list[Listed]] = {kind.value: [] for kind in DocumentKind}
    for one in delivered_templates():
        listed = Listed(
            key=one.key,
            name=one.name,
            level=LEVEL_WORDS[one.level],
            version=_("version %s") % one.version,
            is_own=False,
            used=_("Följs") if one.key in usual or one.key in chosen else "",
        )
        found[one.kind.value].append(listed)
    for row in OwnTemplate.objects.filter(ended_at__isnull=True):
        version = versions.get(row.key, 0)
        listed = Listed(
            key=row.key,
            name=row.name,
            level=LEVEL_WORDS[TemplateLevel(row.level)],
            version=_("version %s") % version if version else _("ingen version än"),
            is_own=True,
            used=_("Följs") if row.key in chosen else _("Vald för ingenting än"),
        )
        found[row.kind].append(listed)
    return [(KIND_WORDS[DocumentKind(kind)], rows) for kind, rows in found.items() if rows]


def _usual() -> set[str]:
    """The delivered templates that nothing has been chosen instead of."""
    instead = set(
        TemplateChoice.objects.filter(organisation="", occasion="").order_by("pk").values_list("kind", "level")
    )
    return {one.key for one in delivered_templates() if (one.kind.value, one.level.value) not in instead}
