import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import Reference, Text
from rodatraden.core.document.tree import Document, ItemList, Paragraph, Section, walk
from rodatraden.documents.word import render_docx
from rodatraden.documents.word.contents import headings
from tests.documents.word.conftest import opened, rendered


def _with(tree: Document, *nodes: Paragraph | ItemList) -> WordDocument:
    section = Section(key="section:a", heading="Mål & medel", children=nodes)
    return opened(render_docx(replace(tree, children=(section,)), {}))


def test_headings_are_heading_styles_in_tree_order(tree: Document, word: WordDocument) -> None:
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert found == [(f"Heading {h.level}", h.section.heading) for h in headings(tree.children)]
    assert {name for name, _ in found} >= {f"Heading {level}" for level in range(1, 6)}


def test_contents_lists_every_heading_of_three_levels(tree: Document, word: WordDocument) -> None:
    lines = [p for p in word.element.body.iter(qn("w:p")) if _style(p).startswith("TOC") and _style(p) != "TOCHeading"]
    shown = [(_style(p), "".join(t.text or "" for t in p.iter(qn("w:t")))) for p in lines]
    assert shown == [
        (f"TOC{h.level}", (h.number if h.level < 3 else "") + h.section.heading)
        for h in headings(tree.children)
        if h.level <= 3
    ]
    assert len(shown) > 10


def test_every_inner_link_leads_to_one_bookmark(word: WordDocument) -> None:
    body = word.element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert anchors <= set(names)
    assert len(names) == len(set(names))
    assert len(ids) == len(set(ids))
    assert any(str(name).startswith("_Ref") for name in anchors)


def test_fields_open_separate_and_end_in_turn(word: WordDocument) -> None:
    kinds = [field.get(qn("w:fldCharType")) for field in word.element.body.iter(qn("w:fldChar"))]
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[str(kind)]
        assert 0 <= depth <= 2
    assert depth == 0
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_nothing_asks_when_the_file_is_opened() -> None:
    archive = zipfile.ZipFile(io.BytesIO(rendered(Mode.OWN)))
    assert "updateFields" not in archive.read("word/settings.xml").decode()
    assert "w:dirty" not in archive.read("word/document.xml").decode()


def test_language_and_properties_are_the_documents(tree: Document, word: WordDocument) -> None:
    lang = word.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert lang is not None
    assert lang.get(qn("w:val")) == "sv-SE"
    properties, meta = word.core_properties, tree.meta
    assert (properties.title, properties.subject) == (meta.title, meta.subtitle)
    assert properties.author == f"{meta.organisation}, {meta.municipality}"
    assert properties.language == "sv-SE"
    assert meta.decision is not None
    assert properties.created is not None
    assert properties.created.date() == meta.decision.date


def test_cover_says_who_what_when(tree: Document, word: WordDocument) -> None:
    first = [p.text for p in word.paragraphs[:12]]
    said = "\n".join(first)
    meta = tree.meta
    for fact in (meta.municipality, meta.organisation, meta.title, meta.case_number, meta.edition_label, meta.notice):
        assert fact in said
    assert "11\u00a0december 2024, §\u00a0142" in said.replace("§ ", "§\u00a0")


def test_ordered_lists_each_start_at_one(tree: Document) -> None:
    lists = [ItemList(key=f"l{n}", items=((Text(text="a"),), (Text(text="b"),)), ordered=True) for n in (1, 2)]
    word = _with(tree, *lists)
    numbers = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style and p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    defined = {num.get(qn("w:numId")): num for num in word.part.numbering_part.element.iter(qn("w:num"))}
    assert {str(number) for number in numbers} <= set(defined)
    assert defined[str(numbers[2])].find(f".//{qn('w:startOverride')}") is not None


def test_text_that_xml_cannot_hold_is_left_out(tree: Document) -> None:
    paragraph = Paragraph(key="p", runs=(Text(text='a < b & \x00\x0b\ud800"c"'),))
    assert 'a < b & "c"' in [p.text for p in _with(tree, paragraph).paragraphs]


def test_reference_to_nothing_is_plain_text(tree: Document) -> None:
    reference = Reference(target="goal:no-such", text="målet", inside=True)
    word = _with(tree, Paragraph(key="p", runs=(reference,)))
    paragraph = next(p for p in word.paragraphs if p.text == "målet")
    assert paragraph.hyperlinks == []


def test_references_lead_each_to_its_own_place(tree: Document) -> None:
    goals = [Paragraph(key=f"p{n}", runs=(Text(text=f"Plats {n}"),)) for n in (1, 2)]
    links = [Paragraph(key=f"r{n}", runs=(Reference(target=f"p{n}", text=f"Länk {n}"),)) for n in (1, 2)]
    body = _with(tree, *links, *goals).element.body
    places = {
        mark.get(qn("w:name")): "".join(t.text or "" for t in mark.getparent().iter(qn("w:t")))
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    found = {
        "".join(t.text or "" for t in link.iter(qn("w:t"))): places[link.get(qn("w:anchor"))]
        for link in body.iter(qn("w:hyperlink"))
    }
    assert {name: place for name, place in found.items() if name.startswith("Länk")} == {
        "Länk 1": "Plats 1",
        "Länk 2": "Plats 2",
    }


def test_every_text_of_the_tree_is_in_the_file(tree: Document, word: WordDocument) -> None:
    whole = "".join(t.text or "" for t in word.element.body.iter(qn("w:t")))
    texts = [
        run.text for node in walk(tree) if isinstance(node, Paragraph) for run in node.runs if isinstance(run, Text)
    ]
    assert texts
    assert [text for text in texts if text not in whole] == []


@pytest.mark.parametrize("style", ["Title", "Subtitle", "Caption", "List Bullet", "Body Text", "Tabellnot", "Quote"])
def test_styles_are_real(word: WordDocument, style: str) -> None:
    assert word.styles[style].type is not None


def test_styles_used_are_defined(word: WordDocument) -> None:
    defined = {style.style_id for style in word.styles}
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', word.element.xml))
    assert used <= defined


def _style(paragraph: object) -> str:
    properties = paragraph.find(qn("w:pPr"))  # type: ignore[attr-defined]
    style = properties.find(qn("w:pStyle")) if properties is not None else None
    return str(style.get(qn("w:val"))) if style is not None else ""
