"""Reading reference YAML: text scalars, lines, and what is refused."""

import pytest

from rodatraden.connectors.reference.nodes import MAX_BYTES, read_yaml
from rodatraden.connectors.reference.unreadable import ReferenceUnreadable


def test_scalar_keeps_its_decimals_and_its_line() -> None:
    root = read_yaml("a.yaml", b"rows:\n- 48\n- 48.0\n- 0126\n")
    assert [(item.text, item.line) for item in root.each("rows")] == [("48", 2), ("48.0", 3), ("0126", 4)]


def test_null_is_nothing_but_an_empty_text_is_a_text() -> None:
    root = read_yaml("a.yaml", b'a: null\nb: ""\nc: ~\n')
    assert (root.get("a"), root.at("b").text, root.get("c")) == (None, "", None)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"a: [1", "a.yaml, rad 1: YAML går inte att läsa. Rätta skrivningen."),
        (b"a: 1\nb: 2\na: 3\n", "a.yaml, rad 3: nyckeln ”a” står två gånger. Ta bort den ena."),
        (
            b"a: &x [1]\nb: *x\n",
            "a.yaml, rad 1: ankaret (&) används igen med en hänvisning (*). Skriv ut värdet på båda ställena.",
        ),
        (b"\xff\xfe", "a.yaml: filen är inte skriven i UTF-8. Spara den i UTF-8."),
        (b"- 1\n", "a.yaml, rad 1: filen innehåller inga nycklar. Börja med ”schema: reference/1”."),
        (b"a" * (MAX_BYTES + 1), "a.yaml: filen är större än 20 MB. Dela den."),
    ],
)
def test_file_that_cannot_be_read_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ReferenceUnreadable) as refused:
        read_yaml("a.yaml", data)
    assert str(refused.value) == sentence


def test_missing_key_is_refused_with_file_and_line() -> None:
    root = read_yaml("a.yaml", b"goals:\n- name: A\n- id: B\n")
    with pytest.raises(ReferenceUnreadable) as refused:
        root.each("goals")[1].at("name")
    assert str(refused.value) == "a.yaml, rad 3: ”name” saknas. Lägg till nyckeln med ett värde."


def test_list_where_a_text_is_wanted_is_refused() -> None:
    root = read_yaml("a.yaml", b"name:\n- A\n")
    with pytest.raises(ReferenceUnreadable, match="rad 2: här väntas en text eller ett tal"):
        _ = root.at("name").text
