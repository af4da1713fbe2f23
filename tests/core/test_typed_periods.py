"""Periods are read as people write them, and never taken for another kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core import periods
from rodatraden.core.periods import PERIOD_RULES, UnreadablePeriod
from rodatraden.core.typed_periods import read_period

YEARS = st.integers(1900, 2100)
MONTHS = st.integers(1, 12)
OF_RULE = {
    "year": st.builds(periods.year, YEARS),
    "month": st.builds(periods.month, YEARS, MONTHS),
    "r12": st.builds(periods.rolling_12, YEARS, MONTHS),
    "school_year": st.builds(periods.school_year, YEARS),
    "reference_day": st.builds(periods.reference_day, st.dates(periods.year(1900).start, periods.year(2100).end)),
}


@pytest.mark.parametrize(
    ("written", "rule", "read"),
    [
        ("2025", "year", "2025"),
        (" mars  2025 ", "month", "2025-03"),
        ("2025 mar", "month", "2025-03"),
        ("2025-08", "r12", "r12:2025-08"),
        ("r12: augusti 2025", "r12", "r12:2025-08"),
        ("tolv månader till och med augusti 2025", "r12", "r12:2025-08"),
        ("2024/25", "school_year", "2024/2025"),
        ("läsåret 2024/2025", "school_year", "2024/2025"),
        ("2024-25", "school_year", "2024/2025"),
        ("1999/00", "school_year", "1999/2000"),
        ("15 oktober 2025", "reference_day", "2025-10-15"),
        ("2025", "", "2025"),
    ],
)
def test_period_is_read_as_people_write_it(written: str, rule: str, read: str) -> None:
    assert str(read_period(written, rule)) == read


@pytest.mark.parametrize(
    ("written", "rule", "sentence"),
    [
        ("i fjol", "year", "”i fjol” är ingen period. Skriv till exempel 2025."),
        ("2025-03", "year", "”2025-03” passar inte: det mäts per år. Skriv till exempel 2025."),
        ("2025", "month", "”2025” passar inte: det mäts per månad. Skriv till exempel 2025-03."),
        ("2024/26", "school_year", "”2024/26” är ingen period. Skriv till exempel 2024/2025."),
        ("31 februari 2025", "reference_day", "”31 februari 2025” är ingen period. Skriv till exempel 2025-10-15."),
        ("r12:2025", "r12", "”r12:2025” är ingen period. Skriv till exempel 2025-08."),
        ("", "year", "”” är ingen period. Skriv till exempel 2025."),
    ],
)
def test_what_is_no_period_or_another_kind_is_told(written: str, rule: str, sentence: str) -> None:
    with pytest.raises(UnreadablePeriod) as refused:
        read_period(written, rule)
    assert str(refused.value) == sentence


@given(st.sampled_from(sorted(OF_RULE)).flatmap(lambda rule: st.tuples(st.just(rule), OF_RULE[rule])))
def test_period_survives_its_own_print_and_its_words(pair: tuple[str, periods.Period]) -> None:
    rule, period = pair
    assert read_period(str(period), rule) == period == read_period(periods.describe(period), rule)


@given(st.text(max_size=30), st.sampled_from([*PERIOD_RULES, ""]))
def test_any_text_is_read_or_refused(text: str, rule: str) -> None:
    try:
        found = read_period(text, rule)
    except UnreadablePeriod:
        return
    assert rule == "" or found.kind is PERIOD_RULES[rule]
