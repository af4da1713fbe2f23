"""From an empty municipality to a decided plan: each function is a step that people take in the browser."""

from __future__ import annotations

import re
from typing import Any

from tests.journey.people import Year, heading, told

BOARD, OFFICE = "parknamnden", "parkforvaltningen"
ORGANISATION = (
    ("Kommunfullmäktige", "Fullmäktige", "", ""),
    ("Parknämnden", "Nämnd", "", ""),
    ("Parkförvaltningen", "Förvaltning", "", "Parknämnden"),
    ("Parkdriften", "Enhet", OFFICE, ""),
    ("Lekenheten", "Enhet", OFFICE, ""),
    ("Trädenheten", "Enhet", OFFICE, ""),
)
UNITS = {
    "parkdriften": ("Elin Enhetschef", "Vi klipper gräset oftare", "Parkdriften"),
    "lekenheten": ("Love Lekchef", "Vi lyser upp lekplatserna", "Lekenheten"),
    "tradenheten": ("Tove Trädchef", "Vi gallrar längs stigarna", "Trädenheten"),
}
GOAL = "Alla känner sig trygga i parken"


def invite_the_central_office(year: Year) -> None:
    """The administrator, alone in the database, invites the central office, who looks around."""
    administrator = year.cast["anna"] = year.sign_in("administrator@kommun.example", year.password)
    stina = year.cast["stina"] = year.invite(administrator, "Stina Stab", "Central stab", "*")
    assert heading(stina) == "Inget väntar på dig"
    year.look(stina, "min-sida-tom")
    for path in (
        "/grunduppgifter/",
        "/planera/",
        "/planera/styrmodell/",
        f"/ar/{year.number}/",
        "/laget/",
        "/dokument/",
    ):
        year.go(stina, path)
        year.look(stina, f"tom-{path.strip('/').replace('/', '-')}")


def lay_up_the_municipality(year: Year) -> None:
    """Who the municipality is, its organisation and its risk scale, from the page that says what is missing."""
    stina = year.cast["stina"]
    year.go(stina, "/grunduppgifter/")
    stina.get_by_role("link", name="Fortsätt: Kommunens uppgifter").click()
    stina.get_by_label("Kommunens namn").fill("Åstads kommun")
    stina.get_by_label("Kommunkod").fill("0126")
    year.look(stina, "kommunens-uppgifter")
    stina.get_by_role("button", name="Spara").click()
    assert heading(stina) == "Åstads kommun"
    for name, kind, under, serves in ORGANISATION:
        year.go(stina, "/grunduppgifter/organisation/ny/")
        stina.get_by_label("Namn", exact=True).fill(name)
        stina.get_by_label("Slag", exact=True).select_option(label=kind)
        stina.get_by_label("Ligger under", exact=True).select_option(under)
        if serves:
            stina.get_by_label(serves, exact=True).check()
        stina.get_by_role("button", name="Lägg till", exact=True).click()
        assert told(stina) == f"”{name}” är tillagt."
    year.look(stina, "organisationen")
    year.go(stina, "/grunduppgifter/riskskala/")
    year.look(stina, "riskskalan")
    stina.get_by_role("button", name="Spara").click()
    assert told(stina) == "Sparat."


def say_what_is_measured(year: Year) -> None:
    """A source of the municipality's own, and an indicator from it."""
    stina = year.cast["stina"]
    year.go(stina, "/grunduppgifter/kallor/ny/")
    stina.get_by_label("Namn", exact=True).fill("Egen mätning")
    stina.get_by_role("button", name="Lägg till", exact=True).click()
    year.go(stina, "/grunduppgifter/indikatorer/ny/")
    stina.get_by_label("Namn", exact=True).fill("Andel som känner sig trygga i parken")
    stina.get_by_label("Enhet", exact=True).fill("%")
    stina.get_by_label("Riktning", exact=True).select_option(label="Högt är bra")
    stina.get_by_label("Källa", exact=True).select_option(label="Egen mätning")
    year.look(stina, "ny-indikator")
    stina.get_by_role("button", name="Lägg till", exact=True).click()
    year.go(stina, "/grunduppgifter/")
    year.look(stina, "grunduppgifter")


def invite_the_rest(year: Year) -> None:
    """Those who plan, report, approve and decide."""
    anna = year.cast["anna"]
    for key, name, role, place in (
        ("ulla", "Ulla Utvecklingsledare", "Utvecklingsledare", BOARD),
        ("frida", "Frida Förvaltningschef", "Förvaltningschef", OFFICE),
        ("sam", "Sam Sekreterare", "Nämndsekreterare", BOARD),
    ):
        year.cast[key] = year.invite(anna, name, role, place)
    for unit, (name, _activity, _called) in UNITS.items():
        # One of the three does without JavaScript the whole year.
        script = {"java_script_enabled": False} if unit == "tradenheten" else {}
        year.cast[unit] = year.invite(anna, name, "Enhetschef", unit, **script)
    year.go(anna, "/konton/")
    year.look(anna, "konton")


def make_the_steering_model(year: Year) -> None:
    """The usual levels, and the words for status and assessment."""
    stina = year.cast["stina"]
    year.go(stina, "/planera/")
    stina.get_by_role("link", name="Styrmodell", exact=True).click()
    stina.get_by_role("link", name="Ny styrmodell").click()
    stina.get_by_label("Namn", exact=True).fill("Åstads styrmodell")
    stina.get_by_role("button", name="Lägg till").click()
    assert heading(stina) == "Åstads styrmodell"
    year.look(stina, "styrmodell")
    for scale, steps in (
        ("Status", [("Enligt plan", "Går som planerat"), ("Försenad", "Går inte som planerat"), ("Klar", "Klart")]),
        ("Orsak till status", [("Enligt plan", "Enligt plan"), ("Leverans dröjer", "Försenat")]),
        ("Bedömning av mål", [("Inte nått", "Går inte som planerat"), ("Nått", "Klart")]),
    ):
        year.go(stina, "/planera/styrmodell/")
        write_a_scale(stina, scale, steps)
    year.look(stina, "styrmodell-klar")


def write_a_scale(page: Any, scale: str, steps: list[tuple[str, str]]) -> None:
    """Write the steps of a scale; an empty scale has room for five, a written one for two more."""
    written = 0
    while written < len(steps):
        page.get_by_role("link", name=re.compile(f"^{scale}")).first.click()
        words = [box for box in page.get_by_label("Ord", exact=True).all() if box.input_value() == ""]
        meanings = page.get_by_label("Betydelse", exact=True).all()[-len(words) :]
        for box, meaning, (word, means) in zip(words, meanings, steps[written:], strict=False):
            box.fill(word)
            meaning.select_option(label=means)
            written += 1
        page.get_by_role("button", name="Spara").click()
        assert told(page) == "Sparat."


def lay_up_the_year(year: Year) -> None:
    """The wizard, from the year wheel, with the usual year as it is."""
    stina = year.cast["stina"]
    year.go(stina, f"/ar/{year.number}/")
    stina.get_by_role("link", name=f"Lägg upp {year.number}").first.click()
    for page in range(4):
        year.look(stina, f"guiden-{page + 1}")
        stina.get_by_role("button", name="Fortsätt").click()
    year.look(stina, "guiden-5")
    stina.get_by_role("button", name="Lägg upp året").click()
    assert told(stina) == f"{year.number} är upplagt. Här är året."
    year.look(stina, "arshjulet")


def write_the_councils_goals(year: Year) -> None:
    """A goal area and the council's goal in the municipality's own plan."""
    stina = year.cast["stina"]
    year.go(stina, "/planera/")
    stina.get_by_role("link", name=re.compile(f"^{year.number}\\s*, hela kommunen")).click()
    year.look(stina, "kommunens-plan-tom")
    stina.get_by_role("link", name="Lägg till målområde").click()
    add(stina, "Trygghet")
    stina.get_by_role("link", name="Lägg till Fullmäktigemål").click()
    add(stina, "En kommun att känna sig trygg i")
    year.look(stina, "kommunens-plan")


def add(page: Any, name: str) -> None:
    """Fill in a name and add."""
    page.get_by_label("Namn", exact=True).fill(name)
    page.get_by_role("button", name="Lägg till", exact=True).click()
    assert heading(page) == name


def write_the_councils_budget(year: Year) -> None:
    """An assignment and the board's frame."""
    stina = year.cast["stina"]
    year.go(stina, "/planera/")
    stina.get_by_role("link", name="Fullmäktiges mål och uppdrag").click()
    year.look(stina, "fullmaktige-tomt")
    stina.get_by_role("link", name="Skriv uppdrag och ramar").click()
    stina.locator("summary", has_text="Lägg till").click()
    stina.get_by_label("Vad gäller det?").fill("Se över belysningen i parkerna")
    stina.get_by_label("Hör till målet").select_option(label="En kommun att känna sig trygg i")
    stina.get_by_label("Beslut").first.fill("KF § 140")
    stina.get_by_role("button", name="Lägg till", exact=True).click()
    assert told(stina) == "Sparat."
    stina.get_by_label("Nämnd", exact=True).select_option(label="Parknämnden")
    stina.get_by_label("Belopp").fill("48,5")
    stina.get_by_label("Beslut").last.fill("KF § 139")
    stina.get_by_role("button", name="Spara ramen").click()
    assert told(stina) == "Sparat."
    year.look(stina, "uppdrag-och-ramar")


def plan_the_board(year: Year) -> None:
    """The board's goal under the council's, with indicator, target, three units' activities and a risk."""
    ulla = year.cast["ulla"]
    year.go(ulla, "/planera/")
    ulla.locator("li", has_text="Parknämnden").get_by_role("link").first.click()
    ulla.get_by_role("button", name="Öppna planen").click()
    year.look(ulla, "namndens-plan-tom")
    ulla.get_by_role("treeitem", name="En kommun att känna sig trygg i").click()
    ulla.get_by_role("link", name="Lägg till Nämndmål").click()
    add(ulla, GOAL)
    ulla.get_by_label("Vad målet betyder").fill("Den som går genom parken en kväll ska känna sig trygg.")
    ulla.get_by_label("Ägare").select_option(label="Parkförvaltningen")
    with ulla.expect_navigation():
        ulla.get_by_role("button", name="Spara", exact=True).click()
    ulla.get_by_role("link", name="Lägg till Indikator").click()
    ulla.get_by_label("Indikator", exact=True).select_option(index=0)
    ulla.get_by_role("button", name="Lägg till", exact=True).click()
    ulla.get_by_role("link", name="Sätt ett målvärde").click()
    ulla.get_by_label("Utfallet ska vara").select_option(label="Minst")
    ulla.get_by_label("Tal (%)").fill("75")
    ulla.get_by_role("button", name="Spara", exact=True).click()
    year.look(ulla, "indikator-med-mal")
    for _name, activity, called in UNITS.values():
        ulla.get_by_role("treeitem", name=GOAL).click()
        ulla.get_by_role("link", name="Lägg till Aktivitet").click()
        ulla.get_by_label("Enhet som leder").select_option(label=called)
        ulla.get_by_label("Till", exact=True).fill(f"{year.number}-12-31")
        add(ulla, activity)
    add_a_risk(ulla)
    year.look(ulla, "namndens-plan")


def add_a_risk(page: Any) -> None:
    """A risk that is lifted to the board's plan, and what is done about it."""
    page.get_by_role("treeitem", name=GOAL).click()
    page.get_by_role("link", name="Lägg till Risk").click()
    page.get_by_label("Vad som kan hända").fill("Belysningen kommer inte i tid")
    page.get_by_label("Sannolikhet").select_option(index=2)
    page.get_by_label("Konsekvens").select_option(index=2)
    page.get_by_label("Ledningsgruppens beslut").select_option(label="Lyft till nämndens plan")
    page.get_by_label("Skäl till beslutet").fill("Leverantören har meddelat lång leveranstid.")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    page.get_by_label("Vad ni gör").fill("Vi beställer stolparna i januari.")
    page.get_by_label("Ansvarig").fill("Lekchefen")
    page.get_by_role("button", name="Lägg till åtgärd").click()


def answer_the_council(year: Year) -> None:
    """By the board's own goal and by its core mission, until nothing is left."""
    ulla = year.cast["ulla"]
    ulla.get_by_role("link", name="Svara fullmäktige").click()
    assert heading(ulla) == "En sak att besvara"
    year.look(ulla, "svar-till-fullmaktige")
    question = ulla.locator("details", has_text="Se över belysningen i parkerna")
    question.get_by_label("Grunduppdrag").check()
    question.get_by_label("Kommentar eller skäl").fill("Belysningen ses över i det löpande arbetet.")
    question.get_by_role("button", name="Spara svaret").click()
    assert told(ulla) == "Svaret är sparat."
    assert heading(ulla) == "Nämnden har svarat på allt"


def decide_the_plan(year: Year) -> None:
    """Proposed by the secretary, decided, published."""
    sam = year.cast["sam"]
    year.go(sam, "/dokument/")
    year.look(sam, "dokumenten")
    sam.locator("main").get_by_role("link", name=re.compile(f"Verksamhetsplan {year.number}")).first.click()
    year.look(sam, "planen-som-dokument")
    assert GOAL in sam.locator("main").inner_text()
    sam.get_by_role("link", name="Granska").click()
    year.look(sam, "planens-granskning")
    decide(year, sam, f"{year.number}-01-12", "§ 7", "planen")


def decide(year: Year, page: Any, day: str, paragraph: str, name: str) -> None:
    """Propose, decide and publish the document that the page shows."""
    page.get_by_role("link", name="Beslut", exact=True).click()
    year.look(page, f"{name}-beslut")
    page.get_by_role("button", name="Lägg fram förslaget").click()
    assert told(page) == "Förslaget är låst, och alla läser samma text."
    page.get_by_label("Beslutsdatum").fill(day)
    page.get_by_label("Paragraf").fill(paragraph)
    page.get_by_label("Diarienummer").fill(f"PN-{year.number}/12")
    page.get_by_role("button", name="Fastställ").click()
    assert told(page) == "Beslutet är registrerat och dokumentet fryst."
    page.get_by_role("button", name="Publicera").click()
    assert told(page) == "Dokumentet är publicerat. Nu kan alla läsa det."
    year.look(page, f"{name}-beslutad")


STAGES = (
    invite_the_central_office, lay_up_the_municipality, say_what_is_measured, invite_the_rest, make_the_steering_model,
    lay_up_the_year, write_the_councils_goals, write_the_councils_budget, plan_the_board, answer_the_council,
    decide_the_plan,
)  # fmt: skip
