"""The last touch on a PDF: row headers, then packing into a small file with settled ids."""

import base64
import io
import zlib
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
        wrapped = _RUN_TOGETHER in pdf and _mend_unlucky(document)
        if not wrapped:
            small = _saved(document, object_stream_mode=ObjectStreamMode.generate)
            if _RUN_TOGETHER not in small:
                return small
        # Packing would take the wrapping off again, or packed objects were the unlucky ones.
        return _saved(
            document,
            object_stream_mode=ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
        )


def _mend_unlucky(document: Pdf) -> bool:
    """Mend the streams that end in CR; tells whether any of them had to be wrapped."""
    drawing = {stream.objgen for page in document.pages for stream in _contents(page.obj)}
    wrapped = False
    for item in document.objects:
        if not isinstance(item, Stream) or not item.read_raw_bytes().endswith(b"\r"):
            continue
        if item.get("/Filter") == Name.FlateDecode and (item.objgen in drawing or item.get("/Subtype") == Name.Form):
            _lengthen(item)
        else:
            _wrap(item)
            wrapped = True
    return wrapped


def _contents(page: Any) -> list[Any]:
    contents = page.get("/Contents")
    if contents is None:
        return []
    return list(contents) if isinstance(contents, Array) else [contents]


def _lengthen(stream: Stream) -> None:
    """Add blanks to drawing instructions, where they mean nothing, until the checksum ends well."""
    data = stream.read_bytes()
    packed_data = b"\r"
    while packed_data.endswith(b"\r"):
        data += b"\n"
        packed_data = zlib.compress(data, 9)
    stream.write(packed_data, filter=Name.FlateDecode)


def _wrap(stream: Stream) -> None:
    """Encode a stream's bytes once more, as text with an end of its own."""
    raw = stream.read_raw_bytes()
    parameters = stream.get("/DecodeParms")
    stream.write(
        base64.a85encode(raw) + b"~>",
        filter=Array([Name.ASCII85Decode, *_listed(stream.get("/Filter"))]),
        decode_parms=Array([None, *_listed(parameters)]) if parameters is not None else None,
    )


def _listed(entry: Any) -> list[Any]:
    if entry is None:
        return []
    return list(entry) if isinstance(entry, Array) else [entry]


def _saved(document: Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    document.save(out, deterministic_id=True, **options)
    return out.getvalue()
