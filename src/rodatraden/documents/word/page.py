"""The measures of the page: a text column with a margin column to its left, as on paper."""

from dataclasses import dataclass

from rodatraden.documents.word.markup import millimetres

PAGE_WIDTH, PAGE_HEIGHT = millimetres(210), millimetres(297)
LEFT, RIGHT, TOP, BOTTOM = millimetres(24), millimetres(22), millimetres(31), millimetres(26)
HEADER, FOOTER = millimetres(14), millimetres(12)
SIDE = millimetres(44)
FULL = millimetres(164)
TEXT = FULL - SIDE
LANDSCAPE_FULL = millimetres(297 - 24 - 22)


def section(*, landscape: bool, references: str = "", first_differs: bool = False) -> str:
    """The properties of a section of pages; `references` name its header and footer."""
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        f' w:header="{HEADER}" w:footer="{FOOTER}" w:gutter="0"/>'
        f"{'<w:titlePg/>' if first_differs else ''}</w:sectPr>"
    )


@dataclass(slots=True, kw_only=True)
class Pages:
    """Which way the pages lie; `upright` and `turned` name their heads and feet."""

    upright: str
    turned: str
    lying: bool = False
    first: bool = True

    def turn(self, *, landscape: bool) -> str:
        """The end of the section before, when what follows lies the other way."""
        if landscape is self.lying:
            return ""
        ended = self.here()
        self.lying, self.first = landscape, False
        return f'<w:p><w:pPr><w:pStyle w:val="Tabellslut"/>{ended}</w:pPr></w:p>'

    def here(self) -> str:
        """The properties of the pages being written; the first section has a cover."""
        references = self.turned if self.lying else self.upright
        return section(landscape=self.lying, references=references, first_differs=self.first)
