"""Streams that end in CR, which runs into the LF before `endstream`: a strict reader counts one less.

The last byte of Flate data is a checksum that no other level of compression changes, so it strikes
one document in twenty. Only the unlucky stream is written anew.
"""

import base64
import re
import zlib

from rodatraden.documents.pdf.objects import Objects, UnknownPages

RUN_TOGETHER = b"\r\nendstream"
_STREAM = re.compile(rb"(\d+ 0 obj\s*<<.*?>>\s*stream\r?\n)(.*)\r?\nendstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")
_FLATE = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])")
_PARAMETERS = re.compile(rb"/DecodeParms\s*(?:\[\s*)?(<<[^<>]*>>)(?:\s*\])?")
_CONTENTS = re.compile(rb"/Contents\s*\[?((?:\s*\d+ 0 R)+)")
_DRAWING = re.compile(rb"/Subtype\s*/Form\b|/Type\s*/CMap\b")
_REFERENCE = re.compile(rb"(\d+) 0 R")


def mend_stream_ends(objects: Objects) -> None:
    """Write anew the streams of a file that end in CR.

    Drawing instructions get blanks at the end, where they mean nothing, until the checksum ends
    well. Other bytes are kept and encoded once more, as text (ASCII85) with an end of its own.
    """
    unlucky = [number for number in objects.numbers() if RUN_TOGETHER in objects.text(number)[-32:]]
    drawing = _drawings(objects) if unlucky else frozenset()
    for number in unlucky:
        found = _STREAM.search(objects.text(number))
        if not found:
            raise UnknownPages("En ström i PDF-filen har en form som inte känns igen.")
        head, raw = found.groups()
        can_grow = _FLATE.search(head) and not _PARAMETERS.search(head)
        if can_grow and (number in drawing or _DRAWING.search(head)):
            raw = well_ended(zlib.decompress(raw))
        else:
            head, raw = _as_text(head), base64.a85encode(raw) + b"~>"
        head = _LENGTH.sub(b"/Length %d" % len(raw), head, count=1)
        objects.replace(number, head + raw + b"\nendstream\nendobj\n\n")


def well_ended(data: bytes) -> bytes:
    """`data` as Flate that does not end in CR; blank lines are added until it does not."""
    small = zlib.compress(data, 6)
    while small.endswith(b"\r"):
        data += b"\n"
        small = zlib.compress(data, 6)
    return small


def _drawings(objects: Objects) -> frozenset[int]:
    """The numbers of the streams that pages consist of."""
    found: set[int] = set()
    for number in objects.numbers():
        if contents := _CONTENTS.search(objects.text(number)[:4096]):
            found |= {int(one) for one in _REFERENCE.findall(contents[1])}
    return frozenset(found)


def _as_text(head: bytes) -> bytes:
    head = _PARAMETERS.sub(rb"/DecodeParms[null \1]", head)
    if _FLATE.search(head):
        return _FLATE.sub(b"/Filter[/ASCII85Decode/FlateDecode]", head)
    if b"/Filter" in head:
        raise UnknownPages("En ström i PDF-filen har ett filter som inte känns igen.")
    return _LENGTH.sub(rb"\g<0>/Filter/ASCII85Decode", head, count=1)
