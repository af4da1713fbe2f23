"""The contents of a document: its sections as links."""

from collections.abc import Callable, Iterable

from rodatraden.core.document.tree import Document, Section
from rodatraden.documents.html.drawing import section_numbers
from rodatraden.documents.html.markup import text


def contents(document: Document, href: Callable[[str], str], *, levels: int = 2, here: str = "") -> str:
    """Nested lists of links down to `levels`; the first level is a section of the document itself.

    With `here` (the key of a chapter) the chapters before are marked as read and that one as current.
    """
    numbers = section_numbers(document)
    keys = [section.key for section in document.children]
    place = keys.index(here) if here in keys else 0

    def listed(sections: Iterable[Section], level: int) -> str:
        items = "".join(item(section, level) for section in sections)
        return f"<ol>{items}</ol>" if items else ""

    def item(section: Section, level: int) -> str:
        number = numbers.get(section.key, "")
        shown = f'<span class="rt-secnum">{number}</span> ' if number else ""
        below = [child for child in section.children if isinstance(child, Section)] if level < levels else []
        link = f'<a href="{text(href(section.key))}">{shown}{text(section.heading)}</a>'
        state = _state(keys.index(section.key), place) if here and level == 1 else ""
        return f"<li{state}>{link}{listed(below, level + 1)}</li>"

    return listed(document.children, 1)


def _state(number: int, place: int) -> str:
    if number == place:
        return ' aria-current="true"'
    return " data-read" if number < place else ""
