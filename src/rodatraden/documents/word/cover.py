"""The cover: a field in the municipality's colour with the plan's own threads, and its particulars."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from rodatraden.core.document.tree import Document
from rodatraden.documents.pdf.cover_data import meta_data, thread_data
from rodatraden.documents.word.markup import millimetres, paragraph, run, tab
from rodatraden.documents.word.page import FULL, LEFT
from rodatraden.documents.word.styles import Look

_EMU = 36000
_WIDTH, _FIELD, _THREADS = 210.0, 234.0, 98.0
_POINT = 0.3528
_FRAME = (
    f'<w:framePr w:w="{FULL}" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{LEFT}" w:y="{millimetres(244)}"/>'
)
"""The particulars stand at the foot of the page, under the field."""

Point = tuple[float, float]


def cover(document: Document, look: Look) -> str:
    """The paragraphs of the first page, with the drawing behind them."""
    data = meta_data(document)
    sender = run(data["municipality"], style="Strong") + run(f"   {data['organisation']}")
    parts = [
        paragraph("Omslagsavsandare", _drawing(document, look), sender),
        paragraph("Title", run(data["title"])),
        paragraph("Subtitle", run(data["subtitle"])) if data["subtitle"] else "",
        *(
            paragraph(
                "Omslagsfakta",
                run(fact["label"], style="Accent"),
                tab(),
                run(", ".join(fact["lines"])),
                frame=_FRAME,
            )
            for fact in _facts(data)
        ),
        paragraph("Omslagsnot", run(data["notice"]), frame=_FRAME) if data["notice"] else "",
        # A frame belongs to the page of the paragraph after it.
        paragraph("Tabellslut"),
    ]
    return "".join(parts)


def _facts(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [*data["facts"], {"label": "Utgåva", "lines": [data["status"]["label"]]}]


def _drawing(document: Document, look: Look) -> str:
    lines = list(_lines(thread_data(document)))
    chosen = len(lines) // 3
    field = (
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{look.accent}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    )
    others = [line for i, line in enumerate(lines) if i != chosen]
    return (
        _shape(1, field, 0, _FIELD)
        + (_shape(2, _curves(others, "FFFFFF", 0.6, alpha=50), _THREADS, _FIELD - _THREADS) if others else "")
        + (_shape(3, _curves([lines[chosen]], "FFFFFF", 1.8), _THREADS, _FIELD - _THREADS) if lines else "")
    )


def _lines(areas: list[list[int]]) -> Iterator[list[Point]]:
    """One line a measure, as bends: bundled by area, then by goal, then spread to the edge."""
    total = sum(map(sum, areas))
    height = _FIELD - _THREADS
    near, far = _WIDTH * 0.34, _WIDTH * 0.62

    def end(i: int) -> float:
        return height * (0.05 + 0.9 * i / max(total - 1, 1))

    def toward(start: int, count: int, share: float) -> float:
        return (end(start) + end(start + count - 1)) / 2 * share + height / 2 * (1 - share)

    def spread(count: int, i: int, step: float) -> float:
        return (i - (count - 1) / 2) * step * _POINT

    i = 0
    for area in areas:
        first = i
        for goal in area:
            middle = toward(i, goal, 0.9)
            for j in range(goal):
                yield [
                    (0, height / 2 + spread(total, i, 1.5)),
                    (near, toward(first, sum(area), 0.72) + spread(sum(area), i - first, 2.4)),
                    (far, middle + spread(goal, j, 4.2)),
                    (_WIDTH, end(i)),
                ]
                i += 1


def _curves(lines: list[list[Point]], colour: str, points: float, alpha: int = 100) -> str:
    width, height = round(_WIDTH * _EMU), round((_FIELD - _THREADS) * _EMU)
    paths = "".join(
        f'<a:path w="{width}" h="{height}" fill="none"><a:moveTo>{_point(line[0])}</a:moveTo>'
        + "".join(_bend(a, b) for a, b in pairwise(line))
        + "</a:path>"
        for line in lines
    )
    paint = f'<a:srgbClr val="{colour}"><a:alpha val="{alpha * 1000}"/></a:srgbClr>'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom><a:noFill/>'
        f'<a:ln w="{round(points * 12700)}"><a:solidFill>{paint}</a:solidFill></a:ln>'
    )


def _bend(start: Point, end: Point) -> str:
    middle = (start[0] + end[0]) / 2
    points = _point((middle, start[1])) + _point((middle, end[1])) + _point(end)
    return f"<a:cubicBezTo>{points}</a:cubicBezTo>"


def _point(point: Point) -> str:
    return f'<a:pt x="{round(point[0] * _EMU)}" y="{round(point[1] * _EMU)}"/>'


def _shape(number: int, drawn: str, top: float, height: float) -> str:
    """A decoration behind the text of the first page, from edge to edge."""
    size = f'cx="{round(_WIDTH * _EMU)}" cy="{round(height * _EMU)}"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" behindDoc="1" locked="1"'
        f' layoutInCell="1" allowOverlap="1" relativeHeight="{number}"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{round(top * _EMU)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Omslag {number}"><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst></wp:docPr><wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>{drawn}</wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )
