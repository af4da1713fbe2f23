"""The document as open data: its canonical JSON, described in `docs/document-json.md`."""

from rodatraden.core.document.serial import to_json
from rodatraden.core.document.tree import Document

MEDIA_TYPE = "application/json"

__all__ = ["MEDIA_TYPE", "render_json"]


def render_json(document: Document) -> bytes:
    """The published file: exactly the bytes that the freeze hashes, readable as they are."""
    return to_json(document)
