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
    Table,
    Words,
    lines_of,
    marks,
    parse_prose,
    write_prose,
)
from rodatraden.core.prose.brackets import REFERENCE_KINDS
from rodatraden.core.prose.tables import is_a_number


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
        "|: Vem gör vad\n| Vad | Vem |\n| **Ängen** | [[goal:a|parken]] |\n| {{income:a}} |  |",
        "| En | Två |\n| \\--- | --- |\n\n| En annan |\n| a \\| b |",
        r"\| inte en tabell |",
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
            "\n| ",
            "\n|: ",
            " | ",
            "---",
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
    blocks = parse_prose("x " + text.replace("|", "").replace("- ", "").replace(". ", "").replace("### ", ""))
    lines = [block.inlines for block in blocks if isinstance(block, Paragraph)]
    assert len(lines) == len(blocks)
    assert all(isinstance(inline, Words) for line in lines for inline in line)


def cells(text: str) -> list[list[str]]:
    (table,) = parse_prose(text)
    assert isinstance(table, Table)
    return [
        ["".join(inline.text for inline in cell if isinstance(inline, Words)) for cell in row] for row in table.rows
    ]


def test_rows_of_a_table_stand_under_each_other_and_have_as_many_cells() -> None:
    assert cells("| Vad | Vem\n|Ängen|Elin|i maj|\n| Träd |") == [
        ["Vad", "Vem", ""],
        ["Ängen", "Elin", "i maj"],
        ["Träd", "", ""],
    ]


def test_a_line_of_dashes_under_the_head_is_no_row() -> None:
    assert cells("| Vad | Vem |\n|:---|---:|\n| a | b |") == [["Vad", "Vem"], ["a", "b"]]


def test_a_bar_within_a_mark_or_after_a_backslash_ends_no_cell() -> None:
    (table,) = parse_prose("| [[goal:a|ord | till]] | [a|b](https://x.se/|) | c \\| d |")
    assert isinstance(table, Table)
    assert table.rows == (
        (
            (ReferenceMark(kind="goal", key="a", words="ord | till"),),
            (Link(text="a|b", url="https://x.se/|"),),
            (Words(text="c | d"),),
        ),
    )


def test_a_table_ends_where_its_rows_do_and_a_caption_begins_another() -> None:
    blocks = parse_prose("Före\n| a |\n| b |\nEfter\n\n|: Två\n| c |\n|: Tre\n| d |\n\n|: Ensam")
    assert [type(block).__name__ for block in blocks] == [
        "Paragraph",
        "Table",
        "Paragraph",
        "Table",
        "Table",
        "Paragraph",
    ]


def test_empty_rows_at_the_end_are_no_rows() -> None:
    assert cells("| Vad | Vem |\n|  |  |\n| a | b |\n|  |  |\n||") == [["Vad", "Vem"], ["", ""], ["a", "b"]]


def test_a_table_that_says_nothing_is_nothing() -> None:
    assert parse_prose("| | |\n|  |") == ()


def test_a_table_too_wide_for_a_page_is_refused_where_it_stands() -> None:
    with pytest.raises(ProseError, match="tabellen har 11 kolumner; högst 10 ryms på en sida") as caught:
        parse_prose("Före\n\n" + "| a " * 11 + "|")
    assert caught.value.offset == 6


def test_a_fault_in_a_cell_is_told_where_it_stands() -> None:
    text = "| a | b |\n| c | [[fel]] |"
    with pytest.raises(ProseError) as caught:
        parse_prose(text)
    assert text[caught.value.offset :].startswith("[[fel]]")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12", True),
        ("−4,5 %", True),
        ("1 200 tkr", True),
        ("2026", True),
        ("3 av 4", False),
        ("maj", False),
        ("", False),
    ],
)
def test_a_cell_that_is_nothing_but_a_number_is_known(said: str, number: bool) -> None:
    assert is_a_number(said) is number


def test_lines_of_a_table_are_its_caption_and_its_rows() -> None:
    (table,) = parse_prose("|: Vem\n| Vad | Vem |\n|  | Elin |")
    said = ["".join(getattr(inline, "text", "") for inline in line) for line in lines_of(table)]
    assert said == ["Vem", "Vad – Vem", "Elin"]
