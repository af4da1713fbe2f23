"""The nodes of a document, each as its own element."""

from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import (
    Attachment,
    Chart,
    ItemList,
    KeyFigure,
    KeyFigures,
    Node,
    Paragraph,
    Section,
    SectionRole,
    StatusItem,
    StatusList,
)
from rodatraden.documents.html import shapes
from rodatraden.documents.html.drawing import Drawing
from rodatraden.documents.html.figures import figure
from rodatraden.documents.html.lines import line, mark_links
from rodatraden.documents.html.markup import attributes, text
from rodatraden.documents.html.svg import safe_svg
from rodatraden.documents.html.tables import table

DEEPEST = 6


def node(drawing: Drawing, given: Node, depth: int) -> str:
    """Any node; `depth` is the level of a heading that would stand here."""
    drawn: str
    match given:
        case Section():
            drawn = section(drawing, given, depth)
        case Paragraph():
            drawn = _paragraph(drawing, given)
        case ItemList():
            drawn = _items(drawing, given)
        case Table():
            drawn = table(drawing, given)
        case Chart():
            drawn = _chart(drawing, given)
        case KeyFigures():
            drawn = _key_figures(drawing, given)
        case StatusList():
            drawn = _status_list(drawing, given, depth)
        case Attachment():
            drawn = _attachment(given)
    return drawn


def section(drawing: Drawing, given: Section, depth: int) -> str:
    """A section with its heading, number and kicker."""
    role = None if given.role is SectionRole.PLAIN else given.role.value
    number = drawing.numbers.get(given.key, "")
    shown = f'<span class="rt-secnum">{number}</span> ' if number else ""
    level = min(depth, DEEPEST)
    kicker = f'<p class="rt-kicker">{text(given.kicker)}</p>' if given.kicker else ""
    marks = mark_links(drawing.marks(given.key))
    heading = f'<h{level} id="{text(given.key)}-rubrik">{shown}{text(given.heading)}{marks}</h{level}>'
    body = "".join(node(drawing, child, depth + 1) for child in given.children)
    sources = drawing.written() if depth == drawing.options.depth else ""
    opened = attributes(
        class_="rt-docsection", id=given.key, data_role=role, data_level=depth - drawing.options.depth + 1
    )
    return f"<section{opened}>{kicker}{heading}{body}{sources}</section>"


def _paragraph(drawing: Drawing, given: Paragraph) -> str:
    tag = f'<span class="rt-margintag">{text(given.tag)}</span> ' if given.tag else ""
    marks = mark_links(drawing.marks(given.key))
    opened = attributes(id=given.key, class_="rt-doclead" if given.lead else None)
    return f"<p{opened}>{tag}{line(drawing, given.runs)}{marks}</p>"


def _items(drawing: Drawing, given: ItemList) -> str:
    name = "ol" if given.ordered else "ul"
    items = "".join(f"<li>{line(drawing, item)}</li>" for item in given.items)
    marks = mark_links(drawing.marks(given.key))
    return f'<{name} class="rt-doclist" id="{text(given.key)}">{items}</{name}>{marks}'


def _chart(drawing: Drawing, given: Chart) -> str:
    drawn = drawing.charts.get(given.key)
    picture = safe_svg(drawn, given.key, given.alt) if drawn else f'<p class="rt-small">{text(given.alt)}</p>'
    source = f'<p class="rt-note">Källa: {text(given.source)}</p>' if given.source else ""
    marks = mark_links(drawing.marks(given.key))
    data = f'<details class="rt-details"><summary>Visa som tabell</summary>{table(drawing, given.data)}</details>'
    opened = attributes(class_="rt-figure", id=given.key, data_wide=given.wide)
    caption = text(given.caption)
    # A wide drawing scrolls sideways on a phone; the keyboard must reach it.
    drawing_box = f'<div class="rt-drawing" tabindex="0" role="group" aria-label="{caption}">{picture}</div>'
    figcaption = f'<figcaption class="rt-figcaption">{caption}{marks}</figcaption>'
    return f"<figure{opened}>{figcaption}{drawing_box}{source}{data}</figure>"


def _attachment(given: Attachment) -> str:
    return (
        f'<p class="rt-attachment" id="{text(given.key)}"><b>{text(given.title)}</b>'
        f' <span class="rt-muted">{text(given.filename)}</span></p>'
    )


def _key_figures(drawing: Drawing, given: KeyFigures) -> str:
    items = "".join(_key_figure(drawing, item) for item in given.items)
    return f'<ul class="rt-keyfigures" id="{text(given.key)}">{items}</ul>'


def _key_figure(drawing: Drawing, given: KeyFigure) -> str:
    status = f"<p>{shapes.status(given.status)}</p>" if given.status else ""
    compare = f'<p class="rt-compare">{line(drawing, given.compare)}</p>' if given.compare else ""
    unit = f' <span class="rt-kfunit">{text(given.unit)}</span>' if given.unit else ""
    shown = figure(drawing, given.figure, unit=given.unit)
    return (
        f'<li id="{text(given.key)}"><p class="rt-kflabel">{text(given.label)}</p>'
        f'<p class="rt-kfvalue">{shown}{unit}</p>{compare}{status}</li>'
    )


def _status_list(drawing: Drawing, given: StatusList, depth: int) -> str:
    level = min(depth, DEEPEST)
    items = "".join(_status_item(drawing, given.key, item, level) for item in given.items)
    return f'<ul class="rt-statuslist" id="{text(given.key)}">{items}</ul>'


def _status_item(drawing: Drawing, owner: str, given: StatusItem, level: int) -> str:
    marks = mark_links(drawing.marks(owner, given.key) or drawing.marks(given.key))
    status = shapes.status(given.status) if given.status else ""
    scope = f'<p class="rt-scope">{text(given.scope)}</p>' if given.scope else ""
    body = "".join(f"<p>{line(drawing, words)}</p>" for words in given.paragraphs)
    return (
        f'<li id="{text(given.key)}"><div class="rt-statushead"><h{level}>{text(given.title)}{marks}</h{level}>'
        f"{status}</div>{scope}{body}</li>"
    )
