"""How far a document has come, in words, and the files it can be had as."""

from django.utils.translation import gettext as _

from rodatraden.documents.enums import EditionState, FileFormat
from rodatraden.documents.models import Document

FORMATS: tuple[tuple[str, str], ...] = (
    (FileFormat.PDF.value, "PDF"),
    (FileFormat.WORD.value, "Word"),
    (FileFormat.EXCEL.value, "Excel"),
    (FileFormat.HTML.value, "Webbsida"),
    (FileFormat.JSON.value, "Data"),
)


def edition_words(document: Document) -> str:
    """The state of the newest edition with its day; the editions are read beforehand."""
    newest = next(iter(document.editions.all()), None)
    if newest is None:
        return _("Utkast")
    state = EditionState(newest.state).label
    if newest.decided_on is None:
        return str(state)
    return _("%(state)s, beslut %(day)s") % {"state": state, "day": f"{newest.decided_on:%Y-%m-%d}"}
