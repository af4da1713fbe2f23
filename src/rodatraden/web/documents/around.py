"""What stands around every view of a document: its head, its tabs, the chapters before and after."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.documents.chosen_template import offered_to
from rodatraden.documents.rules import READ_UNDECIDED, TAKE_TEMPLATE
from rodatraden.foundation.permissions import allows
from rodatraden.web.documents.reading import Reading
from rodatraden.web.ui.components import Tab
from rodatraden.web.ui.editions import FORMATS


def formats(key: str) -> list[tuple[str, str]]:
    """The files a document can be fetched as: label and address."""
    return [(label, reverse("documents:file", args=(key, form))) for form, label in FORMATS]


def frame(request: HttpRequest, reading: Reading, here: str) -> dict[str, object]:
    """The head and the tabs, with the view that is `here`."""
    key = reading.document.key
    scope = reading.document.scope
    known = allows(request.user, READ_UNDECIDED, reading.document)
    views = [
        ("read", _("Läs")),
        ("review", _("Granska")),
        ("comments", _("Kommentarer")),
        ("decision", _("Beslut")),
        ("editions", _("Utgåvor")),
    ]
    return {
        "reading": reading,
        "meta": reading.tree.meta,
        "formats": formats(key),
        "tabs": [
            Tab(label=label, href=reverse(f"documents:{view}", args=(key,)), here=view == here)
            for view, label in views
            if known or view in ("read", "editions")
        ],
        "is_offered": here != "template" and _is_offered(request, reading),
        "board_href": reverse("boards:board", args=(scope.board_id, scope.year)),
    }


def _is_offered(request: HttpRequest, reading: Reading) -> bool:
    """Whether this person can let the draft follow another template than it does."""
    if reading.shown.edition is not None or not allows(request.user, TAKE_TEMPLATE, reading.document):
        return False
    return offered_to(reading.document) is not None


def chapters(reading: Reading) -> dict[str, object]:
    """The chapters before and after the one on the page."""
    before, after = reading.neighbours
    return {
        "before": (before.heading, reading.href(before.key)) if before is not None else None,
        "after": (after.heading, reading.href(after.key)) if after is not None else None,
        "whole": not reading.by_chapter,
    }
