from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core import periods
from rodatraden.core.periods import PeriodKind, UnreadablePeriod


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "words"),
    [
        ("2020", PeriodKind.YEAR, date(2020, 1, 1), date(2020, 12, 31), "2020"),
        ("2020-02", PeriodKind.MONTH, date(2020, 2, 1), date(2020, 2, 29), "februari 2020"),
        ("2019-02-28", PeriodKind.REFERENCE_DAY, date(2019, 2, 28), date(2019, 2, 28), "28 februari 2019"),
        (
            "r12:2019-02",
            PeriodKind.ROLLING_12,
            date(2018, 3, 1),
            date(2019, 2, 28),
            "tolv månader till och med februari 2019",
        ),
        (
            "r12:2019-12",
            PeriodKind.ROLLING_12,
            date(2019, 1, 1),
            date(2019, 12, 31),
            "tolv månader till och med december 2019",
        ),
        ("2021/2022", PeriodKind.SCHOOL_YEAR, date(2021, 7, 1), date(2022, 6, 30), "läsåret 2021/2022"),
    ],
)
def test_period_is_read(text: str, kind: PeriodKind, start: date, end: date, words: str) -> None:
    period = periods.parse(text)
    assert (period.kind, period.start, period.end, str(period)) == (kind, start, end, text)
    assert periods.describe(period) == words


@pytest.mark.parametrize(
    "text", ["", "19", "2020-13", "2019-02-29", "r12:2019", "2021/2023", "2020 ", "r12:2019-02-01"]
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadablePeriod, match="är ingen period"):
        periods.parse(text)


@pytest.mark.parametrize(
    ("text", "before", "year_before"),
    [
        ("2020", "2019", "2019"),
        ("2019-01", "2018-12", "2018-01"),
        ("2020-03-01", "2020-02-29", "2019-03-01"),
        ("2020-02-29", "2020-02-28", "2019-02-28"),
        ("r12:2019-01", "r12:2018-12", "r12:2018-01"),
        ("2021/2022", "2020/2021", "2020/2021"),
    ],
)
def test_earlier_periods(text: str, before: str, year_before: str) -> None:
    assert str(periods.previous(periods.parse(text))) == before
    assert str(periods.year_before(periods.parse(text))) == year_before


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "r12:%Y-%m"]))
def test_period_comes_back_and_the_one_before_is_of_its_kind(day: date, form: str) -> None:
    period = periods.parse(day.strftime(form))
    assert periods.parse(str(period)) == period
    assert periods.same_kind(period, periods.previous(period))
    assert periods.previous(period).end < period.end
    assert period.start <= day <= period.end


def test_unreadable_period_comes_first_in_order() -> None:
    assert sorted(["2020", "våren", "2019-02-28"], key=periods.end_of) == ["våren", "2019-02-28", "2020"]
