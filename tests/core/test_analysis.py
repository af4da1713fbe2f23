"""Why a target is missed and what is done about it, in one text."""

import pytest

from rodatraden.core import analysis


@pytest.mark.parametrize(
    ("why", "measure"), [("", ""), ("Torrt.", ""), ("", "Vi vattnar."), ("Torrt.\n\nVarmt.", "Vi vattnar.\n\n- mer")]
)
def test_split_gives_back_what_was_joined(why: str, measure: str) -> None:
    assert analysis.split(analysis.join(why, measure)) == (why, measure)


def test_measure_stands_last_after_its_word() -> None:
    assert analysis.join("Torrt.", "Vi vattnar.") == "Torrt.\n\n**Åtgärd.** Vi vattnar."
