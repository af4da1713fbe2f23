"""The Excel renderer: contents, and a sheet for each table with numbers as numbers."""

from rodatraden.documents.excel.render import MEDIA_TYPE, render_xlsx

__all__ = ["MEDIA_TYPE", "render_xlsx"]
