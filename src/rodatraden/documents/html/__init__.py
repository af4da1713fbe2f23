"""The document tree as HTML: for our own pages, and as one file that stands alone."""

from rodatraden.documents.html.options import Mark, Options
from rodatraden.documents.html.page import Parts, render_html, render_nodes, render_parts

__all__ = ["Mark", "Options", "Parts", "render_html", "render_nodes", "render_parts"]
