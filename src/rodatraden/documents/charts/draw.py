"""Charts drawn to SVG, kept in a folder by the hash of their spec.

The drawing engine takes half a second to start, so charts are drawn in a job, never per request.
"""

import hashlib
import json
import os
import re
import tempfile
import threading
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

import vl_convert
from django.conf import settings

from rodatraden.core.document.tree import Chart, Document, walk
from rodatraden.documents.charts.fonts import fonts_folder

_LOCALE: Final = "sv-SE"
# Raised when the way of drawing changes, so that older drawings are not used.
_VERSION = "1"
_ID = re.compile(r'\b(id="|url\(#|href="#)([A-Za-z_]+)(\d+)')
_SPOKEN = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')
_lock = threading.Lock()


def draw(chart: Chart, folder: Path | None = None) -> str:
    """The chart as SVG with placeholder colours, from the cache in `folder` when it is there."""
    kept = (folder or chart_folder()) / f"{fingerprint(chart)}.svg"
    try:
        return kept.read_text("utf-8")
    except FileNotFoundError:
        svg = draw_anew(chart)
        _keep(kept, svg)
        return svg


def draw_all(document: Document, folder: Path | None = None) -> dict[str, str]:
    """The SVG of each chart in `document` by the chart's key: what the renderers take."""
    charts = [node for node in walk(document) if isinstance(node, Chart)]
    return {chart.key: draw(chart, folder) for chart in charts}


def draw_anew(chart: Chart) -> str:
    """The chart as SVG, drawn now; the same spec gives the same characters, whatever came before."""
    with _lock:
        _register_fonts()
        svg: str = vl_convert.vegalite_to_svg(_spec_text(chart), format_locale=_LOCALE)
    return _settled(svg)


def picture(svg: str, *, scale: float = 2.0) -> bytes:
    """`svg` (with its colours swapped) as PNG, `scale` pixels to the unit."""
    with _lock:
        _register_fonts()
        return bytes(vl_convert.svg_to_png(svg, scale=scale))


def fingerprint(chart: Chart) -> str:
    """What the drawing depends on, hashed: the spec, the engine and our way of drawing."""
    told = "\n".join((_VERSION, version("vl-convert-python"), _LOCALE, _spec_text(chart)))
    return hashlib.sha256(told.encode()).hexdigest()


def chart_folder() -> Path:
    """Where drawings are kept."""
    return Path(settings.DATA_DIR) / "cache" / "charts"


def _spec_text(chart: Chart) -> str:
    return json.dumps(chart.spec, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(fonts_folder()))


def _settled(svg: str) -> str:
    """Ids count from the drawing's start, not the process's; nothing is said in English to a reader.

    The text alternative belongs to whoever places the drawing.
    """
    seen: dict[str, int] = {}

    def renamed(found: re.Match[str]) -> str:
        name = found[2] + found[3]
        return f"{found[1]}{found[2]}{seen.setdefault(name, len(seen))}"

    return _ID.sub(renamed, _SPOKEN.sub("", svg))


def _keep(path: Path, svg: str) -> None:
    """Write whole or not at all, so that no other process reads half a drawing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(svg)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
