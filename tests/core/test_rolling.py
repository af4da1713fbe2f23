from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.rolling import Rolling, months_of, rolling_share, rolling_sum

MONTHS = months_of("2019-02")


def test_twelve_months_end_with_the_one_named() -> None:
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == ("2018-03", "2019-02", 12)


@given(st.lists(st.decimals(0, 1000, places=1), min_size=12, max_size=12))
def test_sum_of_twelve_months(values: list[Decimal]) -> None:
    monthly = dict(zip(MONTHS, values, strict=True)) | {"2018-02": Decimal(999)}
    assert rolling_sum(monthly, "2019-02") == Rolling(value=sum(values, Decimal(0)))


def test_month_without_value_makes_the_year_missing_and_is_named() -> None:
    monthly: dict[str, Decimal | None] = dict.fromkeys(MONTHS, Decimal(1))
    monthly["2018-07"] = None
    del monthly["2018-12"]
    assert rolling_sum(monthly, "2019-02") == Rolling(value=None, missing_months=("2018-07", "2018-12"))


def test_share_weighs_months_by_their_whole() -> None:
    parts = dict.fromkeys(MONTHS, Decimal(5)) | {"2018-03": Decimal(20)}
    wholes = dict.fromkeys(MONTHS, Decimal(100)) | {"2018-03": Decimal(200)}
    assert rolling_share(parts, wholes, "2019-02").value == Decimal(100) * 75 / 1300


def test_share_names_months_missing_in_either() -> None:
    full: dict[str, Decimal | None] = dict.fromkeys(MONTHS, Decimal(1))
    assert rolling_share(full, full | {"2018-05": None}, "2019-02").missing_months == ("2018-05",)
