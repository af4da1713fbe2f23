"""Lines of text as runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import (
    FigureRun,
    Inline,
    Line,
    Link,
    Reference,
    Status,
    StatusMeaning,
    Text,
    Trend,
    TrendDirection,
)
from rodatraden.core.numbers import NBSP, with_unit
from rodatraden.documents.word.markup import link_inside, run

STATUS_SHAPES: Mapping[StatusMeaning, str] = {
    StatusMeaning.ON_TRACK: "\u25cf",
    StatusMeaning.AT_RISK: "\u25d0",
    StatusMeaning.OFF_TRACK: "\u25b2",
    StatusMeaning.DONE: "\u2714",
    StatusMeaning.NOT_STARTED: "\u25cb",
    StatusMeaning.CANCELLED: "\u2298",
    StatusMeaning.INFORMATION: "\u25c6",
    StatusMeaning.NONE: "\u25cb",
}
TREND_SHAPES: Mapping[TrendDirection, str] = {
    TrendDirection.POSITIVE: "\u2295",
    TrendDirection.UNCHANGED: "\u229c",
    TrendDirection.NEGATIVE: "\u2296",
    TrendDirection.INCREASED: "\u2197",
    TrendDirection.DECREASED: "\u2198",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inlines:
    """Writes lines: knows the mode, the bookmarks of nodes, and how to register a web address."""

    mode: Mode
    anchors: Mapping[str, str]
    relate: Callable[[str], str]

    def line(self, line: Line) -> str:
        """A line as runs."""
        return "".join(self._one(inline) for inline in line)

    def status(self, status: Status) -> str:
        """A status: its shape and its word, never parted."""
        return run(STATUS_SHAPES[status.meaning], style="Tecken") + run(NBSP + status.label)

    def trend(self, trend: Trend) -> str:
        """A trend: its shape and its word; a published document prints the source's own word."""
        word = trend.stated if self.mode is Mode.PUBLISHED and trend.stated else trend.label
        return run(TREND_SHAPES[trend.direction], style="Tecken") + run(NBSP + word)

    def _one(self, inline: Inline) -> str:
        match inline:
            case Text(text=text, strong=strong, emphasis=emphasis):
                style = "Strong" if strong else "Emphasis" if emphasis else ""
                return run(text, style=style, italic=strong and emphasis)
            case FigureRun(figure=figure):
                return run(with_unit(figure, self.mode)) + marks(figure.marks)
            case Reference() | Link():
                return self._link(inline)
            case Status():
                return self.status(inline)
            case Trend():
                return self.trend(inline)

    def _link(self, inline: Reference | Link) -> str:
        """A link to a place in the document or out of it; plain text when it leads nowhere."""
        anchor = self.anchors.get(inline.target, "") if isinstance(inline, Reference) and inline.inside else ""
        shown = run(inline.text, style="Hyperlink")
        if anchor:
            return link_inside(anchor, shown)
        if isinstance(inline, Link) and inline.url:
            shown = run(inline.text or inline.url, style="Hyperlink")
            return f'<w:hyperlink r:id="{self.relate(inline.url)}" w:history="1">{shown}</w:hyperlink>'
        return run(inline.text)


def marks(letters: tuple[str, ...]) -> str:
    """Note marks, after a non-breaking space: read aloud, "4,2 a" must not become 4,2a."""
    return run(NBSP + ",".join(letters), style="Notmarke") if letters else ""
