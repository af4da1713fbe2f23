"""A block from a spreadsheet gives its values, and a sentence for each row that cannot be read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation
from rodatraden.core.missing import MissingReason
from rodatraden.core.numbers import format_number
from rodatraden.core.value_block import GROUPS, MISSING, MOST_ROWS, About, Block, Fault, read_values, with_origin

SHARE = Indicator(key="nojda", name="Nöjda", unit="%", decimals=1, scale_low=Decimal(0), scale_high=Decimal(100))
ENTITIES = {"socialnämnden": "sn", "enhet norr": "norr", "norr": "norr"}


def told(block: Block) -> list[tuple[int, str, str, str, str]]:
    return [
        (
            one.row,
            one.observation.period,
            one.observation.entity,
            "".join(one.observation.breakdown.values()),
            str(
                one.observation.amount.value
                if one.observation.amount.missing is None
                else one.observation.amount.missing
            ),
        )
        for one in block.values
    ]


def read(text: str, form: About | None = None, indicator: Indicator = SHARE) -> Block:
    return read_values(text, indicator, ENTITIES, form)


def test_a_period_a_row_with_groups_in_the_heading() -> None:
    block = read("År\tTotalt\tKvinnor\tMän\n2023\t81,5\t83\t80\n2024\t82,0 %\t\t..\n")
    assert block.faults == ()
    assert told(block) == [
        (2, "2023", "", "", "81.5"),
        (2, "2023", "", "women", "83"),
        (2, "2023", "", "men", "80"),
        (3, "2024", "", "", "82.0"),
        (3, "2024", "", "men", "not_stated"),
    ]


def test_an_organisation_a_row_with_periods_in_the_heading() -> None:
    block = read("\t2023\t2024\nSocialnämnden\t1\t2\nEnhet  Norr\t3\t4", About(group={"gender": "women"}))
    assert told(block) == [
        (2, "2023", "sn", "women", "1"),
        (2, "2024", "sn", "women", "2"),
        (3, "2023", "norr", "women", "3"),
        (3, "2024", "norr", "women", "4"),
    ]


def test_an_organisation_a_row_of_the_form_s_period() -> None:
    block = read("Enhet Norr\t5,5\nSocialnämnden\t6", About(period="2024"))
    assert told(block) == [(1, "2024", "norr", "", "5.5"), (2, "2024", "sn", "", "6")]


def test_a_group_a_row_with_periods_in_the_heading() -> None:
    block = read("Kön\t2023\t2024\nKvinnor\t1\t2\nMän\t3\t4", About(entity="sn"))
    assert [row[1:4] for row in told(block)] == [
        ("2023", "sn", "women"),
        ("2024", "sn", "women"),
        ("2023", "sn", "men"),
        ("2024", "sn", "men"),
    ]


def test_without_a_heading_a_year_may_be_worth_a_year() -> None:
    count = Indicator(key="antal", name="Antal", unit="st")
    assert told(read("2023\t2019\n2024\t2020", indicator=count)) == [
        (1, "2023", "", "", "2019"),
        (2, "2024", "", "", "2020"),
    ]


@pytest.mark.parametrize(
    ("text", "row", "sentence"),
    [
        ("2023\tmånga", 1, "”många” är inget tal. Skriv till exempel 83,4."),
        ("2023\t-", 1, "”-” kan betyda både noll och inget. Skriv 0, eller töm rutan."),
        ("2023\t1\n2024-03\t2", 2, "”2024-03” passar inte: det mäts per år. Skriv till exempel 2025."),
        ("2023\t1\nEnhet Syd\t2", 2, "”Enhet Syd” är varken en period eller en organisation här. Kontrollera namnet."),
        ("2023\t1\n\t2", 2, "Raden börjar med en tom ruta. Skriv perioden eller organisationen där."),
        ("2023\t101", 1, "Värdet ska ligga mellan 0 och 100."),
        ("2023\t1\t2", 1, "Raden har flera tal, men blocket saknar rubrikrad. Ta med rubrikerna när du kopierar."),
        ("År\tTotalt\n2023\t1\t2", 2, "Raden har fler tal än det finns rubriker. Kontrollera kolumnerna."),
        ("Norr\t1", 1, "Det går inte att se vilken period raden gäller. Välj period ovanför rutan."),
        ("År\t2024\n2023\t1", 2, "Både raden och rubriken säger perioden. Ta bort den ena."),
        ("2023\t1\n2023\t1", 2, "Samma period, organisation och grupp står redan på rad 1."),
        (
            "År\tTotalt\tBarn\n2023\t1\t2",
            1,
            "Rubriken ”Barn” känns inte igen. Skriv en period, Totalt, Kvinnor eller Män, eller ta bort kolumnen.",
        ),
    ],
)
def test_bad_row_gets_one_sentence(text: str, row: int, sentence: str) -> None:
    assert read(text).faults == (Fault(row=row, sentence=sentence),)


def test_good_rows_beside_a_bad_one_are_read() -> None:
    block = read("2022\t1\n2023\tx\n2024\t3")
    assert ([row[0] for row in told(block)], [fault.row for fault in block.faults]) == ([1, 3], [2])


def test_too_many_rows_are_told() -> None:
    block = read("2023\t1\n" * (MOST_ROWS + 1))
    assert block == Block(faults=(Fault(row=MOST_ROWS + 1, sentence="Klistra in högst 500 rader i taget."),))


def test_origin_is_the_form_s() -> None:
    block = read("2024\t5")
    assert with_origin(block.values, reported_by="Uttag", preliminary=True) == [
        Observation(
            indicator="nojda", period="2024", amount=Amount(value=Decimal(5)), reported_by="Uttag", preliminary=True
        )
    ]


CELLS = st.one_of(
    st.none(),
    st.sampled_from(sorted(MISSING)),
    st.decimals(min_value=0, max_value=100, places=1, allow_nan=False, allow_infinity=False),
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_every_cell_of_a_sound_block_comes_back_and_no_empty_one_is_a_number(table: list[list[object]]) -> None:
    def printed(cell: object) -> str:
        return "" if cell is None else format_number(cell, 1) if isinstance(cell, Decimal) else str(cell)

    years = [str(2000 + at) for at in range(len(table))]
    lines = ["\t".join((year, *map(printed, row))) for year, row in zip(years, table, strict=True)]
    block = read("År\tTotalt\tKvinnor\tMän\n" + "\n".join(lines))
    assert block.faults == ()
    groups = [GROUPS[name] for name in ("totalt", "kvinnor", "män")]
    wanted = {
        (year, tuple(group.items())): Amount(value=cell)
        if isinstance(cell, Decimal)
        else Amount(missing=MISSING[str(cell)])
        for year, row in zip(years, table, strict=True)
        for group, cell in zip(groups, row, strict=True)
        if cell is not None
    }
    found = {
        (one.observation.period, tuple(one.observation.breakdown.items())): one.observation.amount
        for one in block.values
    }
    assert found == wanted


@given(st.text(alphabet=st.sampled_from('0123456789,.-–/ \t\n"år%Enhet NorrTotaltKvinnorx'), max_size=80))
def test_any_text_is_read_or_told_row_by_row(text: str) -> None:
    block = read(text)
    rows = [fault.row for fault in block.faults]
    assert len(rows) == len(set(rows))
    assert all(fault.sentence.endswith(".") for fault in block.faults)
    assert all(
        one.observation.amount.missing is not None or one.observation.amount.value is not None for one in block.values
    )
    assert all(reason in set(MissingReason) for one in block.values if (reason := one.observation.amount.missing))
