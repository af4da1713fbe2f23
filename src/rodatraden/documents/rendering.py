"""One document, every format; charts are drawn once and shared."""

from collections.abc import Callable, Mapping

from rodatraden.core.document.tree import Document
from rodatraden.documents.charts.draw import draw_all, picture
from rodatraden.documents.charts.theme import palette, themed
from rodatraden.documents.enums import FileFormat
from rodatraden.documents.excel import render_xlsx
from rodatraden.documents.html.page import render_html
from rodatraden.documents.opendata import render_json
from rodatraden.documents.pdf import render_pdf
from rodatraden.documents.word import render_docx


def chart_svgs(document: Document) -> Mapping[str, str]:
    """The finished drawing of each chart by the chart's key, in placeholder colours."""
    return draw_all(document)


def chart_pictures(document: Document) -> Mapping[str, bytes]:
    """The charts as pictures in the municipality's colours, for formats that cannot hold SVG."""
    colours = palette(document.meta.accent).chart_colours()
    return {key: picture(themed(svg, colours)) for key, svg in draw_all(document).items()}


RENDERERS: Mapping[FileFormat, Callable[[Document], bytes]] = {
    FileFormat.HTML: lambda d: render_html(d, chart_svgs(d), standalone=True).encode(),
    FileFormat.PDF: lambda d: render_pdf(d, chart_svgs(d)),
    FileFormat.WORD: lambda d: render_docx(d, chart_pictures(d)),
    FileFormat.EXCEL: render_xlsx,
    FileFormat.JSON: render_json,
}


def render(document: Document, file_format: FileFormat) -> bytes:
    """The document in one format; the same document gives the same bytes."""
    return RENDERERS[file_format](document)


def file_name(document: Document, file_format: FileFormat) -> str:
    """The name a reader gets when saving the file."""
    return f"{document.key}.{file_format.value}"
