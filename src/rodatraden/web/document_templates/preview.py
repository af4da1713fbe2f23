"""A template with a document's own content in it, before anything follows it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rodatraden.core.document.template import Template, TemplateLevel
from rodatraden.core.document.tree import Document as Tree
from rodatraden.core.document.tree import walk
from rodatraden.documents.html import Options, render_parts
from rodatraden.documents.models import Document
from rodatraden.documents.queries import documents_visible_to
from rodatraden.documents.rendering import chart_svgs
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.documents.trying import as_it_would_be
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import allows
from rodatraden.web.document_templates.held import held, reader_of

MOST = 60


@login_required
@require_safe
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """The template filled by a document that the person reads; `dokument` says which."""
    found, person = held(request, key), reader_of(request)
    documents = [one for one in _documents(request, found.template) if allows(person, READ_UNDECIDED, one)]
    wanted = request.GET.get("dokument", "")
    chosen = next((one for one in documents if one.key == wanted), documents[0] if documents else None)
    context: dict[str, object] = {
        "held": found,
        "documents": [(one.key, _called(one)) for one in documents],
        "chosen": chosen,
        "refused": "",
        "parts": None,
        "chapter": "",
    }
    if chosen is not None:
        try:
            tree = as_it_would_be(chosen, found.template)
        except Refusal as refusal:
            context["refused"] = refusal.sentence
        else:
            context |= _shown(request, tree, chosen.key)
    return render(request, "document_templates/preview.html", context)


def _called(document: Document) -> str:
    board = document.scope.board
    return f"{document.title}, {board.name}" if board is not None else document.title


def _shown(request: HttpRequest, tree: Tree, document: str) -> dict[str, object]:
    """One chapter with the contents of the whole, which lead to the others."""
    if not tree.children:
        return {}
    homes = {node.key: chapter.key for chapter in tree.children for node in (chapter, *walk(chapter))}
    wanted = request.GET.get("kapitel", "")
    chapter = next((one for one in tree.children if one.key == wanted), tree.children[0])

    def href(node: str) -> str:
        home = homes.get(node, "")
        return f"#{node}" if home == chapter.key else f"?dokument={quote(document)}&kapitel={quote(home)}#{node}"

    charts = chart_svgs(replace(tree, children=(chapter,)))
    parts = render_parts(tree, charts, Options(node_href=href), chapter=chapter.key)
    return {"parts": parts, "chapter": chapter.heading}


def _documents(request: HttpRequest, template: Template) -> list[Document]:
    """The documents of the template's kind, newest first; the whole municipality's only for its own templates."""
    rows = documents_visible_to(request.user).filter(kind=template.kind.value).select_related("scope__board")
    whole = template.level is TemplateLevel.MUNICIPALITY
    of_level = rows.filter(scope__board__kind="council") if whole else rows.exclude(scope__board__kind="council")
    return list(of_level.order_by("-scope__year", "key")[:MOST])
