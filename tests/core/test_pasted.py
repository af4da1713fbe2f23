"""Amounts as people type and paste them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.money import ore_in
from rodatraden.core.numbers import UnreadableNumber, format_number
from rodatraden.core.pasted import parse_amount, read_block

AMOUNTS = st.integers(min_value=-(10**13), max_value=10**13)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"),
        ("−1 234", "-1234"),
        ("–1 234", "-1234"),
        ("1.234,50", "1234.50"),
        ("1.234.567", "1234567"),
        ("(1 234)", "-1234"),
        ("1 234-", "-1234"),
        ("+12", "12"),
        ("1\u00a0234\u202f567,25", "1234567.25"),
        ("12.5", "12.5"),
        ("  0 ", "0"),
        ("(0)", "0"),
    ],
)
def test_amount_is_read_as_a_swede_and_as_a_spreadsheet_writes_it(text: str, value: str) -> None:
    assert str(parse_amount(text)) == value


@pytest.mark.parametrize("text", ["", "   ", "\u00a0"])
def test_empty_cell_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize("text", ["1.234", "1,234.50", "12 34", "tolv", "5 tkr", "1e5", "--1", "(-1)", "1" * 41, "½"])
def test_what_may_be_read_in_two_ways_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UnreadableNumber, match="1 234,5"):
        parse_amount(text)


def test_a_lone_dash_is_neither_nought_nor_nothing() -> None:
    with pytest.raises(UnreadableNumber, match="både noll och inget"):
        parse_amount(" – ")


@given(AMOUNTS, st.sampled_from(["kr", "tkr", "mnkr"]))
def test_whole_ore_come_back_as_they_were_whatever_the_unit(ore: int, unit: str) -> None:
    value = Decimal(ore) / ore_in(unit)
    decimals = {"kr": 2, "tkr": 5, "mnkr": 8}[unit]
    read = parse_amount(format_number(value, decimals))
    assert read is not None
    assert read * ore_in(unit) == ore


@given(AMOUNTS)
def test_every_way_of_writing_an_amount_gives_the_same(ore: int) -> None:
    value = Decimal(ore) / 100
    plain = format_number(abs(value), 2)
    points = plain.replace("\u00a0", ".")
    signed = {plain, points} if value >= 0 else {f"−{plain}", f"-{points}", f"({plain})", f"{plain}-"}
    assert {parse_amount(text) for text in signed} == {value}


def test_block_has_a_row_a_line_and_a_cell_a_tab() -> None:
    assert read_block("1 234\t5\r\n\t6\r\n") == (("1 234", "5"), ("", "6"))


def test_cell_in_quotation_marks_holds_breaks_and_marks() -> None:
    assert read_block('"Köp ""av""\nverksamhet"\t1') == (('Köp "av" verksamhet', "1"),)


def test_quotation_mark_that_nothing_closes_is_a_sign_like_others() -> None:
    assert read_block('"\t1') == (('"', "1"),)


CELLS = st.text(st.characters(blacklist_characters='\t\n\r"', blacklist_categories=("Cs",)), min_size=1)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_block_is_read_back_as_it_was_put_together(rows: list[list[str]]) -> None:
    text = "\r\n".join("\t".join(row) for row in rows)
    assert read_block(f"{text}\r\n") == tuple(tuple(cell.strip() for cell in row) for row in rows)
