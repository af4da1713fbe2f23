"""Real browsers on one text: what happens to what people write when others write, and when things break."""

import time
from typing import Any

import pytest
from playwright.sync_api import Error, expect

from rodatraden.apps.planning.models import TextSection
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.models import Draft
from tests.web.texts.conftest import PLAN, SURFACE, TEXT, OpenFor, saved, write

pytestmark = [pytest.mark.slow, pytest.mark.browser]
BEFORE = "Nämnden ansvarar för hemtjänst och särskilt boende."


def body() -> str:
    return TextSection.objects.get(key="on-ansvar").body


def soon(test: Any, patience: float = 5) -> bool:
    """Whether something becomes true within a few seconds."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if test():
            return True
        time.sleep(0.05)
    return bool(test())


def drafts() -> list[str]:
    return [draft.values["body"] for draft in Draft.objects.filter(is_done=False)]


def versions() -> list[str]:
    return [row.after["body"] for row in AuditRow.objects.filter(action="planning.edit_text").order_by("pk")]


def test_two_people_on_one_text_get_both_texts_and_combine_them(
    open_for: OpenFor, development_lead: User, colleague: User, faults: list[str]
) -> None:
    hers, mine = open_for(colleague), open_for(development_lead)
    write(hers, " Evas mening.")
    hers.locator(SURFACE).press("Enter")
    hers.keyboard.type("Evas stycke.")
    write(mine, " Min mening.")
    hers.get_by_role("button", name="Spara och stäng").click()
    hers.wait_for_url(f"**{PLAN}#on-ansvar")
    mine.get_by_role("button", name="Spara och stäng").click()
    choice = mine.get_by_role("heading", name="Två texter: välj vad som ska stå")
    choice.wait_for()
    assert body() == f"{BEFORE} Evas mening.\n\nEvas stycke."
    assert mine.get_by_text("Eva Holm ändrade texten").is_visible()
    sides = mine.locator(".rt-two-sides mark").all_inner_texts()
    assert any("Evas" in side for side in sides)
    assert any("Min" in side for side in sides)
    both = mine.locator(SURFACE)
    assert both.inner_text().split("\n\n") == [f"{BEFORE} Evas mening.", "Evas stycke.", f"{BEFORE} Min mening."]
    both.get_by_text("Min mening.").click(click_count=3)
    mine.keyboard.type("Min mening.")
    mine.get_by_role("button", name="Spara den ihopfogade").click()
    mine.wait_for_url(f"**{PLAN}#on-ansvar")
    assert body() == f"{BEFORE} Evas mening.\n\nEvas stycke.\n\nMin mening."
    assert [row.actor.name for row in AuditRow.objects.filter(action="planning.edit_text").order_by("pk")] == [
        "Eva Holm", "Urban Utvecklingsledare",
    ]  # fmt: skip
    assert drafts() == []
    assert faults == []


@pytest.mark.parametrize(
    ("button", "stands"), [("Spara min text i stället", "Min."), ("Behåll den som står nu", "Evas.")]
)
def test_one_of_two_texts_is_chosen(
    open_for: OpenFor, development_lead: User, colleague: User, button: str, stands: str
) -> None:
    hers, mine = open_for(colleague), open_for(development_lead)
    for page, words in ((hers, "Evas."), (mine, "Min.")):
        page.locator(SURFACE).fill(words)
        page.get_by_role("button", name="Spara och stäng").click()
        page.wait_for_load_state()
    mine.get_by_role("button", name=button).click()
    mine.wait_for_url(f"**{PLAN}#on-ansvar")
    assert body() == stands
    assert drafts() == []


def test_others_in_the_same_text_are_seen_within_five_seconds(
    open_for: OpenFor, development_lead: User, colleague: User
) -> None:
    mine = open_for(development_lead)
    started = time.monotonic()
    hers = open_for(colleague)
    seen = mine.locator("[data-presence]")
    expect(seen).to_have_text("Eva Holm har den här texten öppen.", timeout=8000)
    opened_within = time.monotonic() - started
    write(hers, " Mer.")
    hers_typed = time.monotonic()
    expect(seen).to_have_text("Eva Holm skriver här just nu.", timeout=12000)
    assert opened_within < 5
    assert time.monotonic() - hers_typed < 9
    hers.goto("about:blank")
    expect(seen).to_have_text("", timeout=6000)


def test_browser_that_dies_in_the_middle_leaves_a_draft(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead)
    write(page, " Halvfärdig mening")
    saved(page)
    # Nobody is there to answer the command that ends it.
    with pytest.raises(Error):
        page.goto("chrome://crash", timeout=5000)
    assert body() == BEFORE
    again = open_for(development_lead)
    assert again.locator(SURFACE).inner_text() == f"{BEFORE} Halvfärdig mening"
    assert again.get_by_text("Här är det du skrev").is_visible()
    again.get_by_role("button", name="Släng det och visa den sparade texten").click()
    again.get_by_text("Här är det du skrev").wait_for(state="detached")
    again.locator("[data-prose][data-ready]").wait_for()
    assert again.locator(SURFACE).inner_text() == BEFORE
    assert drafts() == []


def test_tab_that_is_closed_in_the_middle_keeps_what_was_written(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead)
    write(page, " Halvfärdig mening")
    page.close(run_before_unload=False)
    again = open_for(development_lead)
    assert soon(lambda: again.reload() and again.locator("textarea").input_value() == f"{BEFORE} Halvfärdig mening")


def test_one_who_leaves_the_page_makes_a_version(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead)
    write(page, " Klar mening.")
    page.locator(".rt-over a").click()
    page.wait_for_url(f"**{PLAN}*")
    assert soon(lambda: versions() == [f"{BEFORE} Klar mening."])
    page.goto(page.url.partition("/texter")[0] + TEXT)
    assert page.locator("textarea").input_value() == f"{BEFORE} Klar mening."
    page.wait_for_timeout(500)
    assert not page.get_by_text("Här är det du skrev").is_visible()
    assert drafts() == []


def test_long_writing_becomes_a_version_after_ten_minutes(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead)
    page.clock.install()
    page.reload()
    page.locator("[data-prose][data-ready]").wait_for()
    write(page, " Efter en stund.")
    saved(page)
    page.clock.fast_forward(9 * 60_000)
    page.wait_for_timeout(500)
    assert versions() == []
    page.clock.fast_forward(62_000)
    assert soon(lambda: versions() == [f"{BEFORE} Efter en stund."])
    write(page, " Och mer.")
    page.clock.resume()
    page.get_by_role("button", name="Spara och stäng").click()
    page.wait_for_url(f"**{PLAN}#on-ansvar")
    assert versions()[1:] == [f"{BEFORE} Efter en stund. Och mer."]
    assert drafts() == []


def test_what_is_written_without_network_is_sent_when_it_is_back(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead)
    page.context.set_offline(True)
    write(page, " Utan nät.")
    page.locator("[data-autosave-status]", has_text="Ingen kontakt just nu").wait_for()
    page.get_by_role("button", name="Spara och stäng").click()
    assert page.locator(SURFACE).inner_text() == f"{BEFORE} Utan nät."
    assert drafts() == []
    page.context.set_offline(False)
    assert soon(lambda: drafts() == [f"{BEFORE} Utan nät."], 10)
    saved(page)


def test_what_was_written_without_network_is_there_when_the_tab_was_closed_too(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead)
    context, address = page.context, page.url
    context.set_offline(True)
    write(page, " Ingen hörde mig.")
    page.close()
    context.set_offline(False)
    assert drafts() == []
    again = context.new_page()
    again.goto(address)
    again.get_by_text("Här är det du skrev").wait_for()
    again.locator("[data-prose][data-ready]").wait_for()
    assert again.locator(SURFACE).inner_text() == f"{BEFORE} Ingen hörde mig."
    again.get_by_role("button", name="Spara och stäng").click()
    again.wait_for_url(f"**{PLAN}#on-ansvar")
    assert body() == f"{BEFORE} Ingen hörde mig."


def test_two_tabs_of_one_person_lose_nothing(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    one, other = open_for(development_lead), open_for(development_lead)
    write(one, " Ena fliken.")
    write(other, " Andra fliken.")
    saved(one)
    saved(other)
    assert sorted(drafts()) == [f"{BEFORE} Andra fliken.", f"{BEFORE} Ena fliken."]


def test_one_who_was_signed_out_keeps_the_text(
    open_for: OpenFor, development_lead: User, documents: dict[str, Document]
) -> None:
    page = open_for(development_lead)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    write(page, " Utloggad.")
    page.locator("[data-autosave-status]", has_text="Du är utloggad").wait_for()
    page.context.add_cookies(cookies)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("textarea")).to_have_value(f"{BEFORE} Utloggad.", timeout=10_000)
