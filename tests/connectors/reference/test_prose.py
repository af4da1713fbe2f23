"""From lines to prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.connectors.reference.lines import Lines
from rodatraden.connectors.reference.marks import Marks, live
from rodatraden.connectors.reference.nodes import read_yaml
from rodatraden.connectors.reference.prose import escape, prose
from rodatraden.connectors.reference.unreadable import ReferenceUnreadable
from rodatraden.core.prose.blocks import Paragraph, Words
from rodatraden.core.prose.parse import parse_prose


def of(*lines: str, marks: Marks | None = None) -> str:
    text = Lines("t.txt", "\n".join(lines).encode())
    return prose(text, list(range(1, len(text) + 1)), marks or Marks())


def test_paragraph_is_joined_over_lines() -> None:
    assert of("En rad som fortsätter på ", "nästa rad. ") == "En rad som fortsätter på nästa rad."


def test_blank_line_parts_paragraphs() -> None:
    assert of("Ett.", "", "Två.") == "Ett.\n\nTvå."


def test_page_break_in_a_sentence_is_mended() -> None:
    assert of("Meningen går", " vidare på nästa sida.") == "Meningen går vidare på nästa sida."


def test_page_break_after_a_sentence_begins_a_paragraph() -> None:
    assert of("Meningen är slut här.", " Ny sida, nytt stycke.") == "Meningen är slut här.\n\nNy sida, nytt stycke."


def test_sentence_that_ends_early_on_its_line_ends_the_paragraph() -> None:
    long = "Det här är en rad som är så lång att den når nästan ända fram till kanten på sidan."
    assert of(long, "Slut.", "Ett nytt stycke börjar.") == f"{long} Slut.\n\nEtt nytt stycke börjar."


@pytest.mark.parametrize("bullet", ["\uf0b7 ", " "])
def test_bullets_become_a_list_and_wrapped_items_are_joined(bullet: str) -> None:
    assert of(f"{bullet}Ett", f"{bullet}Två som", "", "bryts", f"{bullet}Tre", f"{bullet}Fyra").startswith(
        "- Ett\n- Två som bryts\n- Tre"
    )


def test_numbered_lines_become_an_ordered_list() -> None:
    assert of("Dessa är:", "", "1. Ett", "2. Två") == "Dessa är:\n\n1. Ett\n1. Två"


def test_word_cut_at_a_line_end_is_whole_but_a_hanging_hyphen_stays() -> None:
    assert of("en e-", "tjänst och barn- ", "och ungdomsvård") == "en e-tjänst och barn- och ungdomsvård"


def test_live_figure_stands_where_the_number_stood() -> None:
    marks = Marks()
    marks.number(2, "1 200", live("cell:a/b/c", "1 200", decimals="0"))
    assert of("Av 200 kostar", "det 1 200 kronor.", marks=marks) == (
        'Av 200 kostar det {{cell:a/b/c decimals=0 stated="1 200"}} kronor.'
    )


@pytest.mark.parametrize("line", ["11,3 av 2013", "1,30", "13", "1,3,4"])
def test_number_inside_another_number_is_left_alone(line: str) -> None:
    marks = Marks()
    marks.number(1, "1,3", live("cell:a/b/c", "1,3"))
    assert of(line, marks=marks) == line


@given(st.text(alphabet="ab *_[]{}\\-#.1", min_size=1).map(str.strip).filter(bool))
def test_escaped_words_are_read_back_as_words(words: str) -> None:
    words = " ".join(words.split())
    (paragraph,) = parse_prose(escape(words))
    assert isinstance(paragraph, Paragraph)
    assert "".join(i.text for i in paragraph.inlines if isinstance(i, Words)) == words


@pytest.mark.parametrize(
    ("where", "problem"),
    [("x", "”x” är inga radnummer"), ("2-9", "raderna 2-9 finns inte i t.txt"), ("2-1", "raderna 2-1 finns inte")],
)
def test_line_numbers_outside_the_text_are_refused(where: str, problem: str) -> None:
    node = read_yaml("a.yaml", f'lines: "{where}"'.encode()).at("lines")
    with pytest.raises(ReferenceUnreadable, match=problem):
        Lines("t.txt", b"a\nb\nc").numbers(node)
