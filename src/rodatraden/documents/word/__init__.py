"""The Word renderer: real styles, a filled contents field, tables with header rows, alt texts."""

from rodatraden.documents.word.render import MEDIA_TYPE, render_docx

__all__ = ["MEDIA_TYPE", "render_docx"]
