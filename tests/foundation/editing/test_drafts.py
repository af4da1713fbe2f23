"""Drafts are kept a page each, never overwritten by what came late or by another tab."""

from datetime import timedelta

import pytest

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.actions import LARGEST, finish_draft, leave, note_presence, save_draft
from rodatraden.foundation.editing.errors import ChangedSince, DraftTooLarge, PlaceUnknown
from rodatraden.foundation.editing.models import Draft, Presence
from rodatraden.foundation.editing.queries import EXPIRES_AFTER, draft_of, drafts_of, others_at
from rodatraden.foundation.editing.tokens import refuse_changed, token_of

PLACE = "text:namnden/2025:inledning"


def kept(by: User, page: str, number: int, body: str, **more: object) -> Draft:
    return save_draft(by=by, address=PLACE, page=page, number=number, values={"body": body}, token="t", **more)  # type: ignore[arg-type]


def bodies(user: User) -> list[str]:
    return [draft.values["body"] for draft in drafts_of(user, PLACE)]


def test_token_is_of_the_values_and_not_of_their_order() -> None:
    assert token_of({"a": "1", "b": "2"}) == token_of({"b": "2", "a": "1"}) != token_of({"a": "12", "b": ""})


def test_old_token_is_refused() -> None:
    refuse_changed({"body": "A"}, token_of({"body": "A"}))
    with pytest.raises(ChangedSince):
        refuse_changed({"body": "B"}, token_of({"body": "A"}))


def test_draft_is_its_writers_own(reader: User, development_lead: User) -> None:
    kept(reader, "sida-1", 1, "Halvfärdigt")
    assert bodies(reader) == ["Halvfärdigt"]
    assert draft_of(development_lead, PLACE) is None


def test_draft_leaves_no_row_in_the_log_of_changes(reader: User) -> None:
    before = AuditRow.objects.count()
    kept(reader, "sida-1", 1, "Halvfärdigt")
    assert AuditRow.objects.count() == before


def test_what_comes_late_does_not_replace_the_newer(reader: User) -> None:
    for number, body in ((1, "A"), (3, "ABC"), (2, "AB"), (3, "annat")):
        kept(reader, "sida-1", number, body)
    assert bodies(reader) == ["ABC"]


def test_two_tabs_keep_a_draft_each(reader: User) -> None:
    kept(reader, "sida-1", 1, "I ena fliken")
    kept(reader, "sida-2", 1, "I andra fliken")
    assert bodies(reader) == ["I andra fliken", "I ena fliken"]


def test_draft_that_was_opened_again_is_replaced(reader: User) -> None:
    kept(reader, "sida-1", 4, "Förr")
    kept(reader, "sida-2", 1, "Förr och nu", instead=("sida-1", 4))
    assert bodies(reader) == ["Förr och nu"]


def test_draft_that_lives_on_in_another_tab_is_not_replaced(reader: User) -> None:
    kept(reader, "sida-1", 4, "Förr")
    kept(reader, "sida-1", 5, "Förr, och mer")
    kept(reader, "sida-2", 1, "Förr och nu", instead=("sida-1", 4))
    assert bodies(reader) == ["Förr och nu", "Förr, och mer"]


def test_saved_draft_is_done_unless_more_was_written(reader: User) -> None:
    kept(reader, "sida-1", 4, "Sparat")
    kept(reader, "sida-1", 5, "Sparat och mer")
    finish_draft(by=reader, address=PLACE, page="sida-1", number=4)
    assert bodies(reader) == ["Sparat och mer"]
    finish_draft(by=reader, address=PLACE, page="sida-1", number=5)
    assert bodies(reader) == []


def test_what_comes_late_from_a_saved_page_is_no_draft(reader: User) -> None:
    finish_draft(by=reader, address=PLACE, page="sida-1", number=5)
    assert kept(reader, "sida-1", 5, "Sparat").is_done
    assert bodies(reader) == []
    assert not kept(reader, "sida-1", 6, "Skrivet efteråt").is_done
    assert bodies(reader) == ["Skrivet efteråt"]


def test_done_drafts_hold_no_text_and_go_away(reader: User) -> None:
    kept(reader, "sida-1", 1, "Hemligt")
    finish_draft(by=reader, address=PLACE, page="sida-1", number=1)
    assert Draft.objects.get().values == {}
    Draft.objects.update(saved_at=Draft.objects.get().saved_at - timedelta(days=61))
    finish_draft(by=reader, address=PLACE, page="sida-2", number=1)
    assert [draft.page for draft in Draft.objects.all()] == ["sida-2"]


def test_draft_that_is_too_large_is_refused(reader: User) -> None:
    with pytest.raises(DraftTooLarge):
        kept(reader, "sida-1", 1, "x" * (LARGEST + 1))


@pytest.mark.parametrize(("address", "page"), [("", "s"), ("x" * 301, "s"), (PLACE, ""), (PLACE, "s" * 41)])
def test_wrong_place_is_refused(reader: User, address: str, page: str) -> None:
    with pytest.raises(PlaceUnknown):
        save_draft(by=reader, address=address, page=page, number=1, values={}, token="")


def test_others_at_a_place_are_known_until_nothing_is_heard(reader: User, development_lead: User) -> None:
    note_presence(by=reader, address=PLACE, is_writing=True)
    note_presence(by=development_lead, address=PLACE)
    assert [seen.person for seen in others_at(PLACE, development_lead)] == [reader]
    assert others_at(PLACE, development_lead)[0].is_writing
    Presence.objects.filter(person=reader).update(seen_at=Presence.objects.get(person=reader).seen_at - EXPIRES_AFTER)
    assert others_at(PLACE, development_lead) == []


def test_one_who_leaves_is_gone_at_once(reader: User, development_lead: User) -> None:
    note_presence(by=reader, address=PLACE)
    leave(by=reader, address=PLACE)
    assert others_at(PLACE, development_lead) == []


def test_presence_is_written_only_when_others_need_to_know(reader: User, django_assert_num_queries: object) -> None:
    note_presence(by=reader, address=PLACE)
    with django_assert_num_queries(1):  # type: ignore[operator]
        note_presence(by=reader, address=PLACE)
    Presence.objects.update(seen_at=Presence.objects.get().seen_at - timedelta(seconds=9))
    note_presence(by=reader, address=PLACE)
    assert Presence.objects.get().seen_at > Presence.objects.get().seen_at - timedelta(seconds=1)
