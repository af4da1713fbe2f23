"""The last touch on a PDF: row headers, then packing into a small file with settled ids."""

import base64
import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Name, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel

from rodatraden.documents.pdf.objects import Objects
from rodatraden.documents.pdf.row_headers import add_row_headers

_RUN_TOGETHER = b"\r\nendstream"


def finish(pdf: bytes, kinds: Sequence[Sequence[str]]) -> bytes:
    """`pdf` with row headers, packed. `kinds` are the kinds of the rows of each table in order."""
    objects = Objects(pdf)
    add_row_headers(objects, kinds)
    return packed(objects.write())


def packed(pdf: bytes) -> bytes:
    """`pdf` in a small file, with streams whose length every reader finds alike.

    A stream that ends in CR runs into the LF before `endstream`, and a strict reader counts one
    byte less. The last byte of Flate data is a checksum that no other level changes, so such a
    stream is wrapped in ASCII85, which ends in `~>`.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        small = _saved(document, object_stream_mode=ObjectStreamMode.generate)
        if _RUN_TOGETHER not in small:
            return small
        for item in document.objects:
            if isinstance(item, Stream) and item.read_raw_bytes().endswith(b"\r"):
                _wrap(item)
        return _saved(
            document,
            object_stream_mode=ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
        )


def _wrap(stream: Stream) -> None:
    """Encode a stream's bytes once more, as text with an end of its own."""
    raw = stream.read_raw_bytes()
    filters: Any = stream.get("/Filter")
    inner = list(filters) if isinstance(filters, Array) else [filters] if filters is not None else []
    parameters: Any = stream.get("/DecodeParms")
    given = list(parameters) if isinstance(parameters, Array) else [parameters] if parameters is not None else []
    stream.write(
        base64.a85encode(raw) + b"~>",
        filter=Array([Name.ASCII85Decode, *inner]),
        decode_parms=Array([None, *given]) if given else None,
    )


def _saved(document: Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    document.save(out, deterministic_id=True, **options)
    return out.getvalue()
