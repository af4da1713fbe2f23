"""Fields and values as people know them, and the way to the history from other pages."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.queries import FieldChange, Stated
from rodatraden.foundation.editing.conflicts import Piece, Side
from rodatraden.web.history.comparing import compared, shortened
from rodatraden.web.history.fields import field_label
from rodatraden.web.history.naming import name_of
from rodatraden.web.history.things import readable_thing
from rodatraden.web.history.values import referred_names, value_words

PersonWith = Callable[..., User]


@pytest.mark.parametrize(
    ("kind", "name", "label"),
    [
        ("planning.activity", "led_by", "Leds av"),
        ("planning.goal", "parent_id", "Under"),
        ("economy.statement", "cells personal/budget", "Belopp: personal/budget"),
        ("indicators.target", "amount", "Värde"),
        ("account", "email", "E-post"),
        ("no.kind", "vad som helst", "Vad: som helst"),
    ],
)
def test_field_is_called_what_its_model_calls_it(kind: str, name: str, label: str) -> None:
    assert field_label(kind, name) == label


@pytest.mark.parametrize(
    ("kind", "name", "content", "words"),
    [
        ("planning.activity", "starts", "2025-03-01", "1 mars 2025"),
        ("planning.activity", "name", "2025-03-01", "2025-03-01"),
        ("indicators.target", "year", "2025", "2025"),
        ("indicators.target", "comparator", "at_most", "högst"),
        ("indicators.target", "term", "interim", "etappmål"),
        ("indicators.target", "amount", "-6.50", "−6,50"),
        ("indicators.target", "amount", "0126", "0126"),
        ("indicators.target", "rule", "kind: fixed", "fast värde"),
        ("economy.statement", "cells personal/budget", "45010", "45\u00a0010"),
        ("economy.statement", "columns b", "label: Budget; role: budget; ; year: 2024; focus: ja",
         "rubrik: Budget, roll: budget, år: 2024, i fokus: ja"),
        ("org.organisation", "kind", "service_area", "verksamhet"),
        ("cycle.scope", "is_closed", True, "ja"),
        ("cycle.scope", "is_closed", False, "nej"),
        ("account", "role", "unit_manager", "enhetschef"),
        ("document", "kind", "correction", "Rättelse"),
        ("no.kind", "x", ["a", 2.5, None], "a, 2,5"),
        ("no.kind", "x", {"a": "2024-01-01"}, "a: 1 januari 2024"),
        ("no.kind", "x", "2024-01-01T12:00:00Z", "1 januari 2024, 13.00"),
        ("no.kind", "x", "2024-99-99", "2024-99-99"),
        ("no.kind", "x", "", ""),
    ],
)  # fmt: skip
def test_value_is_read_as_people_write_it(kind: str, name: str, content: object, words: str) -> None:
    assert value_words(kind, name, content, {}) == words


def test_keys_of_other_things_are_shown_by_name(system: User) -> None:
    for key, name in (("skola", "Skolnämnden"), ("vard", "Vårdnämnden")):
        Organisation.objects.create(key=key, name=name, kind="board")
    changes = [
        FieldChange(field="serves", before=Stated("skola, vard"), after=Stated(["vard", "borta"])),
        FieldChange(field="parent", before=None, after=Stated("skola")),
        FieldChange(field="name", before=None, after=Stated("skola")),
    ]
    names = referred_names("org.organisation", changes)
    said = [
        value_words("org.organisation", change.field, stated.content, names)
        for change in changes
        for stated in (change.before, change.after)
        if stated is not None
    ]
    assert said == ["Skolnämnden, Vårdnämnden", "Vårdnämnden, borta", "Skolnämnden", "skola"]


def test_middle_of_long_unchanged_stretches_is_left_out() -> None:
    long = " ".join(f"ord{n}" for n in range(200))
    pieces = [Piece(Side.BOTH, long), Piece(Side.SECOND, "nytt"), Piece(Side.BOTH, long), Piece(Side.FIRST, long)]
    first, new, middle, struck = shortened(pieces)
    assert (new, struck) == (pieces[1], pieces[3])
    assert first.text.startswith("[…] ord")
    assert first.text.endswith(" ord199")
    assert middle.text.startswith("ord0 ")
    assert " […] " in middle.text
    assert all(len(piece.text) < 400 for piece in (first, middle))


TEXTS = st.lists(
    st.sampled_from(["Ett. ", "Två ord. ", "Nytt", " ", "\n\n", "Ett? ", "å", "1,5 %. "]), max_size=12
).map("".join)


@given(before=TEXTS, after=TEXTS)
def test_pieces_hold_both_texts_whole(before: str, after: str) -> None:
    pieces = compared(before, after)
    assert "".join(piece.text for piece in pieces if piece.side is not Side.SECOND) == before
    assert "".join(piece.text for piece in pieces if piece.side is not Side.FIRST) == after


def test_sentences_that_became_each_other_are_compared_word_by_word() -> None:
    before = "Vi börjar nu. Tre enheter är klara. Slut."
    assert compared(before, before.replace("Tre", "Fyra")) == (
        Piece(Side.BOTH, "Vi börjar nu. "),
        Piece(Side.FIRST, "Tre"),
        Piece(Side.SECOND, "Fyra"),
        Piece(Side.BOTH, " enheter är klara. Slut."),
    )


def test_long_stretch_that_was_written_anew_is_shown_whole() -> None:
    before, after = "Ett ord till. " * 200, "Något helt annat. " * 150
    assert compared(before, after) == (Piece(Side.FIRST, before), Piece(Side.SECOND, after))


@pytest.fixture
def scope(system: User) -> Scope:
    """A board's year."""
    board = Organisation.objects.create(key="skola", name="Skolnämnden", kind="board")
    return Scope.objects.create(key="skola/2024", level="board_year", board=board, year=2024)


def test_what_is_a_scopes_own_is_named_with_the_board_and_year(reader: User, scope: Scope) -> None:
    thing = readable_thing(reader, "planning.statusreport", "skola/2024:akt-1")
    assert thing is not None
    assert (thing.name, thing.label, thing.exists) == ("akt-1, Skolnämnden 2024", "statusrapport", True)
    assert name_of("skola/2024:", None, scope) == "Skolnämnden 2024"


def link(user: object, thing: object) -> str:
    request = RequestFactory().get("/namnder/?a=1")
    request.user = user  # type: ignore[assignment]
    template = Template("{% load history %}{% history_link 'planning.goal' 'mål/1' thing %}")
    return template.render(Context({"request": request, "thing": thing})).strip()


def test_link_leads_there_and_back_for_those_who_may_read(reader: User, person_with: PersonWith, scope: Scope) -> None:
    Organisation.objects.create(key="vard", name="Vårdnämnden", kind="board")
    address = "/historik/planning.goal/m%C3%A5l/1/?fran=%2Fnamnder%2F%3Fa%3D1"
    assert link(reader, scope) == f'<a class="rt-history" href="{address}">Historik</a>'
    assert link(person_with(RoleKind.READER, "vard"), scope) == ""
    assert link(AnonymousUser(), "skola") == ""
