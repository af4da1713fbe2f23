"""Running text to blocks and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodatraden.core.prose import (
    Address,
    Block,
    FigureMark,
    FigureOptions,
    Heading,
    ItemList,
    Link,
    Paragraph,
    ProseError,
    ReferenceMark,
    Words,
    marks,
    parse_prose,
    write_prose,
)
from rodatraden.core.prose.brackets import REFERENCE_KINDS


def paragraph(*inlines: object) -> Paragraph:
    return Paragraph(inlines=inlines)  # type: ignore[arg-type]


def words(text: str, *, strong: bool = False, emphasis: bool = False) -> Words:
    return Words(text=text, strong=strong, emphasis=emphasis)


@pytest.mark.parametrize("text", ["", "  \n\n \t\n", "\r\n"])
def test_prose_of_nothing_is_no_block(text: str) -> None:
    assert parse_prose(text) == ()


def test_prose_in_blocks() -> None:
    text = "Första raden\nandra raden\n\n### Rubrik\nEtt stycke\n- en\n  sak\n- två\n\n1. ett\n2. två\n"
    assert parse_prose(text) == (
        paragraph(words("Första raden andra raden")),
        Heading(inlines=(words("Rubrik"),)),
        paragraph(words("Ett stycke")),
        ItemList(items=((words("en sak"),), (words("två"),))),
        ItemList(items=((words("ett"),), (words("två"),)), ordered=True),
    )


def test_items_with_blank_lines_between_are_one_list() -> None:
    assert parse_prose("- a\n\n- b") == (ItemList(items=((words("a"),), (words("b"),))),)


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("**fet** text", (words("fet", strong=True), words(" text"))),
        ("_kursiv_, ja", (words("kursiv", emphasis=True), words(", ja"))),
        (
            "**a _b_ c**",
            (
                words("a ", strong=True),
                words("b", strong=True, emphasis=True),
                words(" c", strong=True),
            ),
        ),
        ("rad_kolumn_namn", (words("rad_kolumn_namn"),)),
        ("2 * 3 ** 4", (words("2 * 3 ** 4"),)),
        ("**oavslutat", (words("**oavslutat"),)),
        ("_oavslutat", (words("_oavslutat"),)),
        ("****", (words("****"),)),
        (r"\*\*inte fet\*\*", (words("**inte fet**"),)),
        (r"\- inte en lista", (words("- inte en lista"),)),
        (r"1\. inte en lista", (words("1. inte en lista"),)),
        ("en { och en [ och ett ] och ett }", (words("en { och en [ och ett ] och ett }"),)),
        ("[1] och [se](inte)", (words("[1] och [se](inte)"),)),
        ("[hit](javascript:alert(1))", (words("[hit](javascript:alert(1))"),)),
        ("- ", (words("-"),)),
        ("a_ b", (words("a_ b"),)),
        ("_a _ b_", (words("a _ b", emphasis=True),)),
        ("a_b _c_d_ e", (words("a_b "), words("c_d", emphasis=True), words(" e"))),
        (r"\a_b_", (words("a_b_"),)),
        ("** a** _b_", (words("** a** "), words("b", emphasis=True))),
        ("\u00a0 _a\u00a0b_ \u00a0", (words("\u00a0 "), words("a\u00a0b", emphasis=True), words(" \u00a0"))),
    ],
)
def test_words_in_their_styles(text: str, inlines: tuple[object, ...]) -> None:
    assert parse_prose(text) == (paragraph(*inlines),)


def test_link_reference_and_figure() -> None:
    text = (
        "Se [lagen](https://exempel.se/a?b=1), [[goal:mal-1]] och [[table:indicators:mal-1|tabellen]]: "
        '{{cell:resultat/personal/budget_2022 unit=mnkr decimals=1 signed=yes stated="433,6"}}.'
    )
    assert parse_prose(text) == (
        paragraph(
            words("Se "),
            Link(text="lagen", url="https://exempel.se/a?b=1"),
            words(", "),
            ReferenceMark(kind="goal", key="mal-1"),
            words(" och "),
            ReferenceMark(kind="table", key="indicators:mal-1", words="tabellen"),
            words(": "),
            FigureMark(
                expression=Address(kind="cell", segments=("resultat", "personal", "budget_2022")),
                options=FigureOptions(unit="mnkr", decimals=1, signed=True, stated="433,6"),
            ),
            words("."),
        ),
    )


def test_style_never_covers_a_figure_or_edge_space() -> None:
    figure = FigureMark(expression=Address(kind="income", segments=("a",)))
    assert parse_prose("**nu {{income:a}} kr**") == (
        paragraph(words("nu", strong=True), words(" "), figure, words(" "), words("kr", strong=True)),
    )


@pytest.mark.parametrize(
    ("text", "sentence", "offset"),
    [
        ("a {{income:a", "figuren stängs inte; skriv }} efter adressen och dess tillägg", 12),
        ("a {{}}", "figuren saknar adress; skriv till exempel {{cell:TABELL/RAD/KOLUMN}}", 4),
        ("rad ett\n\n  a [[goal:b", "hänvisningen stängs inte; skriv ]] efter nyckeln", 13),
        ("[[goal:Å]]", "hänvisningen ”goal:Å” saknar en riktig nyckel; skriv goal:NYCKEL", 0),
        (
            "x\ny [[mål:a]]",
            f"”mål:a” är ingen hänvisning; den ska börja med något av {', '.join(REFERENCE_KINDS)}",
            4,
        ),
        ("{{income:a decimals=två}}", "decimals ska vara ett heltal mellan 0 och 6", 0),
        ("{{income:a signed=ja}}", "signed ska vara yes eller no", 0),
        ("{{income:a unit=a unit=b}}", "”unit” står två gånger i figuren; ta bort det ena", 17),
        (
            "{{income:a fel=1}}",
            "”fel” är inget tillägg till en figur; använd unit, decimals, signed, words eller stated",
            0,
        ),
    ],
)
def test_prose_that_cannot_be_read_says_why_and_where(text: str, sentence: str, offset: int) -> None:
    with pytest.raises(ProseError) as caught:
        parse_prose(text)
    assert (caught.value.sentence, caught.value.offset) == (sentence, offset)


def test_marks_of_lists_and_paragraphs_in_reading_order() -> None:
    text = "{{sum(income:a, neg(allocation:b))}}\n- [[law:kl]]\n- {{count:risks?goal=m}}"
    assert list(marks(text)) == [
        Address(kind="income", segments=("a",)),
        Address(kind="allocation", segments=("b",)),
        ReferenceMark(kind="law", key="kl"),
        Address(kind="count", segments=("risks",), query=(("goal", "m"),)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ett stycke.\n\n- en **sak**\n- två\n\n### Rubrik\n\n1. ett\n2. två",
        r"\- inte en lista",
        r"12\. inte en lista",
        r"\### ingen rubrik",
        r"en \[hake, \_ett streck\_, \*\* och \\ men rad_kolumn",
        r'{{share(income:a, abs(income:b)) unit=% stated="1 \"2\" }}"}} sedan',
        r"[[goal:a|ord \] slut]] [a \[b\]](https://x.se)",
    ],
)
def test_canonical_prose_comes_back_as_it_was(text: str) -> None:
    assert write_prose(parse_prose(text)) == text


ALPHABET = st.sampled_from(
    [
        *(
            "a",
            "b",
            "Å",
            "1",
            " ",
            "\n",
            "\t",
            "\r",
            "\\",
            "*",
            "**",
            "_",
            "[",
            "]",
            "{",
            "}",
            "(",
            ")",
            "|",
            "-",
            "- ",
        ),
        *("1. ", "### ", ".", "#", "\u00a0", "\u2028", "😀", "\n\n", "[[goal:a", "[[goal:a]]", "[[goal:a|b]]", "{{"),
        *("{{income:a}}", "{{income:a unit=kr}}", "[a](https://b.se)", "`", '"', "<b>", "&"),
    ]
)
TEXTS = st.lists(ALPHABET, max_size=25).map("".join)


def parsed(text: str) -> tuple[Block, ...] | None:
    """The blocks of a text, or None for one that is refused with a place within it."""
    try:
        return parse_prose(text)
    except ProseError as refused:
        error = refused
    assert 0 <= error.offset <= len(text)
    return None


@given(TEXTS | st.text())
def test_written_prose_reads_back_as_the_same_blocks(text: str) -> None:
    blocks = parsed(text)
    if blocks is not None:
        written = write_prose(blocks)
        assert parse_prose(written) == blocks
        assert write_prose(parse_prose(written)) == written


@given(st.text(alphabet=st.characters(exclude_characters="[{\\*_"), min_size=1))
def test_text_without_marks_keeps_every_word(text: str) -> None:
    blocks = parse_prose("x " + text.replace("- ", "").replace(". ", "").replace("### ", ""))
    lines = [block.inlines for block in blocks if isinstance(block, Paragraph)]
    assert len(lines) == len(blocks)
    assert all(isinstance(inline, Words) for line in lines for inline in line)
