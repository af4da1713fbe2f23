"""Nouns in the right number after a printed number."""

import pytest

from rodatraden.core.number_words import in_number, points


@pytest.mark.parametrize(
    ("shown", "noun"),
    [
        ("1", "procentenhet"),
        ("−1", "procentenhet"),
        ("+1", "procentenhet"),
        ("1,0", "procentenheter"),
        ("0", "procentenheter"),
        ("11", "procentenheter"),
        ("", "procentenheter"),
    ],
)
def test_only_one_is_one(shown: str, noun: str) -> None:
    assert points(shown) == noun


def test_noun_follows_its_number() -> None:
    assert (in_number("1", "krona", "kronor"), in_number("2", "krona", "kronor")) == ("krona", "kronor")
