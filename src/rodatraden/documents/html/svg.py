"""A chart's SVG made fit for a strict content policy and for our themes.

The drawing is read and written anew: only drawing elements and attributes come through, never a
style, a script, an event or a reference out. The seven placeholder colours become classes, so that
the style sheet paints them light, dark or on paper.
"""

from functools import lru_cache
from xml.parsers.expat import ExpatError, ParserCreate

from rodatraden.documents.html.markup import text

ROLES = ("accent", "mid", "soft", "ink", "muted", "line", "paper")
_PLACEHOLDERS = {f"#00ac0{number}": role for number, role in enumerate(ROLES, 1)}
_ELEMENTS = frozenset({
    "svg", "g", "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "text", "tspan", "defs", "clipPath",
})  # fmt: skip
_ATTRIBUTES = frozenset({
    "d", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height", "viewBox",
    "points", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "fill-opacity", "opacity", "text-anchor", "font-size", "font-weight",
    "font-style", "display", "dominant-baseline", "id", "clip-path",
})  # fmt: skip
_EMPTY = frozenset({"background", "foreground"})


class ChartUnreadable(ValueError):
    """The drawing of a chart is not well-formed SVG; the drawer is at fault, not a person."""


@lru_cache(maxsize=256)
def safe_svg(drawing: str, name: str, title: str) -> str:
    """`drawing` as inline SVG named by `title`; `name` makes its ids unique on the page."""
    writer = _Writer(name, title)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.words
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(drawing, True)
    except ExpatError as error:
        raise ChartUnreadable(name) from error
    return "".join(writer.out)


def _refuse_entity(*_: object) -> None:
    raise ChartUnreadable("entity")


class _Writer:
    """Writes what comes through; `skipping` counts the depth of what does not."""

    def __init__(self, name: str, title: str) -> None:
        self.name = name
        self.title = title
        self.out: list[str] = []
        self.skipping = 0
        self.root = True

    def start(self, element: str, given: dict[str, str]) -> None:
        if self.skipping or element not in _ELEMENTS or self._is_nothing(element, given):
            self.skipping += 1
            return
        if self.root:
            self.root = False
            self._open_root(given)
            return
        self.out.append(f"<{element}{self._attributes(given)}>")

    def end(self, element: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.out.append(f"</{element}>")

    def words(self, words: str) -> None:
        if not self.skipping and words.strip():
            self.out.append(text(words))

    @staticmethod
    def _is_nothing(element: str, given: dict[str, str]) -> bool:
        """Vega's frames that paint nothing."""
        return element == "path" and given.get("class") in _EMPTY and "stroke" not in given and "fill" not in given

    def _open_root(self, given: dict[str, str]) -> None:
        width, height = given.get("width", "400"), given.get("height", "200")
        box = given.get("viewBox", f"0 0 {width} {height}")
        self.out.append(
            f'<svg class="c c-drawn" viewBox="{text(box)}" width="{text(width)}" height="{text(height)}"'
            f' role="img" aria-labelledby="{text(self.name)}-alt"><title id="{text(self.name)}-alt">'
            f"{text(self.title)}</title>"
        )

    def _attributes(self, given: dict[str, str]) -> str:
        classes: list[str] = []
        kept: list[str] = []
        for attribute, value in given.items():
            if attribute not in _ATTRIBUTES:
                continue
            role = _PLACEHOLDERS.get(value.lower()) if attribute in ("fill", "stroke") else None
            if role:
                classes.append(f"{'f' if attribute == 'fill' else 's'}-{role}")
                continue
            if "url(" in value and not value.startswith("url(#"):
                continue
            kept.append(f' {attribute}="{text(self._renamed(attribute, value))}"')
        named = f' class="{" ".join(classes)}"' if classes else ""
        return named + "".join(kept)

    def _renamed(self, attribute: str, value: str) -> str:
        if attribute == "id":
            return f"{self.name}-{value}"
        return value.replace("url(#", f"url(#{self.name}-")
