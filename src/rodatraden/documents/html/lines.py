"""Lines of text: runs, live figures, references, links, statuses."""

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import FigureRun, Inline, Line, Link, Reference, Status, Text, Trend
from rodatraden.documents.html import shapes
from rodatraden.documents.html.drawing import Drawing
from rodatraden.documents.html.figures import figure
from rodatraden.documents.html.markup import text
from rodatraden.documents.html.options import Mark

_SAFE_STARTS = ("https://", "http://", "mailto:")


def line(drawing: Drawing, runs: Line) -> str:
    """All runs of a line, joined as they stand."""
    return "".join(_run(drawing, run) for run in runs)


def mark_links(marks: tuple[Mark, ...]) -> str:
    """The numbers of what the review says, each a link to it."""
    return "".join(
        f'<a class="rt-mark" href="{text(mark.href)}" aria-label="{text(mark.label)}">{mark.number}</a>'
        for mark in marks
    )


def _run(drawing: Drawing, run: Inline) -> str:
    match run:
        case Text():
            return _styled(run)
        case FigureRun():
            return figure(drawing, run.figure, in_text=True) + _note_words(run.figure.marks)
        case Reference():
            return _reference(drawing, run)
        case Link():
            return f'<a href="{text(run.url)}">{text(run.text)}</a>' if _is_safe(run.url) else text(run.text)
        case Status():
            return shapes.status(run)
        case Trend():
            return shapes.trend(run, stated=drawing.mode is Mode.PUBLISHED)


def _styled(run: Text) -> str:
    words = text(run.text)
    if run.emphasis:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if run.strong else words


def _note_words(marks: tuple[str, ...]) -> str:
    return f"<sup>{text(', '.join(marks))}</sup>" if marks else ""


def _reference(drawing: Drawing, run: Reference) -> str:
    href = drawing.options.node_href(run.target) if run.inside else drawing.options.page_of(run.target)
    return f'<a href="{text(href)}">{text(run.text)}</a>' if href else text(run.text)


def _is_safe(url: str) -> bool:
    return url.lower().startswith(_SAFE_STARTS)
