"""Names, notes and references as they are read in text and tables."""

import pytest

from rodatraden.core.checks.marks import plain
from rodatraden.core.checks.mentions import mentions, most_specific
from rodatraden.core.checks.review import review
from rodatraden.core.checks.wording import count_words, listed, quoted
from rodatraden.core.document.table import NoteMeaning
from tests.core.checks.samples import column, figure, paragraph, section, subject, table

HERE = subject()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Målet Trygga torg och satsningen bättre belysning.", ["torg", "ljus"]),
        ("TRYGGA  TORG", ["torg"]),
        ("Medborgardialogen fortsätter.", ["dialog"]),
        ("Otrygga torg finns inte.", []),
        ("Trygga torgmöten", []),
    ],
)
def test_names_are_found_in_any_case_and_inflected(text: str, keys: list[str]) -> None:
    assert [mention.key for mention in mentions(HERE, text)] == keys


def test_most_specific_goal_wins() -> None:
    assert most_specific(HERE, ["stad", "torg"]) == {"torg"}
    assert most_specific(HERE, ["park", "torg"]) == {"park", "torg"}


@pytest.mark.parametrize(("mark", "bare"), [("(*)", "*"), ("1)", "1"), (" (***) ", "***"), ("a", "a")])
def test_marks_are_the_same_with_and_without_what_surrounds_them(mark: str, bare: str) -> None:
    assert plain(mark) == bare


def test_mark_in_a_header_needs_a_note() -> None:
    shown = table("risks", (column("plan", "Lokaler*/Övrigt"),), {"a": (figure("1", "1"),)})
    noted = table(
        "risks", (column("plan", "Lokaler*/Övrigt"),), {"a": (figure("1", "1"),)}, (("*", NoteMeaning.OTHER),)
    )
    assert [(f.check, f.place.column) for f in review(subject(section("Risker", shown)))] == [("note-unknown", "plan")]
    assert review(subject(section("Risker", noted))) == ()


def test_wrong_note_is_one_finding_a_column_with_all_its_rows() -> None:
    columns = (column("interim_2024", "Etappmål", role="interim_target"),)
    rows = {"a": (figure(None, marks=("2)",)),), "b": (figure(None, marks=("2)",)),)}
    notes = (("2)", NoteMeaning.MISSING_OUTCOME), ("3)", NoteMeaning.MISSING_TARGET))
    found = review(subject(section("Mål", table("indicators:a", columns, rows, notes))))
    assert [finding.check for finding in found] == ["note-kind", "note-unused"]
    assert found[0].text.endswith("på ”A” och ”B”.")
    assert found[0].expected == "not 3)"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Arbetet med upphandlingar beskrivs i kapitlet Ekonomi.", ["described-elsewhere"]),
        ("Arbetet med budgeten beskrivs i kapitlet Ekonomi.", []),
        ("Satsningar på så kallade budgeter görs. De finns beskrivna under rubriken 4.2 ekonomi.", []),
        ("Arbetet med upphandlingar beskrivs i en bilaga.", []),
        ("Arbetet med upphandlingar redovisas under avsnittet Kvalitet.", []),
    ],
)
def test_what_is_said_to_be_described_is_looked_for(text: str, found: list[str]) -> None:
    made = subject(
        section("Kvalitet", paragraph("text/1", text)),
        section("Ekonomi", paragraph("text/2", "Här står om budgeten för året.")),
    )
    assert [finding.check for finding in review(made)] == found


def test_words_of_findings() -> None:
    assert (count_words(0, "aktivitet", "aktiviteter"), count_words(1, "åtagande", "åtaganden", neuter=True)) == (
        "ingen aktivitet",
        "ett åtagande",
    )
    assert (listed(["a"]), listed(["a", "b", "c"])) == ("a", "a, b och c")
    assert quoted("en lång text om torg", 10) == "”en lång …”"
