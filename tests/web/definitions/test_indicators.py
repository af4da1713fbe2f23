"""The pages of indicators, sources and groups."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions.definitions import (
    INDICATORS,
    PEER_GROUPS,
    SOURCES,
    create_indicator,
    create_source,
    edit_indicator,
)
from rodatraden.apps.indicators.actions.values import add_value
from rodatraden.apps.indicators.models import SeriesBreak
from rodatraden.apps.planning.actions.goals import create_goal
from rodatraden.apps.planning.actions.links import link_indicator
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation, Source
from rodatraden.core.content.planning import Goal
from rodatraden.core.missing import MissingReason
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.web.ui import remembered

SignedIn = Callable[[User], Client]
HOME = "/grunduppgifter/indikatorer/"
LJUS = f"{HOME}ljus/"


@pytest.fixture
def client_(lead: User, signed_in: SignedIn) -> Client:
    return signed_in(lead)


def form(client: Client, address: str) -> dict[str, list[str]]:
    """The first form of the page as it would be sent unchanged."""
    html = client.get(address).content.decode().split("<main")[1].split("</form>")[0]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<(?:input|select|option)[^>]*>|<textarea[^>]*>[^<]*", html):
        name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
        if tag.startswith("<textarea") and name:
            found[name[1]] = [tag.partition(">")[2]]
        elif tag.startswith("<select") and name:
            chosen = name[1]
        elif tag.startswith("<option") and " selected" in tag and value:
            found.setdefault(chosen, []).append(value[1])
        elif name and ("checkbox" not in tag or " checked" in tag):
            found.setdefault(name[1], []).append(value[1] if value else "")
    return found


def listed(client: Client, query: str = "") -> list[str]:
    html = client.get(f"{HOME}{query}").content.decode()
    return re.findall(rf'<a href="{HOME}([a-z0-9-]+)/">[^<]+</a>', html.partition("<tbody>")[2])


def test_list_is_in_swedish_order_searched_and_narrowed(client_: Client, lead: User, plan: Scope) -> None:
    create_source(by=lead, source=Source(key="kolada", name="Kolada"))
    told = Indicator(key="aldre", name="Äldre som är nöjda", unit="%", source="kolada", external_ids=("N00945",))
    create_indicator(by=lead, indicator=told)
    goal = create_goal(by=lead, scope=plan, goal=Goal(key="", level="namndmal", name="Grönt", parent="trygg-kommun"))
    link_indicator(by=lead, scope=plan, goal=goal.key, indicator="ljus")
    assert listed(client_) == ["ljus", "tecken", "trivsel", "aldre"]
    assert listed(client_, "?q=äldre nöj") == ["aldre"]
    assert listed(client_, "?q=n00945") == ["aldre"]
    assert listed(client_, "?kalla=kolada") == ["aldre"]
    assert listed(client_, "?slag=signal") == ["tecken"]
    assert listed(client_, "?anvands=ja") == ["ljus"]
    assert listed(client_, "?anvands=nej") == ["tecken", "trivsel", "aldre"]
    assert "Ingen indikator passar" in client_.get(f"{HOME}?q=inget").content.decode()


def test_list_has_fifty_a_page_and_keeps_what_was_asked_for(client_: Client, lead: User) -> None:
    for number in range(52):
        create_indicator(by=lead, indicator=Indicator(key=f"i{number:02}", name=f"Prov {number}", unit="st"))
    first = client_.get(f"{HOME}?q=prov").content.decode()
    assert ("1–50 av 52" in first, 'href="?q=prov&amp;sida=2"' in first) == (True, True)
    assert listed(client_, "?q=prov&sida=2") == ["i50", "i51"]


def test_new_indicator_is_written_in_plain_words(client_: Client, shared: Scope) -> None:
    sent = form(client_, f"{HOME}ny/")
    told = {
        **sent,
        "name": "Nöjda besökare",
        "unit": "%",
        "decimals": "1",
        "polarity": "higher",
        "period_rule": "school_year",
        "external_ids": "N1, N2 N2",
        "survey": "ja",
        "minimum_respondents": "5",
        "scale_low": "0",
        "scale_high": "100",
        "trend_threshold": "1,5",
    }
    made = client_.post(f"{HOME}ny/", told)
    assert made.headers["Location"] == f"{HOME}nojda-besokare/"
    held = INDICATORS.one_in(shared, "nojda-besokare")
    assert (held.external_ids, held.survey, held.minimum_respondents) == (("N1", "N2"), True, 5)
    assert (str(held.scale_high), str(held.trend_threshold), held.period_rule) == ("100", "1.5", "school_year")
    html = client_.get(f"{HOME}nojda-besokare/").content.decode()
    assert "83,4\u00a0%</output>" in html
    assert form(client_, f"{HOME}nojda-besokare/")["trend_threshold"] == ["1,5"]


def test_field_that_cannot_be_read_is_named_and_what_was_written_stays(client_: Client) -> None:
    sent = {**form(client_, f"{HOME}ny/"), "name": "Ny", "scale_low": "lågt"}
    refused = client_.post(f"{HOME}ny/", sent)
    html = refused.content.decode()
    assert (refused.status_code, "Lägsta möjliga värde: ”lågt” är inget tal." in html) == (422, True)
    assert 'value="lågt"' in html
    assert client_.post(f"{HOME}ny/", {**sent, "name": "", "scale_low": ""}).status_code == 422


def test_used_indicator_changes_unit_only_with_a_reason(client_: Client, lead: User, shared: Scope) -> None:
    add_value(
        by=lead,
        observation=Observation(indicator="ljus", period="2024", amount=Amount(missing=MissingReason.NOT_MEASURED)),
    )
    sent = {**form(client_, LJUS), "unit": "st"}
    refused = client_.post(LJUS, sent)
    assert (refused.status_code, "Enheten ändras för en indikator som används" in refused.content.decode()) == (
        422,
        True,
    )
    assert client_.post(LJUS, {**sent, "skal": "Räknas om."}).status_code == 302
    assert INDICATORS.one_in(shared, "ljus").unit == "st"


def test_second_writer_sees_both_and_chooses(client_: Client, lead: User, shared: Scope) -> None:
    sent = form(client_, LJUS)
    before = INDICATORS.one_in(shared, "ljus")
    first = Indicator(key="ljus", name="Lampor som lyser", unit=before.unit, decimals=1, polarity=before.polarity)
    edit_indicator(by=lead, indicator=first, token=token_of(values_of(before)))
    answer = client_.post(LJUS, {**sent, "name": "Lampor"})
    html = answer.content.decode()
    assert (answer.status_code, "Lampor som lyser" in html, 'value="Lampor"' in html) == (409, True, True)
    marke = re.search(r'name="marke" value="([^"]*)"', html)
    assert marke is not None
    assert client_.post(LJUS, {**sent, "name": "Lampor", "marke": marke[1]}).status_code == 302


def test_page_says_where_the_indicator_is_used_and_it_is_not_ended_meanwhile(
    client_: Client, lead: User, plan: Scope
) -> None:
    goal = create_goal(by=lead, scope=plan, goal=Goal(key="", level="namndmal", name="Grönt", parent="trygg-kommun"))
    link_indicator(by=lead, scope=plan, goal=goal.key, indicator="ljus")
    html = client_.get(LJUS).content.decode()
    assert ("Grönt" in html, "Parknämnden, planen 2025" in html) == (True, True)
    assert "Det går inte att avsluta än" in client_.get(f"{LJUS}avsluta/").content.decode()
    assert client_.post(f"{LJUS}avsluta/").status_code == 422
    ended = client_.post(f"{HOME}tecken/avsluta/", {"skal": "Dubblett."})
    assert (ended.status_code, client_.get(f"{HOME}tecken/").status_code) == (302, 404)


def test_series_break_is_added_and_removed(client_: Client) -> None:
    client_.post(f"{LJUS}seriebrott/", {"period": " 2023 ", "orsak": "Nya lampor."})
    html = client_.get(LJUS).content.decode()
    assert ("Från 2023" in html, "Nya lampor." in html) == (True, True)
    for wrong in ({"period": "mars 2023", "orsak": "Nya."}, {"period": "2022", "orsak": ""}):
        client_.post(f"{LJUS}seriebrott/", wrong)
    assert SeriesBreak.objects.filter(ended_at__isnull=True).count() == 1
    client_.post(f"{LJUS}seriebrott/", {"ta-bort": "2023"})
    assert not SeriesBreak.objects.filter(ended_at__isnull=True).exists()


def test_source_is_added_changed_moved_and_ended(client_: Client, shared: Scope) -> None:
    home = "/grunduppgifter/kallor/"
    for name in ("Kolada", "Heroma"):
        client_.post(f"{home}ny/", {"name": name, "kind": "statistik", "suppression_limit": "", "attribution": ""})
    sent = {**form(client_, f"{home}heroma/"), "suppression_limit": "7", "manager_sees_own": "ja"}
    assert client_.post(f"{home}heroma/", sent).status_code == 302
    assert SOURCES.one_in(shared, "heroma").manager_sees_own
    client_.post(f"{home}heroma/plats/", {"hur": "upp"})
    assert [each.key for each in SOURCES.all_in(shared)] == ["heroma", "kolada"]
    assert "visar inte färre än 7" in client_.get(home).content.decode()
    wrong = client_.post(f"{home}heroma/", {**form(client_, f"{home}heroma/"), "suppression_limit": "noll"})
    assert (wrong.status_code, "Minsta antal som visas: skriv ett helt tal" in wrong.content.decode()) == (422, True)
    assert client_.post(f"{home}heroma/avsluta/").status_code == 302


def test_group_has_its_members_a_line_each(client_: Client, shared: Scope) -> None:
    home = "/grunduppgifter/jamforelsegrupper/"
    client_.post(f"{home}ny/", {"name": "Fyra", "year": "2024", "external_id": "G1", "members": "0180\r\n0127, 0126\n"})
    assert PEER_GROUPS.one_in(shared, "fyra").members == ("0180", "0127", "0126")
    assert form(client_, f"{home}fyra/")["members"] == ["0180\n0127\n0126"]
    assert client_.post(f"{home}ny/", {"name": "Tom", "members": ""}).status_code == 422
    assert client_.post(f"{home}fyra/plats/", {"hur": "upp"}).status_code == 302
    assert client_.post(f"{home}fyra/avsluta/").status_code == 302


def test_reader_reads_and_changes_nothing(lead: User, reader: User, signed_in: SignedIn) -> None:
    client = signed_in(reader)
    html = client.get(LJUS).content.decode().split("<main")[1]
    assert ("Hela lampor" in html, 'name="name"' in html) == (True, False)
    assert [client.get(f"{HOME}ny/").status_code, client.post(LJUS).status_code] == [403, 403]
    assert client.get("/grunduppgifter/kallor/ny/").status_code == 403


def test_bare_municipality_teaches_what_to_do(development_lead: User, signed_in: SignedIn) -> None:
    client = signed_in(development_lead)
    assert "Ingen indikator än" in client.get(HOME).content.decode()
    made = client.post(f"{HOME}ny/", {"name": "Nöjda", "unit": "%", "decimals": "0", "period_rule": "year"})
    assert (made.status_code, listed(client)) == (302, ["nojda"])


@pytest.mark.parametrize("page", ["", "?anvands=ja", "ljus/", "ljus/varden/"])
def test_number_of_queries_does_not_grow(client_: Client, lead: User, plan: Scope, page: str) -> None:
    counts = []
    for number in range(3):
        create_indicator(by=lead, indicator=Indicator(key=f"i{number}", name=f"Prov {number}", unit="st"))
        goal = Goal(key="", level="namndmal", name=f"Mål {number}", parent="trygg-kommun")
        link_indicator(by=lead, scope=plan, goal=create_goal(by=lead, scope=plan, goal=goal).key, indicator="ljus")
        value = Observation(indicator="ljus", period=f"202{number}", entity="norr", amount=Amount(text="i ord"))
        add_value(by=lead, observation=value)
        client_.get(f"{HOME}{page}")
        remembered.forget()
        with CaptureQueriesContext(connection) as asked:
            client_.get(f"{HOME}{page}")
        counts.append(len(asked))
    assert counts == [counts[0]] * 3
