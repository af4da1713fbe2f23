"""The list of open data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rodatraden.documents.enums import FileFormat
from rodatraden.documents.queries import documents_visible_to
from rodatraden.web.ui.ordering import newest_first


def data(request: HttpRequest) -> HttpResponse:
    """Every readable document as data, with its lasting address."""
    documents = newest_first(documents_visible_to(request.user).select_related("scope__board"))
    listed = [
        (
            f"{document.title}, {document.scope.board.name}" if document.scope.board else document.title,
            request.build_absolute_uri(reverse("documents:file", args=(document.key, FileFormat.JSON.value))),
            request.build_absolute_uri(reverse("documents:file", args=(document.key, FileFormat.EXCEL.value))),
        )
        for document in documents
    ]
    return render(request, "about/data.html", {"documents": listed})
