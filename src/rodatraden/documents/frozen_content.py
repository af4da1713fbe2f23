"""The content behind a document as a reader may see it: everybody what was published, those inside what is now."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from rodatraden.connectors.planfile.parse import read_types
from rodatraden.core.content.file import PlanFile
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.data import Data, data_for, material_of
from rodatraden.documents.enums import EditionState
from rodatraden.documents.errors import DocumentUnknown
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.proposals import reads_proposal
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.documents.snapshot import unpack
from rodatraden.documents.template_data import template_from_data
from rodatraden.foundation.permissions import allows

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

_EARLIER, _BOARD, _ABOVE, _BESIDE = "earlier ", "board ", "above ", "beside "


def edition_shown_to(document: Document, user: "User | AnonymousUser") -> Edition | None:
    """The newest edition a person may read, its large parts unread; None when they read the draft.

    A member of the board reads what is put forward from the notice on.

    Raises `DocumentUnknown` for one who may read neither.
    """
    inside = allows(user, READ_UNDECIDED, document)
    states = (EditionState.DECIDED, EditionState.PUBLISHED) if inside else (EditionState.PUBLISHED,)
    editions = document.editions.order_by("-number").defer("tree", "data", "manifest")
    edition = editions.filter(state__in=states).first()
    if inside:
        return edition
    if reads_proposal(user, document, timezone.localdate()):
        return editions.first()
    if edition is None:
        raise DocumentUnknown(document.key)
    return edition


def content_shown_to(document: Document, user: "User | AnonymousUser") -> Material:
    """The content a person may read: as it is now with an account, else as the published edition froze it."""
    edition = edition_shown_to(document, user)
    if edition is None or allows(user, READ_UNDECIDED, document):
        return material_of(document, data_for(document))
    return frozen_material(edition)


def frozen_material(edition: Edition) -> Material:
    """The content an edition was made of, in the template of its day."""
    material = material_of(edition.document, frozen_data(edition))
    return replace(material, template=template_from_data(edition.template.content))


def frozen_data(edition: Edition) -> Data:
    """The plan files that an edition keeps.

    They are read for their types alone: a rule that came later does not refuse what was decided.
    """
    parts = {name: read_types(content, f"{name}.yaml").file for name, content in unpack(bytes(edition.data)).items()}
    municipality = parts["municipality"]
    earlier = [file for name, file in parts.items() if name.startswith(_EARLIER)]
    return Data(
        municipality=municipality,
        plan=parts.get("plan"),
        report=parts.get("report"),
        earlier=_by_day(municipality, earlier),
        council=parts.get("council"),
        boards=tuple(file for name, file in parts.items() if name.startswith(_BOARD)),
        above=tuple(file for name, file in parts.items() if name.startswith(_ABOVE)),
        beside=tuple(file for name, file in parts.items() if name.startswith(_BESIDE)),
    )


def _by_day(municipality: PlanFile, reports: list[PlanFile]) -> tuple[PlanFile, ...]:
    """Reports in the order of their occasions' days."""
    years = municipality.municipality.years if municipality.municipality else ()
    days = {(y.year, o.key): str(o.as_of) for y in years for o in y.occasions}
    return tuple(sorted(reports, key=lambda file: days.get((file.scope.year or 0, file.scope.occasion or ""), "")))
