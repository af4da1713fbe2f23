"""Documents as PDF: A4, tagged, valid PDF/UA-1 and PDF/A-2a, the same bytes every time."""

from collections.abc import Mapping
from datetime import UTC, datetime

from rodatraden.core.document.tree import Document
from rodatraden.documents.pdf.compiler import PageWarning, compile_pages, encode, forget
from rodatraden.documents.pdf.cover_data import document_date
from rodatraden.documents.pdf.data import ChartMissing, typst_data
from rodatraden.documents.pdf.finish import finish

__all__ = ["ChartMissing", "PageWarning", "render_pdf"]


def render_pdf(document: Document, charts: Mapping[str, str]) -> bytes:
    """`document` as PDF. `charts` holds the drawing (SVG) of each of its charts by the chart's key.

    The file is dated by the decision, else by the as-of date: never by the clock. Raises
    `ChartMissing` for a chart without a drawing and `PageWarning` when Typst warns.
    """
    data = typst_data(document, charts)
    encoded = encode(data)
    day = document_date(document.meta)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    tables = [block for block in data["blocks"] if block["type"] == "table"]
    kinds = [[row["kind"] for row in table["rows"]] for table in tables]
    pages = compile_pages(encoded, int(midnight.timestamp()))
    forget(len(encoded))
    return finish(pages, kinds)
