"""The live checklist of a scope, as a part of any page: what is missing, why, and where it is mended.

Show it with `{% include "ui/checklist.html" %}` and the context `checklist`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from rodatraden.apps.cycle.models import Scope
from rodatraden.core.content.occasions import RuleSeverity
from rodatraden.documents.checklist import Missing, checklist
from rodatraden.documents.models import Document
from rodatraden.documents.queries import documents_visible_to
from rodatraden.web.ui import remembered

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

SHAPES = {RuleSeverity.FAULT: "off", RuleSeverity.QUESTION: "risk", RuleSeverity.NOTE: "info"}
WORDS = {
    RuleSeverity.FAULT: "Stoppar beslutet",
    RuleSeverity.QUESTION: "Kontrollera",
    RuleSeverity.NOTE: "Bra att veta",
}
_SECTIONS = {
    "activity": ("activities", "status"),
    "commitment": ("commitments", "status"),
    "treatment": ("treatments", "status"),
    "indicator": ("indicators", "analysis"),
}
_PLANNED = {"activity": "aktivitet", "commitment": "atagande"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMissing:
    """A line of the checklist."""

    name: str
    text: str
    why: str
    href: str
    shape: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The checklist of a scope: its lines, and how many of them stop the decision."""

    lines: tuple[ShownMissing, ...]
    faults: int
    has_document: bool


def checklist_of(user: "User | AnonymousUser", scope: Scope, organisation: str = "") -> Checklist:
    """What is missing of a board's plan or report, or of one organisation's part of it."""
    document = documents_visible_to(user).filter(scope=scope).order_by("pk").first()
    if document is None:
        return Checklist(lines=(), faults=0, has_document=False)
    found = checklist(remembered.material(document, remembered.version_of(document)), organisation)
    return Checklist(
        lines=tuple(_shown(one, scope, document) for one in found),
        faults=sum(one.severity is RuleSeverity.FAULT for one in found),
        has_document=True,
    )


def _shown(one: Missing, scope: Scope, document: Document) -> ShownMissing:
    return ShownMissing(
        name=one.name,
        text=one.text,
        why=one.why,
        href=_href(one, scope, document),
        shape=SHAPES[one.severity],
        severity=WORDS[one.severity],
    )


def _href(one: Missing, scope: Scope, document: Document) -> str:
    """Where it is mended: the form of the unit's part, the plan, the promise; else its place in the document."""
    kind, _slash, key = one.of.partition("/")
    board, year, occasion = scope.board_id or "", scope.year or 0, scope.occasion
    if kind == "promise" and occasion:
        return f"{reverse('cycle:promises', args=(year, occasion))}?namnd={board}#lofte-{key}"
    if kind in _SECTIONS and occasion:
        section, field = _SECTIONS[kind]
        address = reverse("reporting:report", args=(board, year, occasion, one.organisation))
        return f"{address}#{section}-{key}-{field}"
    if kind in _PLANNED and not occasion:
        return reverse("planning:node", args=(board, year, _PLANNED[kind], key))
    return f"{reverse('documents:read', args=(document.key,))}#{one.node}"
