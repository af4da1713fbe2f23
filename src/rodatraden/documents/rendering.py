"""One document, every format; charts are drawn once and shared."""

from collections.abc import Callable, Mapping

from rodatraden.core.document.tree import Chart, Document, walk
from rodatraden.documents.charts import draw, draw_png
from rodatraden.documents.enums import FileFormat
from rodatraden.documents.excel import render_xlsx
from rodatraden.documents.html import render_html
from rodatraden.documents.opendata import render_json
from rodatraden.documents.pdf import render_pdf
from rodatraden.documents.word import render_docx


def chart_svgs(document: Document) -> Mapping[str, str]:
    """The finished SVG of each chart, by the chart's key."""
    return {node.key: draw(node) for node in walk(document) if isinstance(node, Chart)}


def chart_pngs(document: Document) -> Mapping[str, bytes]:
    """The same charts as pictures, for formats that cannot hold SVG."""
    return {node.key: draw_png(node) for node in walk(document) if isinstance(node, Chart)}


RENDERERS: Mapping[FileFormat, Callable[[Document], bytes]] = {
    FileFormat.HTML: lambda d: render_html(d, chart_svgs(d), standalone=True).encode(),
    FileFormat.PDF: lambda d: render_pdf(d, chart_svgs(d)),
    FileFormat.WORD: lambda d: render_docx(d, chart_pngs(d)),
    FileFormat.EXCEL: render_xlsx,
    FileFormat.JSON: render_json,
}


def render(document: Document, file_format: FileFormat) -> bytes:
    """The document in one format; the same document gives the same bytes."""
    return RENDERERS[file_format](document)


def file_name(document: Document, file_format: FileFormat) -> str:
    """The name a reader gets when saving the file."""
    return f"{document.key}.{file_format.value}"
