"""Who a plan means, and whose task it becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.cycle.named import organisation_named, role_for, role_named

NAMES = {"trad": "Trädenheten", "norr": "Parkdriften norr", "park": "Parkdriften", "lek": "Lek och trygghet"}
LABELS = {"head": "förvaltningschef", "lead": "utvecklingsledare", "controller": "controller"}
ROLES = st.sampled_from(("a", "b", "c", "d"))


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Trädenheten", "trad"),
        ("trädenhetens chef", "trad"),
        ("Chefen för Lek och trygghet", "lek"),
        ("Parkdriften norr", "norr"),
        ("Parkdriften", "park"),
        ("Trädenheten och Parkdriften", ""),
        ("Stora trädenhetenbygget", ""),
        ("parkchefen", ""),
        ("", ""),
    ],
)
def test_an_organisation_is_found_in_words(words: str, key: str) -> None:
    assert organisation_named(words, NAMES) == key


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Förvaltningschefen", "head"),
        ("förvaltningschef", "head"),
        ("utvecklingsledaren", "lead"),
        ("controllern", "controller"),
        ("parkchefen", ""),
        ("", ""),
    ],
)
def test_a_role_is_found_by_its_label(words: str, role: str) -> None:
    assert role_named(words, LABELS) == role


@given(ROLES, st.lists(ROLES, max_size=4), st.sets(ROLES))
def test_a_task_goes_to_a_chosen_role_that_is_able_and_is_never_lost(
    usual: str, chosen: list[str], able: set[str]
) -> None:
    found = role_for(usual, chosen, able.__contains__)
    if not chosen or usual in chosen or not able & set(chosen):
        assert found == usual
    else:
        assert found == next(role for role in chosen if role in able)
