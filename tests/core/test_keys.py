"""Keys are made of names as people would write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.keys import LONGEST, free_key, key_from


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Gröna gator, året om", "grona-gator-aret-om"),
        ("Å", "a"),
        ("Café 4:an", "cafe-4-an"),
        ("Ærø", "aero"),
        ("日本", "mal"),
        ("", "mal"),
        ("ord " * 30, "-".join(["ord"] * 15)),
        ("a" * 80, "a" * LONGEST),
    ],
)
def test_key_is_made_of_a_name(name: str, key: str) -> None:
    assert key_from(name, "mal") == key


@given(st.text(max_size=200))
def test_key_of_any_name_is_one_that_a_file_takes(name: str) -> None:
    key = key_from(name, "mal")
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", key)
    assert len(key) <= LONGEST


def test_taken_key_gets_the_first_free_number() -> None:
    assert free_key("mal", {"mal", "mal-2"}.__contains__) == "mal-3"
    assert free_key("mal", set[str]().__contains__) == "mal"
