"""What is found, in which order, by whom: the same on both databases."""

from __future__ import annotations

import pytest

from rodatraden.foundation.search.models import SearchEntry
from rodatraden.foundation.search.queries import Reach, found, groups, wanted_words
from tests.foundation.search.conftest import Fill, thing

EVERYWHERE = Reach(everywhere=True)


def titles(text: str, reach: Reach = EVERYWHERE, *, inside: bool = False) -> list[str]:
    return [entry.title for entry in found(wanted_words(text), reach, inside=inside)]


def test_letters_with_rings_and_dots_are_letters_of_their_own(fill: Fill) -> None:
    fill(thing("Ålder"), thing("Alder"), thing("Älder"), thing("Mål"))
    assert titles("ål") == ["Ålder"]
    assert titles("ÅLDER") == ["Ålder"]
    assert titles("ald") == ["Alder"]


def test_order_is_swedish(fill: Fill) -> None:
    names = ["Mål ö", "Mål ä", "Mål å", "Mål z", "Mål 10", "Mål 2", "mål a", "Mål É", "Mål f"]
    fill(*map(thing, names))
    assert titles("mål") == ["Mål 2", "Mål 10", "mål a", "Mål É", "Mål f", "Mål z", "Mål å", "Mål ä", "Mål ö"]


def test_every_word_is_found_by_its_beginning(fill: Fill) -> None:
    fill(
        thing("Trygga äldre", detail="Fler ska känna trygghet i hemmet.", also="Socialnämnden 2025"),
        thing("Trygga gator", detail="Belysning."),
        thing("Otrygga äldre"),
    )
    assert titles("trygg") == ["Trygga gator", "Trygga äldre"]
    assert titles("äld trygg") == ["Trygga äldre"]
    assert titles("trygg hemmet") == ["Trygga äldre"]
    assert titles("social 2025 trygga") == ["Trygga äldre"]
    assert titles("trygg saknas") == []


def test_hits_in_titles_come_first_and_then_the_newest_year(fill: Fill) -> None:
    fill(
        thing("Arbete", detail="Mer lek ute."),
        thing("Lek", "a", year=2024),
        thing("Lek", "b", year=2025),
        thing("Lek", "c"),
    )
    assert [(e.title, e.year) for e in found(["lek"], EVERYWHERE)] == [
        ("Lek", 2025), ("Lek", 2024), ("Lek", None), ("Arbete", None),
    ]  # fmt: skip


def test_beginning_of_a_word_inside_another_is_found_when_asked_for(fill: Fill) -> None:
    fill(thing("Sjukfrånvaro"), thing("Mål"))
    assert titles("frånvaro") == []
    assert titles("frånvaro", inside=True) == ["Sjukfrånvaro"]
    assert titles("ål", inside=True) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("", []), ("a", []), ("% _", []), ("å mål", ["å", "mål"]), ("mål MÅL", ["mål"]), ("a b c", []), ("'; --", [])],
)
def test_too_little_is_not_looked_for(text: str, words: list[str]) -> None:
    assert wanted_words(text) == words


def test_text_that_is_held_is_found_as_it_stands(fill: Fill) -> None:
    fill(thing("Mål 1"), thing("Mål 2"))
    assert [e.title for e in SearchEntry.objects.filter(folded__holds="ål 1")] == ["Mål 1"]
    assert [e.title for e in SearchEntry.objects.filter(title__holds="MÅL")] == []


def test_no_more_than_eight_words_are_looked_for() -> None:
    assert len(wanted_words(" ".join(f"ord{n}" for n in range(50)))) == 8


def test_everybody_sees_what_is_published_and_those_inside_what_is_now(fill: Fill) -> None:
    fill(
        thing("Mål nu", "a", place="soc"),
        thing("Mål då", "b", place="soc", is_public=True),
        thing("Mål i park", "c", place="park"),
        thing("Mål i park då", "d", place="park", is_public=True),
        thing("Mål i kommunen", "e"),
    )
    assert titles("mål", Reach()) == ["Mål då", "Mål i park då"]
    assert titles("mål", Reach(places=["soc", ""])) == ["Mål i kommunen", "Mål i park då", "Mål nu"]
    assert titles("mål") == ["Mål i kommunen", "Mål i park", "Mål nu"]


def test_groups_hold_the_first_of_each_kind_and_its_number(fill: Fill, django_assert_num_queries: object) -> None:
    fill(*(thing(f"Mål {n}", kind="goal") for n in range(1, 31)), thing("Mål och medel", kind="risk"))
    with django_assert_num_queries(2):  # type: ignore[operator]
        every = {group.kind: group for group in groups(found(["mål"], EVERYWHERE), each=3)}
    assert [(kind, group.total) for kind, group in sorted(every.items())] == [("goal", 30), ("risk", 1)]
    assert [entry.title for entry in every["goal"].entries] == ["Mål 1", "Mål 2", "Mål 3"]


def test_nothing_found_is_no_groups(fill: Fill) -> None:
    fill(thing("Mål"))
    assert groups(found(["risk"], EVERYWHERE), each=3) == []
