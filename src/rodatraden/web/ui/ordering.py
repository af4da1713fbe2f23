"""The order documents are listed in."""

from django.db.models import F, OuterRef, QuerySet, Subquery

from rodatraden.apps.cycle.models import Occasion
from rodatraden.documents.models import Document


def newest_first(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The last year first, in a year the report of the latest day, and the plan after the reports."""
    occasion = Occasion.objects.filter(year=OuterRef("scope__year"), key=OuterRef("scope__occasion"))
    dated = documents.annotate(as_of=Subquery(occasion.values("as_of")[:1]))
    return dated.order_by("-scope__year", F("as_of").desc(nulls_last=True), "-scope__occasion", "key")
