"""Swedish words: compared, marked and put in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.foundation.search.swedish import fold, folded_words, marked, passage, sort_key, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ålder", "ålder"),
        ("A\u030alder", "ålder"),
        ("ÄRENDE Ö", "ärende ö"),
        ("Idé à la Müller", "ide a la muller"),
        ("Ærø", "ärö"),
        ("Straße", "strasse"),
    ],
)
def test_letters_are_folded_as_swedes_read_them(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words_of("Nöjda (18–64 år), i %: a_b") == ["nöjda", "18", "64", "år", "i", "a", "b"]
    assert folded_words("Öppna förskolan", "", "år 2025") == " öppna förskolan år 2025"


def test_order_is_swedish() -> None:
    right = [
        "",
        "2 mål",
        "10 mål",
        "al m",
        "alder",
        "Alm",
        "Idé",
        "idéer",
        "vas",
        "was",
        "Yla",
        "zon",
        "ål",
        "Äpple",
        "Ö",
    ]
    assert sorted(set(right), key=sort_key) == right


@given(st.text(), st.text())
def test_order_is_digits_that_any_collation_sorts_alike(one: str, other: str) -> None:
    keys = [sort_key(one), sort_key(other)]
    assert all(key == "" or (key.isdecimal() and key.isascii()) for key in keys)
    assert all(len(key) <= 300 for key in keys)


def test_hits_are_marked_word_by_word() -> None:
    assert marked("Ålder och alder i hushåll", ["ål"]) == [("Ålder", True), (" och alder i hushåll", False)]
    assert marked("ÖPPET mål", ["mål", "öpp"]) == [("ÖPPET", True), (" ", False), ("mål", True)]
    assert marked("mål", []) == [("mål", False)]
    assert marked("", ["a"]) == []


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_marking_changes_no_text(text: str, wanted: list[str]) -> None:
    assert "".join(piece for piece, _ in marked(text, wanted)) == text


def test_passage_is_cut_around_the_hit() -> None:
    text = "Ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton"
    assert passage(text, ["tolv"], 30) == "… tio elva tolv tretton fjorton …"
    assert passage(text, ["ett"], 20) == "Ett två tre fyra …"
    assert passage(text, ["femton"], 20) == "… fjorton femton"
    assert passage("kort", ["x"], 20) == "kort"
