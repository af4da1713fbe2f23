"""The fonts of paper: Source Serif 4 for reading, Source Sans Pro for tables and charts."""

from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "fonts"
CHART_FONT = "Source Sans Pro"


class FontsMissing(RuntimeError):
    """The font files are not built."""


def fonts_folder() -> Path:
    """The folder with the TTF files; they are built from npm by `frontend/build.py`."""
    if not any(FONTS.glob("SourceSansPro*.ttf")):
        raise FontsMissing("Typsnitten saknas. Bygg dem med frontend/build.py.")
    return FONTS
