"""Which sides a reader may pick: a document as it is now, or one of its editions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.org.queries.places import places_of
from rodatraden.documents.enums import EditionState
from rodatraden.documents.errors import DocumentUnknown
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.proposals import put_forward_to
from rodatraden.documents.queries import documents_visible_to, with_editions
from rodatraden.documents.rules import READ_UNDECIDED

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

AT = "@"


@dataclass(frozen=True, slots=True)
class Pick:
    """A side: a document's edition, or (None) the document as its content is now."""

    document: Document
    edition: Edition | None

    @property
    def reference(self) -> str:
        """How the side is written in an address."""
        return f"{self.document.key}{AT}{self.edition.number}" if self.edition else self.document.key

    @property
    def state(self) -> str:
        """What it is, in words: decided with its day, proposal, or draft."""
        if self.edition is None:
            return "som det är nu"
        label = EditionState(self.edition.state).label.lower()
        day = f" {self.edition.decided_on:%Y-%m-%d}" if self.edition.decided_on else ""
        return f"utgåva {self.edition.number}, {label}{day}"

    @property
    def label(self) -> str:
        """The document and what it is."""
        return f"{self.document.title}, {self.state}"


def side_names(first: Pick, second: Pick) -> tuple[str, str]:
    """What the sides are called over a column: as shortly as tells them apart."""
    one, other = first.document, second.document
    if one.pk == other.pk:
        return first.state.capitalize(), second.state.capitalize()
    return (first.label, second.label) if one.title == other.title else (one.title, other.title)


class Shelf:
    """What one reader may pick, asked for once: a constant number of questions to the database."""

    def __init__(self, user: "User | AnonymousUser") -> None:
        """Ask where the reader reads what is not decided."""
        self._user = user
        self._inside = places_of(user, READ_UNDECIDED)

    def boards(self) -> dict[str, str]:
        """The boards with documents for this reader: key and name, in order of name."""
        rows = documents_visible_to(self._user).order_by().values_list("scope__board__key", "scope__board__name")
        found = {key: name for key, name in rows.distinct() if key}
        return dict(sorted(found.items(), key=lambda board: board[1]))

    def of_boards(self, boards: Iterable[str]) -> list[Pick]:
        """Every side of some boards' documents, the newest year and the newest edition first."""
        documents = documents_visible_to(self._user).filter(scope__board__key__in=list(boards))
        occasion = Occasion.objects.filter(year=OuterRef("scope__year"), key=OuterRef("scope__occasion"))
        dated = documents.annotate(as_of=Subquery(occasion.values("as_of")[:1]))
        # The last year first, in a year the report of the latest day, and the plan after the reports.
        return self._picks(dated.order_by("-scope__year", F("as_of").desc(nulls_last=True), "-scope__occasion", "key"))

    def picked(self, reference: str) -> Pick:
        """The side an address names; `DocumentUnknown` when it is missing, or not for this reader."""
        key, _, number = reference.partition(AT)
        for pick in self._picks(documents_visible_to(self._user).filter(key=key)):
            if (str(pick.edition.number) if pick.edition else "") == number:
                return pick
        raise DocumentUnknown(reference)

    def _picks(self, documents: QuerySet[Document]) -> list[Pick]:
        found = list(with_editions(documents.select_related("scope__board")))
        proposed = set(
            documents.order_by().filter(put_forward_to(self._user, timezone.localdate())).values_list("pk", flat=True)
        )
        return [pick for document in found for pick in self._of(document, document.pk in proposed)]

    def _of(self, document: Document, proposed: bool) -> list[Pick]:
        editions = list(document.editions.all())
        if self._inside.contains(document.place):
            return [Pick(document, None), *(Pick(document, edition) for edition in editions)]
        # A member of the board reads what is put forward: the newest edition, whatever it is.
        newest = editions[:1] if proposed else []
        return [
            Pick(document, edition)
            for edition in editions
            if edition.state == EditionState.PUBLISHED or edition in newest
        ]
