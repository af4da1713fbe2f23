"""A message's text: plain, short, one look for everything the product sends."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _


def absolute(path: str) -> str:
    """The full address of a page, to be put in a message: `absolute("/min-sida/")`."""
    return urljoin(f"{settings.PUBLIC_ADDRESS}/", path.lstrip("/"))


def letter(*, name: str, lead: str, sections: Iterable[tuple[str, Iterable[str]]] = (), path: str, link: str) -> str:
    """The text of a message: a greeting, what it is about, lists under headings, and one link.

    `lead` is the sentence that says it all; `sections` are headings with short lines; `link` says
    what the link leads to ("Öppna din sida").
    """
    blocks = [_("Hej %(name)s") % {"name": name.split(maxsplit=1)[0] if name.split() else name}, lead]
    for heading, lines in sections:
        blocks.append("\n".join([heading, *(f"– {line}" for line in lines)]))
    blocks.append(f"{link}:\n{absolute(path)}")
    blocks.append(_("Meddelandet kommer från Röda tråden. Det går inte att svara på det."))
    return "\n\n".join(blocks) + "\n"
