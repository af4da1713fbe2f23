"""The grammar of figure addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.prose import (
    Abs,
    Address,
    Change,
    Expression,
    Negated,
    ProseError,
    Share,
    Sum,
    addresses,
    parse_address,
)

KINDS = ("observation", "target", "cell", "volume", "funding", "investment", "allocation", "income", "count")


@pytest.mark.parametrize(
    ("text", "kind", "segments", "query"),
    [
        ("observation:sn-1@2020", "observation", ("sn-1", "2020"), ()),
        (
            "observation:sn-1@r12:2019-02?gender=women&age=65-79",
            "observation",
            ("sn-1", "r12:2019-02"),
            (("gender", "women"), ("age", "65-79")),
        ),
        ("observation:sn-1@2021/2022", "observation", ("sn-1", "2021/2022"), ()),
        ("target:sn-1@2022", "target", ("sn-1", "2022"), ()),
        ("cell:resultat/personal/budget_2022", "cell", ("resultat", "personal", "budget_2022"), ()),
        ("volume:personer/barn/2019-02", "volume", ("personer", "barn", "2019-02"), ()),
        ("funding:bidrag/net", "funding", ("bidrag", "net"), ()),
        ("investment:bilar/2022", "investment", ("bilar", "2022"), ()),
        ("allocation:ram", "allocation", ("ram",), ()),
        ("income:ansokan", "income", ("ansokan",), ()),
        (
            "count:activities?goal=a&commitment=b",
            "count",
            ("activities",),
            (("goal", "a"), ("commitment", "b")),
        ),
    ],
)
def test_address_of_each_kind(
    text: str, kind: str, segments: tuple[str, ...], query: tuple[tuple[str, str], ...]
) -> None:
    address = parse_address(text)
    assert address == Address(kind=kind, segments=segments, query=query)
    assert str(address) == text


def test_functions_within_functions() -> None:
    a, b = (Address(kind="income", segments=(key,)) for key in "ab")
    expression = parse_address("sum(share(income:a,income:b), neg( income:a ), change(abs(income:b), income:a))")
    assert expression == Sum(
        parts=(Share(part=a, whole=b), Negated(of=a), Change(now=Abs(of=b), before=a)),
    )
    assert list(addresses(expression)) == [a, b, a, b, a]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "celler:a",
            f"”celler:a” är ingen adress; den ska börja med något av {', '.join(KINDS)}",
        ),
        ("cell:a/b", "adressen ”cell:a/b” har inte formen cell:TABELL/RAD/KOLUMN"),
        ("target:a@22", "adressen ”target:a@22” har inte formen target:INDIKATOR@ÅR"),
        ("funding:a/vinst", "adressen ”funding:a/vinst” har inte formen funding:NYCKEL/grant"),
        ("count:allt", "adressen ”count:allt” har inte formen count:activities"),
        ("income:a?b=c", "en adress som börjar med income har inget villkor; ta bort ?b=c"),
        ("count:risks?mål=c", "villkoret ?mål=c går inte att läsa; skriv som ?goal=NYCKEL"),
        ("observation:a@1?b", "villkoret ?b går inte att läsa; skriv som ?gender=women"),
        ("observation:a@1?b=1&b=2", "villkoret ?b=1&b=2 har samma namn två gånger; ta bort det ena"),
        ("change(income:a)", "change räknar med två värden; skriv change(A, B)"),
        ("abs(income:a, income:b)", "abs räknar med ett värde; skriv abs(A)"),
        ("mean(income:a)", "”mean” är ingen räkning; använd sum, change, share, abs eller neg"),
        ("sum(income:a", "parentesen i figuren stängs inte; lägg till )"),
        ("income:a income:b", "” income:b” efter adressen är för mycket; ta bort det"),
        ("abs(" * 5000, "figuren räknar i för många nivåer; dela upp den"),
    ],
)
def test_address_that_cannot_be_read_says_why(text: str, sentence: str) -> None:
    with pytest.raises(ProseError) as caught:
        parse_address(text)
    assert caught.value.sentence == sentence


KEYS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}", fullmatch=True)
LEAVES = st.builds(lambda *s: Address(kind="cell", segments=s), KEYS, KEYS, KEYS) | st.builds(
    lambda key, age: Address(kind="observation", segments=(key, "2020"), query=(("age", age),)), KEYS, KEYS
)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Sum(parts=tuple(parts))),
        st.builds(Change, now=inner, before=inner),
        st.builds(Share, part=inner, whole=inner),
        st.builds(Abs, of=inner),
        st.builds(Negated, of=inner),
    ),
    max_leaves=4,
)


@given(EXPRESSIONS)
def test_written_expression_reads_back_as_the_same(expression: Expression) -> None:
    assert parse_address(str(expression)) == expression


@given(st.text(alphabet="sumabneg(),:/@?=&cell income1 \n"))
def test_any_text_is_an_expression_or_an_error(text: str) -> None:
    offset = 0
    try:
        expression = parse_address(text)
    except ProseError as error:
        offset = error.offset
    else:
        assert parse_address(str(expression)) == expression
    assert 0 <= offset <= len(text)
