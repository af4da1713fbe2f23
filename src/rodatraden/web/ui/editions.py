"""How far a document has come, in words, and the files it can be had as."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from rodatraden.documents.enums import EditionState, FileFormat
from rodatraden.documents.models import Document
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.foundation.permissions import allows

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

FORMATS: tuple[tuple[str, str], ...] = (
    (FileFormat.PDF.value, "PDF"),
    (FileFormat.WORD.value, "Word"),
    (FileFormat.EXCEL.value, "Excel"),
    (FileFormat.HTML.value, "Webbsida"),
    (FileFormat.JSON.value, "Data"),
)


def is_published(document: Document) -> bool:
    """Whether anybody may read it; the editions are read beforehand."""
    return any(edition.state == EditionState.PUBLISHED for edition in document.editions.all())


def edition_words(document: Document, user: "User | AnonymousUser") -> str:
    """The state of the newest edition the person may read, with its day; the editions are read beforehand."""
    inside = allows(user, READ_UNDECIDED, document)
    readable = (e for e in document.editions.all() if inside or e.state == EditionState.PUBLISHED)
    newest = next(readable, None)
    if newest is None:
        return _("Utkast")
    state = EditionState(newest.state).label
    if newest.decided_on is None:
        return str(state)
    return _("%(state)s, beslut %(day)s") % {"state": state, "day": f"{newest.decided_on:%Y-%m-%d}"}
