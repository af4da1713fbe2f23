"""How announced counts are read out of running text."""

import pytest

from rodatraden.core.checks.announced import announcements
from rodatraden.core.checks.passages import Passage, sentences
from rodatraden.core.checks.review import review
from rodatraden.core.checks.subject import ReviewSubject
from tests.core.checks.samples import items, paragraph, section, subject


def made(text: str) -> ReviewSubject:
    return subject(section("Levande stad", paragraph("text/1", text)))


def told(text: str) -> list[tuple[str, int, frozenset[str], tuple[str, ...]]]:
    """What a text announces: what, how many, under which goals, for which commitments."""
    one = made(text)
    passage: Passage = one.passages[0]
    return [(a.counted.value, a.number, a.goals, a.commitments) for a in announcements(one, passage)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under Trygga torg redovisas två aktiviteter.", [("activities", 2, {"torg"}, ())]),
        ("Nämnden har åtta (8) aktiviteter.", [("activities", 8, set(), ())]),
        ("Nämnden har 12 pågående aktiviteter.", [("activities", 12, set(), ())]),
        (
            "Två aktiviteter återfinns under Trygga torg och en under Gröna parker.",
            [("activities", 2, {"torg"}, ()), ("activities", 1, {"park"}, ())],
        ),
        (
            "Under Levande stad finns tre aktiviteter. En är kopplad till bättre belysning.",
            [("activities", 3, {"stad"}, ()), ("activities", 1, {"stad"}, ("ljus",))],
        ),
        (
            "Under Levande stad redovisas två satsningar under delmålet Trygga torg.",
            [("commitments", 2, {"torg"}, ())],
        ),
        ("Fyra satsningars underlag finns.", []),
        ("Minst två aktiviteter ska göras under Trygga torg.", []),
        ("Två av aktiviteterna under Trygga torg är försenade.", []),
        ("Under Trygga torg planeras en aktivitet som lyser upp.", []),
        ("Under Trygga torg redovisas en aktivitet.", [("activities", 1, {"torg"}, ())]),
        ("I 5,3 aktiviteter deltog 2024 personer.", []),
        ("Torget har fyra bänkar.", []),
    ],
)
def test_announcements_in_running_text(text: str, expected: list[tuple[str, int, set[str], tuple[str, ...]]]) -> None:
    assert told(text) == [(what, number, frozenset(goals), links) for what, number, goals, links in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Under målområdet Levande stad redovisas tre aktiviteter.",
        "Under Trygga torg finns två aktiviteter och under Gröna parker finns en aktivitet.",
        "Vi har två aktiviteter kopplade till medborgardialog.",
        "Under Levande stad redovisas två satsningar.",
        "Tio aktiviteter ordnas av föreningarna.",
    ],
)
def test_right_count_is_silent(text: str) -> None:
    assert review(made(text)) == ()


def test_several_wrong_counts_in_a_passage_are_one_finding() -> None:
    text = "Under Levande stad redovisas fyra aktiviteter. Två återfinns under Trygga torg och två under Gröna parker."
    found = review(made(text))
    assert [finding.text for finding in found] == [
        "Fyra aktiviteter (Levande stad) utlovas, tre finns. Två aktiviteter (Gröna parker) utlovas, en finns."
    ]


def test_count_is_held_against_the_list_that_follows() -> None:
    intro = "Övriga två aktiviteter redovisas någon annanstans. Dessa är:"
    right = subject(section("Stad", paragraph("text/1", intro), items("text/2", "Lampor", "Odling")))
    wrong = subject(section("Stad", paragraph("text/1", intro), items("text/2", "Lampor", "Odling", "Bad")))
    assert review(right) == ()
    assert [finding.text for finding in review(wrong)] == ["Två aktiviteter utlovas, listan har 3."]


def test_sentences_end_at_stops_and_colons_but_not_at_abbreviations() -> None:
    text = "Se t.ex. Torget. Dessa är: Lampor. Enligt 10 kap. 8 § gäller det. Klart!"
    assert sentences(text) == ("Se t.ex. Torget.", "Dessa är:", "Lampor.", "Enligt 10 kap. 8 § gäller det.", "Klart!")
