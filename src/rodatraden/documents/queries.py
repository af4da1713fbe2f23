"""Reading documents: which there are, what they say now, what was decided, what has changed since."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from rodatraden.apps.org.queries.places import places_of
from rodatraden.core.checks.check import Finding, run
from rodatraden.core.checks.review import review as review_subject
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.document.figure import Figure
from rodatraden.core.document.figures import figures_of
from rodatraden.core.document.serial import from_json
from rodatraden.core.document.tree import Document as Tree
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules import rule_checks
from rodatraden.documents.content_rules.conditions import pack_checks
from rodatraden.documents.content_rules.whole import UNPLACED, UNRESOLVED, Assembled
from rodatraden.documents.data import Data, data_for, material_of
from rodatraden.documents.enums import EditionState
from rodatraden.documents.errors import DocumentUnknown
from rodatraden.documents.models import AcceptedFinding, Document, Edition, EditionFile
from rodatraden.documents.proposals import put_forward_to
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.foundation.permissions import allows

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User


def documents_visible_to(user: "User | AnonymousUser") -> QuerySet[Document]:
    """The documents a person may read: everybody the published ones, those with an account all."""
    documents = Document.objects.select_related("scope", "template")
    places = places_of(user, READ_UNDECIDED)
    if places.everywhere:
        return documents
    # Two questions that each can be answered by an index; joined editions would double the rows.
    published = Edition.objects.filter(state=EditionState.PUBLISHED, document=OuterRef("pk"))
    own = Q(scope__board__key__in=places.keys)
    return documents.filter(Q(Exists(published)) | own | put_forward_to(user, timezone.localdate()))


def with_editions(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The documents with their editions (newest first), without trees and files."""
    light = Edition.objects.defer("tree", "data", "manifest").order_by("-number")
    return documents.prefetch_related(Prefetch("editions", queryset=light))


def document_for(key: str, user: "User | AnonymousUser") -> Document:
    """A document by key; `DocumentUnknown` also when the person may not see it."""
    found = documents_visible_to(user).filter(key=key).first()
    if found is None:
        raise DocumentUnknown(key)
    return found


def document_by_key(key: str) -> Document:
    """A document by key, for those who may see all."""
    found = Document.objects.select_related("scope", "template").filter(key=key).first()
    if found is None:
        raise DocumentUnknown(key)
    return found


def tree_now(document: Document) -> Tree:
    """The document as the data gives it now."""
    return assemble(material_of(document, data_for(document)), key=document.key)


def newest_edition(document: Document, *states: str) -> Edition | None:
    """The newest edition, in any of the states when some are given."""
    editions = document.editions.order_by("-number")
    return (editions.filter(state__in=states) if states else editions).first()


def frozen_tree(edition: Edition) -> Tree:
    """The tree of an edition, byte for byte what was decided."""
    return from_json(bytes(edition.tree))


@dataclass(frozen=True)
class Shown:
    """What a reader is shown: the tree, and the edition it is frozen in (None: a living draft)."""

    tree: Tree
    edition: Edition | None


def shown_to(document: Document, user: "User | AnonymousUser") -> Shown:
    """The published edition to everybody; to those with an account the decided one, else the draft."""
    if not allows(user, READ_UNDECIDED, document):
        edition = newest_edition(document, EditionState.PUBLISHED)
        if edition is None:
            raise DocumentUnknown(document.key)
        return Shown(frozen_tree(edition), edition)
    edition = newest_edition(document, EditionState.DECIDED, EditionState.PUBLISHED)
    return Shown(frozen_tree(edition), edition) if edition else Shown(tree_now(document), None)


def edition_file(edition: Edition, file_format: str) -> EditionFile | None:
    """A frozen file of an edition."""
    return edition.files.filter(format=file_format).first()


def review(document: Document, data: Data | None = None) -> tuple[Finding, ...]:
    """Every finding of the review on the document as it is now, content rules included."""
    material = material_of(document, data or data_for(document))
    return review_material(material, assemble(material, key=document.key))


def review_material(material: Material, tree: Tree) -> tuple[Finding, ...]:
    """The review of one assembled document."""
    seen = material.shown
    subject = ReviewSubject(document=tree, municipality=seen.municipality, plan=seen.plan, report=seen.report)
    known = review_subject(subject)
    chosen = pack_checks(material)
    also = {check.id for check in chosen}
    return (
        *known,
        *run((UNRESOLVED, UNPLACED), Assembled(material, tree)),
        *run([check for check in rule_checks(material.template) if check.id not in also], material),
        *run(chosen, material),
    )


def accepted_findings(document: Document) -> dict[str, AcceptedFinding]:
    """The findings somebody has accepted, by the finding's own key."""
    return {a.finding: a for a in document.accepted.select_related("accepted_by").all()}


@dataclass(frozen=True)
class ChangedFigure:
    """A figure that says something else now than when it was decided."""

    address: str
    label: str
    frozen: Figure
    now: Figure | None


def changed_since(edition: Edition, today: Tree | None = None) -> list[ChangedFigure]:
    """The figures of an edition that the data would give another value today; `today`: the draft, if at hand."""
    now = figures_of(today or tree_now(edition.document))
    changed = []
    for address, frozen in figures_of(frozen_tree(edition)).items():
        current = now.get(address)
        if current is None or current.value != frozen.value or current.text != frozen.text:
            label = frozen.provenance.label if frozen.provenance else address
            changed.append(ChangedFigure(address, label, frozen, current))
    return changed
