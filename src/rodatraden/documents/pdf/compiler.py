"""Typst, once a process: fonts are read once, and what did not change is not set again."""

import json
import threading
from functools import cache
from pathlib import Path
from typing import Any

import typst

from rodatraden.documents.charts.fonts import fonts_folder

STANDARDS: list[Any] = ["a-2a", "ua-1"]
TEMPLATES = Path(__file__).parent / "templates"
_MAIN = "main.typ"
_DATA = "data.json"
_lock = threading.Lock()
# Typst forgets what ten compilations in a row have not used. A long report leaves 150 MB behind, so
# after this much data it is made to forget at once: memory then stays the same however many follow.
_REMEMBERED = 300_000
_FORGETFUL = 11
_since_forgotten = 0


class PageWarning(RuntimeError):
    """Typst warned about the pages; a document with a warning is not let out."""


@cache
def _sources() -> dict[str, bytes]:
    # The main file comes first: that is how Typst knows it.
    files = {_MAIN: (TEMPLATES / _MAIN).read_bytes()}
    return files | {path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fonts_folder())],
    )
    return typst.Compiler(_sources(), font_paths=fonts)  # type: ignore[type-var]


def compile_pages(data: bytes, timestamp: int) -> bytes:
    """The PDF as Typst makes it of the templates and `data` (JSON), dated `timestamp` (Unix)."""
    with _lock:
        pdf, warnings = _compiler().compile_with_warnings(  # type: ignore[type-var]
            {**_sources(), _DATA: data},
            pdf_standards=STANDARDS,
            timestamp=timestamp,
        )
    if warnings:
        raise PageWarning("; ".join(sorted({warning.message for warning in warnings})))
    if not isinstance(pdf, bytes):
        raise PageWarning("Typst gav ingen PDF.")
    return pdf


def forget(size: int) -> None:
    """Let Typst forget what it has compiled, when `size` bytes of data more make that much of it."""
    global _since_forgotten  # noqa: PLW0603  the compiler is one a process, and so is its memory
    with _lock:
        _since_forgotten += size
        if _since_forgotten < _REMEMBERED:
            return
        _since_forgotten = 0
        for _ in range(_FORGETFUL):
            _compiler().compile(b"")


def encode(data: dict[str, Any]) -> bytes:
    """`data` as the JSON that the templates read."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
