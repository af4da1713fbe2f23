"""The order documents are listed in."""

from datetime import date

from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.documents.models import Document
from rodatraden.web.ui.ordering import newest_first


def test_reports_are_listed_by_their_day_and_before_the_plan(report: Document) -> None:
    march = Occasion.objects.get(year_id=2024, key="mars")
    for key, day in (("maj", date(2024, 5, 31)), ("augusti", date(2024, 8, 31))):
        march.pk, march.key, march.as_of = None, key, day
        march.save()
        scope = Scope.objects.get(pk=report.scope_id)
        scope.pk, scope.key, scope.occasion = None, f"copy-{key}", key
        scope.save()
        Document.objects.create(key=key, scope=scope, template=report.template, title=key, kind=report.kind)
    listed = [document.scope.occasion for document in newest_first(Document.objects.select_related("scope"))]
    assert listed == ["augusti", "maj", "mars", ""]
