"""The contents of a document: its sections as links."""

from collections.abc import Callable, Iterable

from rodatraden.core.document.tree import Document, Section
from rodatraden.documents.html.drawing import section_numbers
from rodatraden.documents.html.markup import text


def contents(document: Document, href: Callable[[str], str], *, levels: int = 2) -> str:
    """Nested lists of links down to `levels`; the first level is a section of the document itself."""
    numbers = section_numbers(document)

    def listed(sections: Iterable[Section], level: int) -> str:
        items = "".join(item(section, level) for section in sections)
        return f"<ol>{items}</ol>" if items else ""

    def item(section: Section, level: int) -> str:
        number = numbers.get(section.key, "")
        shown = f'<span class="rt-secnum">{number}</span> ' if number else ""
        below = [child for child in section.children if isinstance(child, Section)] if level < levels else []
        link = f'<a href="{text(href(section.key))}">{shown}{text(section.heading)}</a>'
        return f"<li>{link}{listed(below, level + 1)}</li>"

    return listed(document.children, 1)
