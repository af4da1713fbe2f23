"""Cell formats, made once each; numbers keep their note marks as part of the format."""

from typing import Any

from rodatraden.documents.charts.theme import Palette

FONT = "Calibri"


class Formats:
    """The formats of a workbook, by what they say."""

    def __init__(self, workbook: Any, palette: Palette) -> None:
        """Formats for `workbook` in the colours of `palette`."""
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.palette = palette

    def get(self, **properties: Any) -> Any:
        """The format with these properties of the library's own names."""
        wanted = {"font_name": FONT, "font_size": 10, "font_color": self.palette.ink, "valign": "top", **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(wanted)
        return self._made[key]

    def title(self) -> Any:
        """The first line of a sheet."""
        return self.get(font_size=14, bold=True)

    def quiet(self, *, wrap: bool = False) -> Any:
        """Notes, source and facts beside the table."""
        return self.get(font_size=9, font_color=self.palette.muted, text_wrap=wrap)

    def link(self) -> Any:
        """A link to another sheet."""
        return self.get(font_color=self.palette.accent, underline=1)

    def head(self, *, upper: bool = False, **placed: Any) -> Any:
        """A column's header; `upper` for the header over several columns."""
        return self.get(
            bold=True, text_wrap=True, valign="bottom", bg_color=self.palette.wash, bottom=1,
            bottom_color=self.palette.accent if upper else self.palette.ink, **placed,
        )  # fmt: skip


def number_format(decimals: int, *, signed: bool = False, mark: str = "", gutter: str = "") -> str:
    """A number format with thousands and `decimals`; the reader's Excel prints its own separators.

    `mark` is printed after the number but is no part of it; a number without a mark leaves the
    room of `gutter`, so that units stay in line.
    """
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    quoted = mark.replace('"', "")
    after = f'" {quoted}"' if mark else "".join(f"_{letter}" for letter in f" {gutter}") if gutter else ""
    if signed:
        return f"+{digits}{after};-{digits}{after};{digits}{after}"
    return digits + after


def mark_text(marks: tuple[str, ...]) -> str:
    """Note marks as printed after a number: "a)"."""
    return ",".join(mark if mark.endswith(")") else f"{mark})" for mark in marks)
