"""The units' own words have a place in the document's outline."""

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.models import TextSection
from rodatraden.foundation.accounts.models import User
from rodatraden.web.texts.slots import outline


def test_what_a_unit_wrote_stands_under_its_name(development_lead: User) -> None:
    board = Organisation.objects.create(key="namnden", name="Nämnden", kind="board")
    Organisation.objects.create(key="enheten", name="Enheten", kind="unit")
    scope = Scope.objects.create(
        key="namnden/2026/mars", level="board_occasion", board=board, year=2026, occasion="mars"
    )
    TextSection.objects.create(scope=scope, key="enheten-ord", slot="units", about="enheten", body="Det går bra.")
    chapter, entry = outline(scope).entry("enheten-ord") or (None, None)
    assert chapter is not None
    assert entry is not None
    assert entry.name == "Enheten"
    assert chapter.heading != "Texter som dokumentet inte har plats för"
