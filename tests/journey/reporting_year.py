"""From the decided plan to next year: reported, returned, approved, reviewed, decided, read, rolled over."""

from __future__ import annotations

import re
from typing import Any

from django.utils import timezone

from tests.journey.people import Year, heading, told
from tests.journey.planning_year import GOAL, UNITS, decide

WORDS = {
    "parkdriften": "Vi har klippt varje vecka sedan maj.",
    "lekenheten": "Tre av fem lekplatser lyser.",
    "tradenheten": "Stigarna är gallrade hela vägen till sjön.",
}
COMMENT = "Hur många lekplatser lyser, och när kommer resten?"


def start_the_occasion(year: Year) -> None:
    """From the page of the occasion in the year wheel."""
    stina = year.cast["stina"]
    year.go(stina, f"/ar/{year.number}/")
    stina.locator("main").get_by_role("link", name=re.compile("31 augusti")).first.click()
    year.look(stina, "tillfallet")
    stina.get_by_role("button", name="Starta rapporteringen").click()
    assert told(stina).startswith("Rapporteringen är startad för Parknämnden.")
    year.look(stina, "tillfallet-startat")


def report_the_units(year: Year) -> None:
    """Three units find their tasks on their own page and report; one of them without JavaScript."""
    for unit in UNITS:
        page = year.cast[unit]
        year.go(page, "/min-sida/")
        assert "väntar på dig" in heading(page)
        year.look(page, f"min-sida-{unit}")
        page.locator(".rt-tasks").get_by_role("link", name=re.compile("^Rapportera")).first.click()
        fill(page, unit)
        year.look(page, f"rapport-{unit}")
        mark_ready(page)
    year.look(year.cast["lekenheten"], "min-sida-klar")


def fill(page: Any, unit: str) -> None:
    """Say how the unit's activity goes, and the unit's own words; the playgrounds are late and say too little."""
    activity = re.compile(UNITS[unit][1])
    late = unit == "lekenheten"
    word = "Försenad" if late else "Enligt plan"
    page.get_by_role("group", name=activity).get_by_role("radio", name=re.compile(word)).check()
    if late:
        page.get_by_label(re.compile("^Orsak.*" + UNITS[unit][1])).select_option(label="Leverans dröjer")
        page.get_by_label(re.compile("^Kommentar.*" + UNITS[unit][1])).fill("Det dröjer.")
    page.get_by_label(re.compile("^Vad vill ni att nämnden ska veta")).fill(WORDS[unit])


def mark_ready(page: Any) -> None:
    """Mark everything ready, which leads back to one's own page."""
    page.get_by_role("button", name="Klarmarkera", exact=True).click()
    page.wait_for_url("**/min-sida/")
    assert "är klarmarkerad. Tack." in told(page)


def return_one(year: Year) -> None:
    """The head of the administration reads, and gives one part back with a comment."""
    frida = year.cast["frida"]
    year.go(frida, "/laget/")
    year.look(frida, "laget")
    frida.locator("main").get_by_role("link", name="Parknämnden").first.click()
    year.look(frida, "laget-parknamnden")
    frida.get_by_role("link", name="Lekenheten").first.click()
    year.look(frida, "lekenhetens-svar")
    section = frida.locator("section", has=frida.get_by_role("heading", name="Aktiviteter", exact=True)).first
    section.locator("summary", has_text="Lämna tillbaka").click()
    section.get_by_label("Vad ska enheten ändra?").fill(COMMENT)
    section.get_by_role("button", name="Lämna tillbaka").click()
    assert "tillbaka hos enheten" in told(frida)


def report_again(year: Year) -> None:
    """The unit finds the comment at once, and answers it."""
    love = year.cast["lekenheten"]
    year.go(love, "/min-sida/")
    assert COMMENT in love.locator(".rt-tasks").inner_text()
    year.look(love, "min-sida-tillbaka")
    love.locator(".rt-tasks").get_by_role("link", name=re.compile("^Rätta")).first.click()
    love.get_by_label(re.compile("^Kommentar.*" + UNITS["lekenheten"][1])).fill(
        "Tre av fem lekplatser lyser. Resten kommer i november."
    )
    year.look(love, "rapport-att-ratta")
    mark_ready(love)


def approve_to_the_board(year: Year) -> None:
    """The head finds what waits on the own page, and approves it all; what the board itself answers for follows."""
    frida, ulla = year.cast["frida"], year.cast["ulla"]
    year.go(frida, "/min-sida/")
    year.look(frida, "min-sida-forvaltningschef")
    frida.get_by_role("link", name=re.compile("^Läs och godkänn")).click()
    frida.get_by_role("button", name=re.compile("^Godkänn allt som är klarmarkerat")).click()
    assert "delar är godkända." in told(frida)
    year.go(ulla, "/min-sida/")
    year.look(ulla, "min-sida-utvecklingsledare")
    ulla.locator(".rt-tasks").get_by_role("link", name=re.compile("^Rapportera")).first.click()
    ulla.get_by_role("radio", name=re.compile("Enligt plan")).check()
    ulla.get_by_role("button", name="Klarmarkera", exact=True).click()
    ulla.wait_for_url("**/min-sida/")
    year.go(ulla, "/laget/")
    ulla.locator("main").get_by_role("link", name="Parknämnden").first.click()
    year.look(ulla, "laget-efter-godkannande")
    ulla.get_by_role("button", name=re.compile("^Godkänn allt som är klarmarkerat")).click()
    assert heading(ulla) == "Allt är godkänt"


def hold_a_dialogue(year: Year) -> None:
    """The unit and the administration meet; what they agree on gets an owner and a day."""
    frida = year.cast["frida"]
    year.go(frida, f"/ar/{year.number}/")
    frida.get_by_role("link", name="Resultatdialoger").first.click()
    frida.get_by_role("link", name="Ny dialog").click()
    frida.get_by_label("Vilka träffas?").select_option(label="Lekenheten – Parkförvaltningen")
    frida.get_by_label("Dag", exact=True).fill(timezone.localdate().isoformat())
    occasion = frida.get_by_label("Inför vilket tillfälle?")
    occasion.select_option(label=occasion.locator("option", has_text="31 augusti").first.inner_text())
    year.look(frida, "ny-dialog")
    frida.get_by_role("button", name="Lägg upp dialogen").click()
    assert UNITS["lekenheten"][1] in frida.locator("main").inner_text()
    year.look(frida, "dialogens-dagordning")
    frida.get_by_label("Vad ska göras?").fill("Ring leverantören varje vecka")
    frida.get_by_label("Klart senast").fill(f"{timezone.localdate().year}-12-31")
    frida.get_by_label("Ansvarig").select_option(label="Love Lekchef")
    frida.get_by_role("button", name="Lägg till", exact=True).click()
    frida.get_by_role("button", name="Avsluta dialogen").click()
    assert frida.get_by_text("Hållen", exact=True).is_visible()
    year.look(frida, "dialogen-hallen")
    year.go(year.cast["lekenheten"], "/dialoger/")
    assert "Ring leverantören varje vecka" in year.cast["lekenheten"].locator("main").inner_text()


def review_the_report(year: Year) -> None:
    """What the review calls faults is accepted with a reason; the rest is read."""
    ulla = year.cast["ulla"]
    open_report(year, ulla)
    year.look(ulla, "rapporten")
    ulla.get_by_role("link", name="Granska").click()
    year.look(ulla, "rapportens-granskning")
    for _ in range(10):
        heading_ = ulla.get_by_role("heading", name=re.compile(r"^\W*Fel\b"))
        if heading_.count() == 0:
            return
        waiting = ulla.locator("h3:has-text('Fel') + ol details.rt-finding:has(details.rt-answer)")
        if waiting.count() == 0:
            return
        first = waiting.first
        if first.get_attribute("open") is None:
            first.locator("summary").first.click()
        first.locator("summary", has_text="Godta med motivering").click()
        first.get_by_label("Motivering").fill("Nämnden har inget sådant i år.")
        first.get_by_role("button", name=re.compile("^Godta anmärkning")).click()


def open_report(year: Year, page: Any) -> None:
    """Find the report among the documents, and open it."""
    year.go(page, "/dokument/")
    page.locator("main").get_by_role("link", name=re.compile("^Delårsrapport")).first.click()


def decide_the_report(year: Year) -> None:
    """All units' parts are frozen with it."""
    sam = year.cast["sam"]
    open_report(year, sam)
    decide(year, sam, f"{year.number}-09-24", "§ 91", "rapporten")
    love = year.cast["lekenheten"]
    year.go(love, f"/rapportera/parknamnden/{year.number}/augusti/lekenheten/")
    assert "Nämnden har beslutat, och delen står som den var då." in love.locator("main").inner_text()
    year.look(love, "lekenhetens-del-fryst")


def read_as_anybody(year: Year) -> None:
    """Without an account: from the start page to the units' own words, and the file."""
    reader = year.page()
    year.go(reader, "/")
    year.look(reader, "start-utan-konto")
    reader.locator("main").get_by_role("link", name=re.compile("^Delårsrapport")).first.click()
    text = reader.locator("main").inner_text()
    assert GOAL in text
    year.look(reader, "rapporten-utan-konto")
    reader.locator("summary", has_text="Hämta").click()
    address = reader.get_by_role("link", name=re.compile("^PDF")).first.get_attribute("href")
    got = reader.context.request.get(year.server + address)
    assert (got.status, got.body()[:5]) == (200, b"%PDF-")
    reader.context.close()


def roll_over_and_undo(year: Year) -> None:
    """Preview, run, look at next year's plan, and take it back by one click."""
    stina, ulla, following = year.cast["stina"], year.cast["ulla"], year.number + 1
    year.go(stina, f"/ar/{year.number}/")
    stina.get_by_role("link", name=f"För över planerna till {following}").click()
    year.look(stina, "overforing-forhandsvisad")
    stina.get_by_role("button", name=f"Starta {following}").click()
    assert f"finns nu för {following}. Det går att ångra." in told(stina)
    year.look(stina, "overforing-gjord")
    year.go(ulla, f"/planera/parknamnden/{following}/")
    assert GOAL in ulla.locator("main").inner_text()
    year.look(ulla, "nasta-ars-plan")
    stina.get_by_role("button", name="Ångra överföringen").click()
    assert told(stina) == "Överföringen är ångrad. Allt är som innan."
    year.look(stina, "overforing-angrad")


STAGES = (
    start_the_occasion,
    report_the_units,
    return_one,
    report_again,
    approve_to_the_board,
    hold_a_dialogue,
    review_the_report,
    decide_the_report,
    read_as_anybody,
    roll_over_and_undo,
)
