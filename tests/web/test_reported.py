"""How far reporting has come, in words."""

import pytest

from rodatraden.web.ui.reported import ready_words


@pytest.mark.parametrize(
    ("ready", "units", "words"),
    [
        (0, 1, "Enheten är inte klar"),
        (1, 1, "Enheten är klar"),
        (0, 5, "Ingen av fem\xa0enheter är klar"),
        (1, 5, "En av fem\xa0enheter är klar"),
        (3, 5, "Tre av fem\xa0enheter är klara"),
    ],
)
def test_ready_words_follow_the_number(ready: int, units: int, words: str) -> None:
    assert ready_words(ready, units) == words
