"""The editor in a real browser: what it writes, what it takes from Word, and that everybody can use it."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from rodatraden.apps.planning.models import TextSection
from rodatraden.core.prose import ProseError, parse_prose, write_prose
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from rodatraden.web.texts.editor_document import editor_document
from tests.web.texts.conftest import PLAN, SURFACE, TEXT, OpenFor, saved, write

pytestmark = [pytest.mark.slow, pytest.mark.browser]
Axe = Callable[[Any], list[dict[str, Any]]]
EVERYTHING = """### Läget i **korthet**

Nämnden har {{count:board_goals words=yes}} mål, se [[goal:on-kvalitet|målet]] och [SCB](https://www.scb.se/a%28b%29).

- **Fler** behöver _hemtjänst_
- Färre arbetar

1. Först
2. Sedan

|: Vem gör vad
| Vad | Vem |
| **Hemtjänst** \\| natt | [[goal:on-kvalitet|målet]] |
| Vård |  |

Snake_case, 2 * 3, \\[hakar], \\{{klamrar}} och C:\\\\mapp."""
PASTED = """### Förutsättningar

Antalet äldre **ökar** med _två_ procent om året, se [SCB](https://www.scb.se/).

- Fler behöver hemtjänst
- Färre arbetar

1. Först planerar vi
2. Sedan gör vi

| År | Antal |
| 2024 | 422 |

Slut."""


def put(body: str) -> None:
    TextSection.objects.filter(key="on-ansvar").update(body=body)


def texts(number: int) -> list[str]:
    """Texts of all sorts of marks in all sorts of places that can be read."""
    dice = random.Random(4)
    parts = ["ord", "två ord", " ", "**", "_", "*", "{", "}", "[", "]", "\\", "### ", "- ", "1. ", "12. ", "\n\n", "\n",
             "| ", " | ", "\n| ", "\n|: ", "---",
             "[länk](https://a.se)", "{{count:goals}}", "[[goal:g|ord]]", "å", ".", "#"]  # fmt: skip
    found: list[str] = []
    while len(found) < number:
        text = "".join(dice.choice(parts) for _part in range(dice.randint(1, 12)))
        try:
            parse_prose(text)
        except ProseError:
            continue
        # Two links side by side to one address are one link to the editor.
        if ")[länk]" not in text:
            found.append(text)
    return found


def test_browser_writes_prose_as_we_do(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead)
    given = [EVERYTHING, *texts(400)]
    nodes = [editor_document(text, str) for text in given]
    script = (
        "async docs => { const { proseOf } = await import('/static/js/prose-write.js'); return docs.map(proseOf); }"
    )
    written = page.evaluate(script, nodes)
    wanted = [write_prose(parse_prose(text)) for text in given]
    differing = [
        (text, ours, theirs) for text, ours, theirs in zip(given, wanted, written, strict=True) if ours != theirs
    ]
    assert differing == []


def test_text_goes_through_the_editor_unharmed(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document], faults: list[str]
) -> None:
    put(EVERYTHING)
    page = open_for(development_lead)
    assert page.locator(".rt-live").all_inner_texts() == ["två", "målet", "målet"]
    write(page, "!")
    assert page.locator("textarea").input_value() == write_prose(parse_prose(EVERYTHING)) + "!"
    assert faults == []


def test_paste_from_word_comes_out_clean(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document], faults: list[str]
) -> None:
    put("")
    page = open_for(development_lead)
    page.locator(SURFACE).click()
    sample = (Path(__file__).parent / "word_clipboard.html").read_text("utf-8")
    page.evaluate(
        """html => {
          const data = new DataTransfer();
          data.setData('text/html', html);
          data.setData('text/plain', 'som text');
          document.querySelector('.rt-write').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        sample,
    )
    assert page.locator("textarea").input_value() == PASTED
    assert faults == []


def paste(page: Any, html: str) -> None:
    page.evaluate(
        """html => {
          const data = new DataTransfer();
          data.setData('text/html', html);
          document.querySelector('.rt-write').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        html,
    )


def test_table_is_made_and_changed_in_the_editor(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document], axe: Axe, faults: list[str]
) -> None:
    put("")
    page = open_for(development_lead)
    area, bar, hint = page.locator("textarea"), page.locator("[data-table-toolbar]"), page.locator("[data-number-hint]")
    expect(bar).to_be_hidden()
    page.locator(SURFACE).click()
    page.get_by_role("button", name="Tabell", exact=True).click()
    for word in ("Vad", "Vem", "När", "Ängen", "Elin", "maj"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    assert area.input_value() == "| Vad | Vem | När |\n| Ängen | Elin | maj |\n|  |  |  |"
    page.keyboard.press("Shift+Tab")
    bar.get_by_role("button", name="Ta bort kolumnen").click()
    bar.get_by_role("button", name="Rad under").click()
    bar.get_by_label("Tabellens rubrik").fill("Vem [gör] vad")
    assert area.input_value() == "|: Vem \\[gör\\] vad\n| Vad | Vem |\n| Ängen | Elin |\n|  |  |\n|  |  |"
    expect(hint).to_be_hidden()
    page.locator(f"{SURFACE} td").first.click()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    assert axe(page) == []
    page.locator(f"{SURFACE} td").last.click()
    page.wait_for_function("getSelection().isCollapsed")
    page.keyboard.type("12 %")
    expect(hint).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.rt-write')")
    page.locator(f"{SURFACE} th").first.click()
    for _row in range(3):
        page.locator(f"{SURFACE} th").first.click()
        bar.get_by_role("button", name="Ta bort raden").click()
    assert page.locator(f"{SURFACE} th").count() == 2
    page.locator(f"{SURFACE} th").first.click()
    bar.get_by_role("button", name="Ta bort tabellen").click()
    assert area.input_value() == ""
    assert faults == []


def test_table_of_excel_is_pasted_with_merged_cells_and_one_of_layout_is_not_one(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document], faults: list[str]
) -> None:
    put("")
    page = open_for(development_lead)
    page.locator(SURFACE).click()
    paste(
        page,
        "<table><col width=64 style='width:48pt'><tr><td rowspan=2>Enhet</td><td colspan=2>Mål</td></tr>"
        "<tr><td>Nu</td><td style='mso-number-format:0'>Sedan</td></tr><tr><td></td><td></td><td></td></tr>"
        "<tr><td>Norr</td><td><b>Ja</b></td><td></td></tr></table><table><tr><td><p>Bara text.</p></td></tr></table>",
    )
    wanted = "| Enhet | Mål |  |\n|  | Nu | Sedan |\n| Norr | **Ja** |  |\n\nBara text."
    assert page.locator("textarea").input_value() == wanted
    assert faults == []


def test_figure_is_fetched_into_the_text(
    open_for: OpenFor, axe: Axe, development_lead: User, documents: dict[str, Document], faults: list[str]
) -> None:
    put("Budgeten är ")
    page = open_for(development_lead)
    page.locator(SURFACE).click()
    page.keyboard.press("Control+End")
    page.get_by_role("button", name="Hämta en siffra").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("option").first.wait_for(state="attached")
    assert axe(page) == []
    dialog.get_by_label("Sök").fill("budget, netto 2024")
    dialog.get_by_role("button", name="Sätt in").click()
    figure = page.locator(f"{SURFACE} .rt-live")
    expect(figure).to_have_text("433,6\u00a0mnkr")
    saved(page)
    page.get_by_role("button", name="Spara och stäng").click()
    page.wait_for_url(f"**{PLAN}#on-ansvar")
    body = TextSection.objects.get(key="on-ansvar").body
    assert body == "Budgeten är{{abs(cell:on-resultat/budget/budget_2024) unit=mnkr decimals=1}}"
    assert faults == []


def test_text_is_written_and_saved_with_the_keyboard_alone(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    put("")
    page = open_for(development_lead)
    page.get_by_label("Egen rubrik").focus()
    page.keyboard.type("Ansvar")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.command") == "heading"
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.command") == "bulletList"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('rt-write')")
    page.keyboard.type("Ett")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+b")
    page.keyboard.type("Två")
    for _step in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-save')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PLAN}#on-ansvar")
    text = TextSection.objects.get(key="on-ansvar")
    assert (text.heading, text.body) == ("Ansvar", "- Ett\n- **Två**")


def test_everything_is_done_without_script(
    open_for: OpenFor, development_lead: User, colleague: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead, PLAN, java_script_enabled=False)
    page.locator("#on-ansvar").get_by_role("link", name="Ändra").click()
    field = page.get_by_label("Text", exact=True)
    field.fill("Nämnden har")
    page.get_by_role("button", name="Hämta en siffra").click()
    page.get_by_label("Siffra", exact=True).select_option(label="Antal nämndmål: två")
    page.get_by_role("button", name="Sätt in sist i texten").click()
    assert field.input_value() == "Nämnden har {{count:board_goals words=yes}}"
    page.get_by_role("button", name="Förhandsvisa").click()
    assert page.locator(".rt-preview").inner_text().strip() == "Nämnden har två"
    other = open_for(colleague, TEXT, java_script_enabled=False)
    other.get_by_label("Text", exact=True).fill("Evas text.")
    other.get_by_role("button", name="Spara och stäng").click()
    page.get_by_role("button", name="Spara och stäng").click()
    assert page.get_by_role("heading", name="Två texter: välj vad som ska stå").is_visible()
    both = page.get_by_label("Texten ihopfogad")
    both.fill("Evas text.\n\nNämnden har {{count:board_goals words=yes}} mål.")
    page.get_by_role("button", name="Spara den ihopfogade").click()
    assert page.get_by_text("Texten är sparad.").is_visible()
    assert TextSection.objects.get(key="on-ansvar").body.endswith("{{count:board_goals words=yes}} mål.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_state_is_accessible_and_within_the_policy(
    open_for: OpenFor, axe: Axe, development_lead: User, colleague: User, documents: dict[str, Document],
    faults: list[str], screenshots: Path, scheme: str, width: int,
) -> None:  # fmt: skip
    put(EVERYTHING)
    look = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    found: dict[str, Any] = {}
    wide: list[str] = []

    def look_at(page: Any, name: str) -> None:
        found[name] = axe(page)
        page.screenshot(path=screenshots / f"texter-{name}-{scheme}-{width}.png", full_page=True)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)

    look_at(open_for(development_lead, PLAN, **look), "lista")
    page = open_for(development_lead, TEXT, **look)
    other = open_for(colleague, TEXT, **look)
    expect(page.locator("[data-presence]")).not_to_be_empty(timeout=8000)
    write(page, " Min mening.")
    saved(page)
    look_at(page, "skriva")
    page.get_by_role("button", name="Förhandsvisa").click()
    page.get_by_role("heading", name="Så här står det i dokumentet").wait_for()
    look_at(page, "forhandsvisning")
    write(other, " Evas mening.")
    other.get_by_role("button", name="Spara och stäng").click()
    other.wait_for_url(f"**{PLAN}#on-ansvar")
    page.get_by_role("button", name="Spara och stäng").click()
    page.get_by_role("heading", name="Två texter: välj vad som ska stå").wait_for()
    look_at(page, "tva-texter")
    look_at(open_for(development_lead, TEXT, **look), "utkast")
    assert {name: faults_of for name, faults_of in found.items() if faults_of} == {}
    assert wide == []
    assert faults == []


def test_no_page_scrolls_sideways_at_320_pixels(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    put(EVERYTHING)
    look = {"viewport": {"width": 320, "height": 640}}
    pages = [open_for(development_lead, address, **look) for address in (PLAN, TEXT)]
    assert [page.evaluate("document.documentElement.scrollWidth <= innerWidth") for page in pages] == [True, True]
