"""The stream that ends in CR: mended at the source. A real length fault is still seen."""

import io
import re
import zlib
from pathlib import Path

import page
import pikepdf
import pytest
from pikepdf import Name, ObjectStreamMode

from rodatraden.documents.charts.draw import draw_all
from rodatraden.documents.pdf import render_pdf
from rodatraden.documents.pdf.finish import packed
from tests.documents.sample import sample_document

PROFILE = page.ValidationProfile.PDF_A_2A


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    document = sample_document()
    return render_pdf(document, draw_all(document, tmp_path_factory.mktemp("drawings")))


def ending_in_return() -> bytes:
    """Flate data whose last byte, of the checksum, is CR."""
    for i in range(100_000):
        data = zlib.compress(b"q Q %d" % i)
        if data.endswith(b"\r"):
            return data
    raise AssertionError


def with_stream(pdf: bytes, raw: bytes) -> bytes:
    """`pdf` with one more stream that holds `raw`, unpacked."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        stream = document.make_stream(b"")
        stream.write(raw, filter=Name.FlateDecode)
        document.Root["/RodatradenTest"] = stream
        out = io.BytesIO()
        document.save(
            out,
            object_stream_mode=ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return out.getvalue()


def length_faults(pdf: bytes) -> list[str]:
    found = page.validate_pdf_bytes(pdf, profile=PROFILE).failures
    return [str(f.message) for f in found if "ength" in f"{f}"]


def test_stream_ending_in_return_is_mended(sound: bytes) -> None:
    faulty = with_stream(sound, ending_in_return())
    assert b"\r\nendstream" in faulty
    mended = packed(faulty)
    assert b"\r\nendstream" not in mended
    assert length_faults(mended) == []
    with pikepdf.open(io.BytesIO(mended)) as document:
        assert document.Root["/RodatradenTest"].read_bytes().startswith(b"q Q ")


def test_page_ending_in_return_is_lengthened_and_stays_small(sound: bytes) -> None:
    raw = ending_in_return()
    with pikepdf.open(io.BytesIO(sound)) as document:
        document.pages[0].obj.Contents.write(raw, filter=Name.FlateDecode)
        out = io.BytesIO()
        document.save(out, object_stream_mode=ObjectStreamMode.disable)
    mended = packed(out.getvalue())
    assert b"\r\nendstream" in out.getvalue()
    assert b"\r\nendstream" not in mended
    assert b"/ObjStm" in mended
    with pikepdf.open(io.BytesIO(mended)) as document:
        assert document.pages[0].obj.Contents.read_bytes().rstrip(b"\n") == zlib.decompress(raw)


def test_mended_file_is_the_same_every_time(sound: bytes) -> None:
    faulty = with_stream(sound, ending_in_return())
    assert packed(faulty) == packed(faulty)


def test_sound_file_keeps_its_small_form(sound: bytes) -> None:
    assert b"/ObjStm" in sound
    assert b"ASCII85Decode" not in sound


def test_real_length_fault_is_counted(sound: bytes, tmp_path: Path) -> None:
    plain = with_stream(sound, zlib.compress(b"q Q"))
    assert length_faults(plain) == []
    length = next(m for m in re.finditer(rb"/Length (\d{4})\b", plain))
    wrong = plain[: length.start(1)] + b"%04d" % (int(length[1]) - 7) + plain[length.end(1) :]
    assert length_faults(wrong) != []


def test_unlucky_font_stays_whole_and_the_file_small(sound: bytes) -> None:
    faulty = with_stream(sound, ending_in_return())
    mended = packed(faulty)
    assert b"/ObjStm" in mended
    assert len(mended) < 1.1 * len(sound)


def test_packed_file_has_sound_syntax(sound: bytes) -> None:
    with pikepdf.open(io.BytesIO(packed(with_stream(sound, zlib.compress(b"q Q"))))) as document:
        assert document.check_pdf_syntax() == []
