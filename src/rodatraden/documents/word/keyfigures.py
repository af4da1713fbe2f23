"""Key figures: a table with large numbers, so that a screen reader meets label, number, comparison."""

from rodatraden.core.document.tree import KeyFigure, KeyFigures
from rodatraden.core.numbers import NBSP, display
from rodatraden.documents.word.inline import Inlines, marks
from rodatraden.documents.word.markup import millimetres, paragraph, run
from rodatraden.documents.word.styles import Look

_WIDTHS = tuple(millimetres(width) for width in (52, 46, 66))
_HEADS = ("Nyckeltal", "Värde", "Jämförelse")


def key_figures(node: KeyFigures, inlines: Inlines, look: Look) -> str:
    """The figures, one a row."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    heads = "".join(
        _cell(i, paragraph("Tabellhuvud", run(head), jc="right" if i == 1 else "")) for i, head in enumerate(_HEADS)
    )
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_row(item, inlines, keep=item is not node.items[-1])}</w:tr>"
        for item in node.items
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Dokumenttabell"/>'
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Nyckeltal"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>" + paragraph("Tabellslut")
    )


def _row(item: KeyFigure, inlines: Inlines, *, keep: bool) -> str:
    number = run(display(item.figure, inlines.mode), style="Accent") + marks(item.figure.marks)
    unit = run(NBSP + item.unit, style="Enhet") if item.unit else ""
    beside = [inlines.line(item.compare)] if item.compare else []
    if item.status:
        beside.append(inlines.status(item.status))
    texts = "".join(paragraph("Tabelltext", text, keep_next=keep) for text in beside or [""])
    return (
        _cell(0, paragraph("Tabelltext", run(item.label, style="Strong"), keep_next=keep))
        + _cell(1, paragraph("Nyckeltal", number, unit, keep_next=keep))
        + _cell(2, texts)
    )


def _cell(i: int, content: str) -> str:
    gap = f'<w:tcMar><w:left w:w="{millimetres(6)}" w:type="dxa"/></w:tcMar>' if i == len(_WIDTHS) - 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTHS[i]}" w:type="dxa"/>{gap}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )
