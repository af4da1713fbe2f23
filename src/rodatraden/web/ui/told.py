"""Running text as its reader sees it: figures as they stand, or as they stood then; lists with dashes, no marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import as_content
from rodatraden.core.prose import (
    Block,
    FigureMark,
    Inline,
    ItemList,
    Link,
    Paragraph,
    ProseError,
    ReferenceMark,
    Table,
    Words,
    lines_of,
    marks,
    parse_prose,
    write_prose,
)
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import told
from rodatraden.documents.enums import EditionState
from rodatraden.documents.live_text import Surroundings
from rodatraden.documents.models import Document, Edition
from rodatraden.web.ui import remembered

_DECIDED = (EditionState.DECIDED, EditionState.PUBLISHED)


class FiguresThen:
    """What the texts of some scopes drew their figures from: as it was decided, else as it is.

    Nothing is read before a text with a figure asks; then one question finds the documents of all the scopes, and
    one what was decided of them.
    """

    def __init__(self, scopes: Iterable[int]) -> None:
        """Of the scopes with these numbers."""
        self._scopes = frozenset(scopes)

    @cached_property
    def _documents(self) -> Mapping[int, Document]:
        found = Document.objects.filter(scope__in=self._scopes).select_related("scope__board", "template")
        return {document.scope_id: document for document in found.order_by("-pk")}

    @cached_property
    def _editions(self) -> Mapping[int, Edition]:
        found = Edition.objects.filter(document__scope__in=self._scopes, state__in=_DECIDED)
        found = found.select_related("document__scope", "template").defer("tree", "data", "manifest")
        return {edition.document.scope_id: edition for edition in found.order_by("number")}

    def material(self, scope: int) -> Material | None:
        """What a scope's texts drew on; None while there is no municipality."""
        if scope in self._editions:
            return remembered.published_material(self._editions[scope])
        document = self._documents.get(scope)
        held = document.scope if document is not None else Scope.objects.filter(pk=scope).first()
        return material_for(held, document) if held is not None else None

    def words(self, scope: int, prose: str) -> str:
        """A text of a scope in words, with its figures of then."""
        return reader(lambda: self.material(scope))(prose)


def material_for(scope: Scope, document: Document | None) -> Material | None:
    """What the texts of a scope draw their figures from; None while there is no municipality."""
    if document is not None:
        return remembered.material(document, remembered.version_of(document))
    return Surroundings(as_content(scope)).material


def has_marks(prose: str) -> bool:
    """Whether a text has figures or references; one that cannot be read has none."""
    try:
        return next(iter(marks(prose)), None) is not None
    except ProseError:
        return False


def reader(material: Callable[[], Material | None]) -> Callable[[str], str]:
    """A function from a text to its words: figures as they stand, lists with dashes, no marks.

    The material is asked for only when a text needs it.
    """

    def words(prose: str) -> str:
        try:
            blocks = parse_prose(prose)
        except ProseError:
            return prose
        around = material() if has_marks(prose) else None
        return "\n\n".join(_block(block, around) for block in blocks)

    return words


def _block(block: Block, material: Material | None) -> str:
    if isinstance(block, Table):
        return "\n".join(_line(Paragraph(inlines=line), material) for line in lines_of(block))
    if not isinstance(block, ItemList):
        return _line(Paragraph(inlines=block.inlines), material)
    signs = (f"{number}." if block.ordered else "–" for number in range(1, len(block.items) + 1))
    lines = (_line(Paragraph(inlines=item), material) for item in block.items)
    return "\n".join(f"{sign} {line}" for sign, line in zip(signs, lines, strict=True))


def _line(block: Paragraph, material: Material | None) -> str:
    if material is not None:
        return told(material, write_prose((block,)))
    return "".join(_without_material(inline) for inline in block.inlines)


def _without_material(inline: Inline) -> str:
    """The words of a run; "…" stands for a figure, or for what is only referred to."""
    match inline:
        case Words() | Link():
            return inline.text
        case ReferenceMark():
            return inline.words or "…"
        case FigureMark():
            return inline.options.stated or "…"
