"""What was read, kept for the next request until something changes.

Every change of a scope's content gives it a new version in its own transaction, and a reading is
kept under the versions of the scopes it was made from. A frozen tree never changes.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from rodatraden.apps.cycle.models import Scope as ScopeRow
from rodatraden.apps.cycle.queries.scopes import key_of, versions
from rodatraden.connectors.planfile.read import read_municipality, read_plan, read_row
from rodatraden.core.checks.check import Finding
from rodatraden.core.content.file import PlanFile
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.document.tree import Document as Tree
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.data import Data, data_for, gathers_boards, material_of
from rodatraden.documents.errors import DocumentUnknown
from rodatraden.documents.frozen_content import edition_shown_to, frozen_material
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import Shown, frozen_tree, review_material
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.read import read
from rodatraden.web.ui.memory import Memory

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

Value = TypeVar("Value")
Version = Hashable

_content = Memory(48)
_pages = Memory(400)
_files = Memory(32)
_rows = Memory(2_000)
_pieces = Memory(8_000)


def remember(key: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gave for `key` (which names a version of the content), for drawings of pages."""
    return _pages.get(key, read)


def content(home: Home, scope: ScopeRow) -> tuple[Any, ...]:
    """The living content of one kind in a scope as it is at the scope's version."""
    return _rows.get((home.model, scope.pk, scope.version), lambda: read(home, scope.pk))


def file_of(scope: ScopeRow) -> PlanFile:
    """All that a scope holds, as it is at the scope's version."""
    return _files.get((scope.key, scope.version), lambda: read_row(scope))


def piece(template: str, **given: Hashable) -> SafeString:
    """A template drawn from nothing but what it is given, and so drawn once for each such set of values."""
    if settings.DEBUG:
        return render_to_string(template, given)
    key = (template, get_language(), *given.items())
    return _pieces.get(key, lambda: render_to_string(template, given))


def forget() -> None:
    """Forget all readings."""
    _content.clear()
    _pages.clear()
    _files.clear()
    _rows.clear()
    _pieces.clear()


def version(board: str, year: int) -> Version:
    """Which version of a board's year this is."""
    return versions(board, year)


def version_beside_reports(board: str, year: int) -> Version:
    """Which version this is of what a board's year is read from, its reports left out."""
    return versions(board, year, reports=False)


def version_of(document: Document) -> Version:
    """Which version of the content behind a document this is, and of its template."""
    scope = document.scope
    found = versions(scope.place, scope.year or 0, whole_year=gathers_boards(document))
    return (*found, ("template", document.template_id))


def material(document: Document, at: Version, sees: frozenset[str] = frozenset()) -> Material:
    """The content behind a document as it is at a version, for those with an account.

    `sees` are the units whose figures about few persons this reader may see.
    """
    if sees:
        return _content.get(("material", document.pk, at, sees), lambda: replace(material(document, at), sees=sees))
    return _content.get(("material", document.pk, at), lambda: material_of(document, _data(document, at)))


def _data(document: Document, at: Version) -> Data:
    """The content behind a document; a report that is written in does not make its plan be read anew."""
    found = dict(at) if isinstance(at, tuple) else {}

    def file(scope: Scope, read: Callable[[], PlanFile | None]) -> PlanFile | None:
        key = key_of(scope)
        return _files.get((key, found[key]), read) if key in found else read()

    def plan_of(board: str, year: int) -> PlanFile | None:
        return file(Scope(level=ScopeLevel.BOARD_YEAR, board=board, year=year), lambda: read_plan(board, year))

    return data_for(
        document,
        municipality_of=lambda: file(Scope(level=ScopeLevel.MUNICIPALITY), read_municipality),
        plan_of=plan_of,
    )


def published_material(edition: Edition) -> Material:
    """The content behind an edition, for everybody; it never changes."""
    return _content.get(("published", edition.pk, edition.fingerprint), lambda: frozen_material(edition))


def edition_of(document: Document, user: "User | AnonymousUser") -> Edition | None:
    """The edition a reader is shown, None for the draft; `Http404` when they may see neither."""
    try:
        return edition_shown_to(document, user)
    except DocumentUnknown as unknown:
        raise Http404 from unknown


def shown(document: Document, user: "User | AnonymousUser", at: Version) -> Shown:
    """The document as a reader is shown it: the edition they may see, else the draft for those who may."""
    edition = edition_of(document, user)
    return Shown(tree(document, edition, at), edition)


def tree(document: Document, edition: Edition | None, at: Version) -> Tree:
    """The tree of an edition, or of the draft."""
    return draft(document, at) if edition is None else _frozen(edition)


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
