from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.number_words import from_word, to_words
from rodatraden.core.numbers import format_number
from rodatraden.core.printed import UnreadableNumber, find_printed, parse_printed


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [
        ("−16,8", "-16.8", 1, ""),
        ("-16,8 procent", "-16.8", 1, "%"),
        ("4 717", "4717", 0, ""),
        ("4\u00a0717 kronor", "4717", 0, "kr"),
        ("-402 236", "-402236", 0, ""),
        ("minus 1,0", "-1.0", 1, ""),
        ("433,6 mnkr", "433.6", 1, "mnkr"),
        ("433,6 miljoner kronor", "433.6", 1, "mnkr"),
        ("0,4 procentenheter", "0.4", 1, "procentenheter"),
        ("fyra", "4", 0, ""),
        ("Ett", "1", 0, ""),
        ("åtta (8)", "8", 0, ""),
        ("minus en (1) miljon", "-1", 0, "mnkr"),
        ("knappt 800", "800", -2, ""),
        ("drygt 9,5 %", "9.5", 1, "%"),
        ("0", "0", 0, ""),
    ],
)
def test_printed_number_is_read(text: str, value: str, decimals: int, unit: str) -> None:
    printed = parse_printed(text)
    assert (printed.value, printed.decimals, printed.unit) == (Decimal(value), decimals, unit)


@pytest.mark.parametrize("text", ["", "-", "Behåll", "1) ", "75–97", "12 och 13", "v.11", "Mitt143"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableNumber):
        parse_printed(text)


def test_numbers_are_found_in_running_text() -> None:
    found = find_printed("Av 24 svarande, 16 procent av femtio: Mitt143, minus en (1) miljon kronor och 433,6 mnkr.")
    assert [(str(p.value), p.unit) for p in found] == [("24", ""), ("16", "%"), ("-1", "mnkr"), ("433.6", "mnkr")]


@given(st.decimals(-(10**7), 10**7, places=2), st.integers(0, 2))
def test_our_own_print_is_read_back(value: Decimal, decimals: int) -> None:
    text = format_number(value, decimals)
    printed = parse_printed(text)
    assert printed.decimals == decimals
    assert format_number(printed.value, decimals) == text


@given(st.integers(0, 12), st.booleans())
def test_number_words_come_back(number: int, neuter: bool) -> None:
    assert from_word(to_words(number, neuter=neuter).capitalize()) == number


def test_one_has_two_genders() -> None:
    assert (to_words(1), to_words(1, neuter=True), to_words(13)) == ("en", "ett", "13")
