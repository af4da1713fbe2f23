"""Which version of the content a reading is kept under."""

import pytest
from django.db.models import F

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import version_beside_other_reports
from rodatraden.apps.org.models import Organisation

pytestmark = pytest.mark.django_db


def scope(key: str) -> Scope:
    """A scope by its key; its organisation is made with it."""
    board, _, rest = key.partition("/")
    year, _, occasion = rest.partition("/")
    kind = "council" if board == "fullmaktige" else "board"
    Organisation.objects.get_or_create(key=board, defaults={"name": board, "kind": kind})
    level = "board_occasion" if occasion else "board_year"
    return Scope.objects.create(key=key, level=level, board_id=board, year=int(year), occasion=occasion)


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        ("parken/2025", True),
        ("parken/2025/augusti", True),
        ("parken/2024/augusti", True),
        ("fullmaktige/2025/augusti", True),
        ("skolan/2025", True),
        ("skolan/2024/augusti", True),
        ("skolan/2025/augusti", False),
    ],
)
def test_every_change_counts_but_what_other_boards_report_this_year(key: str, counts: bool) -> None:
    changed = scope(key)
    before = version_beside_other_reports("parken", 2025)
    Scope.objects.filter(pk=changed.pk).update(version=F("version") + 1)
    assert (version_beside_other_reports("parken", 2025) != before) is counts


def test_municipality_counts_and_so_does_a_new_scope() -> None:
    found = [version_beside_other_reports("parken", 2025)]
    shared = Scope.objects.create(key="kommunen", level="municipality")
    found.append(version_beside_other_reports("parken", 2025))
    Scope.objects.filter(pk=shared.pk).update(version=F("version") + 1)
    found.append(version_beside_other_reports("parken", 2025))
    assert len(set(found)) == 3
