"""Live figures and references in what a text held, in words: what they are, and what they say now."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from rodatraden.apps.cycle.models import Scope
from rodatraden.core.document.figure import Mode
from rodatraden.core.numbers import with_unit
from rodatraden.core.prose import FigureMark, Inline, Paragraph, ProseError, ReferenceMark, parse_prose
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import UNKNOWN, live_figure, told
from rodatraden.documents.models import Document
from rodatraden.web.ui.told import material_for

_MARK = re.compile(r"\{\{.*?\}\}|\[\[.*?\]\]", re.DOTALL)


def mark_words(place: object) -> Callable[[str], str]:
    """A function that writes the marks of a text in words; `place` is what the text belongs to, most often a scope.

    What the figures are drawn from is read when the first mark is met.
    """
    held: list[Material | None] = []

    def material() -> Material | None:
        if not held:
            held.append(_material(place))
        return held[0]

    return lambda text: _MARK.sub(lambda found: _words(found.group(), material()), text) if text else text


def _material(place: object) -> Material | None:
    if not isinstance(place, Scope):
        return None
    document = Document.objects.filter(scope=place).select_related("scope__board", "template").order_by("pk").first()
    return material_for(place, document)


def _words(written: str, material: Material | None) -> str:
    mark = _mark_of(written)
    if isinstance(mark, FigureMark):
        return _figure(mark, material)
    if isinstance(mark, ReferenceMark):
        return mark.words or (told(material, written) if material is not None else _("[hänvisning]"))
    return written


def _figure(mark: FigureMark, material: Material | None) -> str:
    if material is None:
        return _("[siffra]")
    figure = live_figure(material, mark)
    if figure.text == UNKNOWN or figure.provenance is None:
        return _("[siffra som inte finns längre]")
    return _("[%(what)s, nu %(value)s]") % {"what": figure.provenance.label, "value": with_unit(figure, Mode.OWN)}


def _mark_of(written: str) -> Inline | None:
    """The mark that a stretch of text is; None when it is something else."""
    try:
        (block,) = parse_prose(written)
    except (ProseError, ValueError):
        return None
    return block.inlines[0] if isinstance(block, Paragraph) and len(block.inlines) == 1 else None
