import hashlib

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.serial import content_hash, from_json
from rodatraden.documents.opendata import render_json
from tests.documents.sample import sample_document


def test_published_file_is_the_document() -> None:
    for mode in Mode:
        document = sample_document(mode)
        assert from_json(render_json(document)) == document


def test_published_file_has_the_hash_of_the_freeze() -> None:
    document = sample_document()
    assert hashlib.sha256(render_json(document)).hexdigest() == content_hash(document)


def test_published_file_is_readable_lines() -> None:
    lines = render_json(sample_document()).decode().splitlines()
    assert len(lines) > 100
    assert sum(len(line) > 100 for line in lines) < len(lines) / 50
