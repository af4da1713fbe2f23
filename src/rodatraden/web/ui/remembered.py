"""What was read, kept for the next request until something changes.

Every change leaves an audit row in its own transaction, so the newest row says which version of
the content a reading belongs to. A frozen tree never changes.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from rodatraden.connectors.planfile.read import read_municipality, read_plan, read_report
from rodatraden.core.checks.check import Finding
from rodatraden.core.content.file import PlanFile
from rodatraden.core.document.tree import Document as Tree
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.enums import EditionState
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import Data, Shown, frozen_tree, material_of, review_material
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.permissions import allows

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

Value = TypeVar("Value")
Version = Hashable


class Memory:
    """The most recent readings, at most `room` of them."""

    def __init__(self, room: int) -> None:
        """Start empty."""
        self._room = room
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """What is kept under `key`, or what `read` gives, kept from now on."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Value", self._kept[key])
        value = read()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)
        return value

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()


_content = Memory(48)
_pages = Memory(400)


def remember(key: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gave for `key` (which names a version of the content), for drawings of pages."""
    return _pages.get(key, read)


def forget() -> None:
    """Forget all readings."""
    _content.clear()
    _pages.clear()


def version() -> Version:
    """Which version of the content this is: the newest change."""
    return AuditRow.objects.order_by("-pk").values_list("pk", "at").first()


def material(document: Document, at: Version) -> Material:
    """The content behind a document at a version."""
    return _content.get(("material", document.pk, at), lambda: material_of(document, _data(document, at)))


def _data(document: Document, at: Version) -> Data:
    scope = document.scope
    board, year = str(scope.board_id), scope.year
    municipality = _content.get(("municipality", at), read_municipality)
    if municipality is None or year is None:
        raise Http404
    plan: PlanFile | None = _content.get(("plan", board, year, at), lambda: read_plan(board, year))
    report = read_report(board, year, scope.occasion) if scope.occasion else None
    return Data(municipality, plan, report)


def shown(document: Document, user: "User | AnonymousUser", at: Version) -> Shown:
    """The document as a reader is shown it: the edition they may see, else the draft for those who may."""
    inside = allows(user, READ_UNDECIDED)
    states = (EditionState.DECIDED, EditionState.PUBLISHED) if inside else (EditionState.PUBLISHED,)
    light = document.editions.filter(state__in=states).order_by("-number").defer("tree", "data", "manifest")
    edition = light.first()
    if edition is not None:
        return Shown(_frozen(edition), edition)
    if not inside:
        raise Http404
    return Shown(draft(document, at), None)


def _frozen(edition: Edition) -> Tree:
    return _content.get(("edition", edition.pk, edition.fingerprint), lambda: frozen_tree(edition))


def draft(document: Document, at: Version) -> Tree:
    """The document as the content gives it at a version."""
    return _content.get(("draft", document.pk, at), lambda: assemble(material(document, at), key=document.key))


def findings(document: Document, at: Version) -> tuple[Finding, ...]:
    """What the review says of the document at a version."""
    return _content.get(
        ("review", document.pk, at), lambda: review_material(material(document, at), draft(document, at))
    )
