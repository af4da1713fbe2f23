"""A document as a Word file."""

import io
from collections.abc import Mapping

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from rodatraden.core.document.tree import Document, ItemList, walk
from rodatraden.documents.charts.theme import palette
from rodatraden.documents.word.anchors import anchors
from rodatraden.documents.word.body import Body
from rodatraden.documents.word.contents import contents, headings
from rodatraden.documents.word.cover import cover
from rodatraden.documents.word.inline import Inlines
from rodatraden.documents.word.numbering import all_numbering
from rodatraden.documents.word.package import describe, fill, saved, settings, tidy
from rodatraden.documents.word.page import Pages
from rodatraden.documents.word.pictures import Picture
from rodatraden.documents.word.running import running_references
from rodatraden.documents.word.styles import Look, all_styles

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def render_docx(document: Document, charts: Mapping[str, bytes]) -> bytes:
    """`document` as a Word file; `charts` holds a PNG for each chart by its key.

    A chart without a picture is shown as the table of its data. The same tree and pictures give
    the same bytes.
    """
    word = docx.Document()
    look = Look.of(palette(document.meta.accent), document.meta.language)
    found = headings(document.children)

    def relate(url: str) -> str:
        return str(word.part.relate_to(url, RT.HYPERLINK, is_external=True))

    upright, turned = (running_references(word, document, landscape=side) for side in (False, True))
    body = Body(
        inlines=Inlines(mode=document.mode, anchors=anchors(document, found), relate=relate),
        look=look,
        headings=found,
        pictures={key: _picture(word, png) for key, png in charts.items()},
        pages=Pages(upright=upright, turned=turned),
    )
    body.write(document.children)
    text = cover(document, look) + contents(found) + "".join(body.parts) + body.pages.here()
    fill(word.element.body, text)
    fill(word.styles.element, all_styles(look))
    ordered = sum(isinstance(node, ItemList) and node.ordered for node in walk(document))
    fill(word.part.numbering_part.element, all_numbering(look, ordered))
    fill(word.settings.element, settings(look))
    describe(word, document.meta, look)
    tidy(word)
    return saved(word)


def _picture(word: WordDocument, png: bytes) -> Picture:
    relation, image = word.part.get_or_add_image(io.BytesIO(png))
    return Picture(relation=relation, width=image.px_width, height=image.px_height)
