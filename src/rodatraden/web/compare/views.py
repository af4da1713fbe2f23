"""Two sides picked, and what differs between them."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rodatraden.core.comparison import Comparison
from rodatraden.core.comparison import compare as held_together
from rodatraden.core.comparison.summary import summary
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.comparison.appendix import appendix
from rodatraden.documents.comparison.layout import layout
from rodatraden.documents.comparison.picking import Pick, Shelf, side_names
from rodatraden.documents.comparison.sides import side_of
from rodatraden.documents.enums import MEDIA_TYPES, FileFormat
from rodatraden.documents.errors import DocumentUnknown, ScopeEmpty
from rodatraden.documents.rendering import file_name
from rodatraden.documents.rendering import render as render_file
from rodatraden.web.compare.choices import choices, ready_pairs
from rodatraden.web.compare.page import shown
from rodatraden.web.ui import remembered
from rodatraden.web.ui.words import counted

FORMATS = (FileFormat.PDF, FileFormat.WORD)
MOST_DIGITS = 5
Versions = tuple[remembered.Version, remembered.Version]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Pick two, see what differs, take it along as an appendix."""
    shelf = Shelf(request.user)
    first, second = (_picked(shelf, request.GET.get(name, "")) for name in ("a", "b"))
    context = _choosing(request, shelf, first, second)
    if first is None or second is None:
        return render(request, "compare/pick.html", context)
    at = (remembered.version_of(first.document), remembered.version_of(second.document))
    wanted = request.GET.get("format", "")
    if wanted:
        return _file(wanted, first, second, at)
    return render(request, "compare/compare.html", {**context, **_differences(request, first, second, at)})


def _picked(shelf: Shelf, reference: str) -> Pick | None:
    if not reference:
        return None
    try:
        return shelf.picked(reference)
    except DocumentUnknown as unknown:
        raise Http404 from unknown


def _choosing(request: HttpRequest, shelf: Shelf, first: Pick | None, second: Pick | None) -> dict[str, Any]:
    """The two lists: of the boards of what is picked, or of the board asked for."""
    boards = {pick.document.place for pick in (first, second) if pick is not None}
    wanted = request.GET.get("namnd", "")
    boards |= {wanted} if wanted else set()
    every = shelf.boards()
    if not boards and len(every) == 1:
        boards = set(every)
    picks = shelf.of_boards(boards) if boards else []
    if wanted and not picks:
        raise Http404
    about = first.document.key if first is not None and second is None else ""
    return {
        "first": first,
        "second": second,
        "sides": [
            ("a", _("Första"), first or {"reference": ""}),
            ("b", _("Andra"), second or {"reference": ""}),
        ],
        "choices": choices(picks),
        "pairs": ready_pairs(picks, about),
        "boards": [
            {"name": name, "href": f"{reverse('compare:compare')}?{urlencode({'namnd': key})}", "here": key in boards}
            for key, name in every.items()
        ],
    }


def _material(pick: Pick, at: remembered.Version) -> Material:
    try:
        if pick.edition is None:
            return remembered.material(pick.document, at)
        return remembered.published_material(pick.edition)
    except ScopeEmpty as empty:
        raise Http404 from empty


def _comparison(first: Pick, second: Pick, at: Versions) -> Comparison:
    return held_together(side_of(_material(first, at[0])), side_of(_material(second, at[1])))


def _differences(request: HttpRequest, first: Pick, second: Pick, at: Versions) -> dict[str, Any]:
    whole = "allt" in request.GET
    wanted, page = request.GET.get("grupp", ""), request.GET.get("sida", "1")
    number = int(page) if page.isdecimal() and len(page) < MOST_DIGITS else 1
    found = remembered.remember(
        ("compared", first.reference, first.label, second.reference, second.label, at, whole, wanted, number),
        lambda: _drawn(first, second, _comparison(first, second, at), whole=whole, wanted=wanted, page=number),
    )
    if found is None:
        raise Http404
    here = {"a": first.reference, "b": second.reference}
    return {
        **found,
        "wanted": wanted,
        "whole": whole,
        "toggle": _address({**here, **({} if whole else {"allt": ""})}),
        "turned": _address({"a": second.reference, "b": first.reference}),
        "files": [
            (label, _address({**here, "format": form.value}))
            for form, label in zip(FORMATS, (_("PDF"), _("Word")), strict=True)
        ],
    }


def _drawn(
    first: Pick, second: Pick, comparison: Comparison, *, whole: bool, wanted: str, page: int
) -> dict[str, Any] | None:
    """What is the same for every reader of the two sides; None when there is no such group."""
    groups = layout(comparison, whole=whole)
    found, pages = shown(groups, wanted, page)
    if wanted and not found:
        return None
    here = {"a": first.reference, "b": second.reference, **({"allt": ""} if whole else {})}
    on_page = [
        {"group": each.group, "left_out": each.left_out, "href": _address({**here, "grupp": each.key})}
        for each in found
    ]
    return {
        "heading": _heading(len(comparison.differences)),
        "sentences": summary(comparison),
        "drawn": render_to_string("compare/groups.html", {"groups": on_page, "names": side_names(first, second)}),
        "all_groups": [(group, _address({**here, "grupp": group.group.value})) for group in groups],
        "pages": [
            (number, _address({**here, "grupp": wanted, "sida": str(number)}), number == page)
            for number in range(1, pages + 1)
        ],
        "here": _address(here),
    }


def _heading(number: int) -> str:
    if number == 0:
        return _("Inget skiljer")
    return _("%(count)s skiljer sig") % {"count": counted(number, _("uppgift"), _("uppgifter"), capital=True)}


def _address(query: dict[str, str]) -> str:
    return f"{reverse('compare:compare')}?{urlencode(query)}"


def _file(wanted: str, first: Pick, second: Pick, at: Versions) -> HttpResponse:
    form = next((each for each in FORMATS if each.value == wanted), None)
    if form is None:
        raise Http404
    today: date = timezone.localdate()
    sides = (first, _material(first, at[0])), (second, _material(second, at[1]))
    tree = appendix(*sides, _comparison(first, second, at), today)
    response = HttpResponse(render_file(tree, form), content_type=MEDIA_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{file_name(tree, form)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
