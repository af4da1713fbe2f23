"""The last touch on a PDF: row headers, sound stream ends, and a small file."""

from collections.abc import Sequence

from rodatraden.documents.pdf.objects import Objects
from rodatraden.documents.pdf.packing import pack
from rodatraden.documents.pdf.row_headers import add_row_headers
from rodatraden.documents.pdf.stream_ends import mend_stream_ends


def finish(pdf: bytes, kinds: Sequence[Sequence[str]]) -> bytes:
    """`pdf` with row headers, packed. `kinds` are the kinds of the rows of each table in order."""
    objects = Objects(pdf)
    add_row_headers(objects, kinds)
    return _packed(objects)


def packed(pdf: bytes) -> bytes:
    """`pdf` in a small file, with streams whose length every reader finds alike."""
    return _packed(Objects(pdf))


def _packed(objects: Objects) -> bytes:
    mend_stream_ends(objects)
    return pack(objects)
