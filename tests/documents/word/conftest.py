import io
import struct
import zlib
from functools import cache

import docx
import pytest
from docx.document import Document as WordDocument

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.tree import Document
from rodatraden.documents.word import render_docx
from tests.documents.sample import charts_of, sample_document


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def grey_png(width: int = 40, height: int = 20) -> bytes:
    """A grey picture; the smallest thing that Word takes for a chart."""
    rows = b"".join(b"\x00" + b"\xc0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def pictures(document: Document) -> dict[str, bytes]:
    return {chart.key: grey_png() for chart in charts_of(document)}


@cache
def rendered(mode: Mode) -> bytes:
    document = sample_document(mode)
    return render_docx(document, pictures(document))


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="session")
def tree() -> Document:
    return sample_document(Mode.OWN)


@pytest.fixture
def word() -> WordDocument:
    return opened(rendered(Mode.OWN))
