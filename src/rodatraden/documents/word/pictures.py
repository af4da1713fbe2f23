"""Charts as pictures with a text alternative."""

from dataclasses import dataclass

from rodatraden.core.document.tree import Chart
from rodatraden.documents.word.markup import attribute
from rodatraden.documents.word.page import FULL, TEXT

_EMU = 635
_FIRST_ID = 100
_HIGHEST = 190 * 36000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that the file holds, and its size in pixels."""

    relation: str
    width: int
    height: int


def drawing(picture: Picture, chart: Chart, number: int) -> str:
    """The picture in the text, as wide as its column; the alternative says what the chart shows."""
    width = (FULL if chart.wide else TEXT) * _EMU
    height = round(width * picture.height / picture.width)
    if height > _HIGHEST:
        width, height = round(width * _HIGHEST / height), _HIGHEST
    size = f'cx="{width}" cy="{height}"'
    alt, title = attribute(chart.alt or chart.caption), attribute(chart.caption)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{_FIRST_ID + number}" name="Figur {number}" descr={alt} title={title}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{_FIRST_ID + number}" name="Figur {number}" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{picture.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
