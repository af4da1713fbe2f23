"""The values of an indicator: the table, one value, and a pasted block."""

from collections.abc import Callable
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.test import Client

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions.values import add_value
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Observation, Survey
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from tests.apps.indicators.conftest import Values
from tests.web.definitions.test_indicators import form

SignedIn = Callable[[User], Client]
HOME = "/grunduppgifter/indikatorer/trivsel/varden/"


@pytest.fixture
def client_(lead: User, signed_in: SignedIn) -> Client:
    return signed_in(lead)


def value(period: str = "2024", number: str = "81.55", **more: object) -> Observation:
    return Observation(indicator="trivsel", period=period, amount=Amount(value=Decimal(number)), **more)  # type: ignore[arg-type]


def at(scope: str = "kommunen", page: str = "ett/", **where: str) -> str:
    return f"{HOME}{page}?{urlencode({'omrade': scope, **where})}"


def table(client: Client) -> str:
    return client.get(HOME).content.decode().split("<main")[1]


def test_table_says_who_when_what_and_from_where(client_: Client, lead: User, plan: Scope) -> None:
    add_value(
        by=lead, observation=value(breakdown={"gender": "women"}, reported_by="Uttag ur Heroma", preliminary=True)
    )
    add_value(by=lead, observation=value(entity="norr", number="70"))
    add_value(by=lead, scope=plan, observation=value(number="90"))
    html = table(client_)
    for said in (
        "Kvinnor",
        "82",
        "preliminärt",
        "Uttag ur Heroma",
        "Enhet Norr",
        "Parknämnden, planen 2025",
        "Kommunens värden",
    ):
        assert said in html
    assert "81,55" not in html


def test_value_is_added_and_the_next_begins_at_the_same_place(client_: Client, values: Values) -> None:
    sent = {**form(client_, f"{HOME}nytt/?for=norr"), "period": "2024", "value": "81,5", "reported_by": "Räknat"}
    assert client_.post(f"{HOME}nytt/", sent).headers["Location"] == HOME
    again = client_.post(f"{HOME}nytt/", {**sent, "period": "2023", "sedan": "en-till"})
    assert again.headers["Location"] == f"{HOME}nytt/?for=norr"
    assert values() == [("norr", "2024", "", "81.50000"), ("norr", "2023", "", "81.50000")]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"period": "våren"}, "Period: ”våren” är ingen period. Skriv till exempel 2025."),
        ({"value": "många"}, "Värde: ”många” är inget tal."),
        ({"value": ""}, "Skriv värdet, eller välj varför det saknas. Ett värde som saknas är aldrig noll."),
        ({"missing": "not_measured"}, "Värdet har både ett tal och en orsak"),
        ({"persons": "tio"}, "Antal personer bakom värdet: skriv ett helt tal"),
        ({"fetched": "i går"}, "Hämtat: skriv ett datum"),
        ({"entity": "ingen"}, "”ingen” är ingen organisation här."),
    ],
)
def test_value_that_cannot_be_is_told_by_its_field(
    client_: Client, values: Values, more: dict[str, str], sentence: str
) -> None:
    sent = {**form(client_, f"{HOME}nytt/"), "period": "2024", "value": "81,5"}
    answer = client_.post(f"{HOME}nytt/", {**sent, **more})
    assert (answer.status_code, sentence in answer.content.decode(), values()) == (422, True, [])


def test_value_is_corrected_with_a_reason_and_withdrawn_into_the_history(
    client_: Client, lead: User, values: Values
) -> None:
    add_value(by=lead, observation=value())
    here = at(period="2024")
    sent = {**form(client_, here), "value": "82,5"}
    assert form(client_, here)["value"] == ["81,55"]
    refused = client_.post(here, sent)
    assert (refused.status_code, "Skriv varför värdet ändras." in refused.content.decode()) == (422, True)
    assert client_.post(here, {**sent, "skal": "Skrivfel."}).status_code == 302
    assert AuditRow.objects.get(action="indicators.value.correct").reason == "Skrivfel."
    client_.post(at(page="ett/dra-tillbaka/", period="2024"), {"skal": ""})
    assert values() == [("", "2024", "", "82.50000")]
    client_.post(at(page="ett/dra-tillbaka/", period="2024"), {"skal": "Fel år."})
    assert (values(), client_.get(here).status_code) == ([], 404)
    html = table(client_)
    assert ("Tillbakadragna värden" in html, "82,5" in html) == (True, False)
    history = client_.get("/historik/indicators.observation/kommunen:trivsel%202024/")
    assert (history.status_code, "drog tillbaka värdet" in history.content.decode()) == (200, True)


def test_second_writer_of_a_value_sees_both(client_: Client, lead: User, values: Values) -> None:
    add_value(by=lead, observation=value())
    here = at(period="2024")
    sent = form(client_, here)
    client_.post(here, {**sent, "value": "70", "skal": "Rätt."})
    answer = client_.post(here, {**sent, "value": "71", "skal": "Också rätt."})
    html = answer.content.decode()
    assert (answer.status_code, "Står nu:" in html, 'value="71"' in html, values()[0][3]) == (
        409,
        True,
        True,
        "70.00000",
    )


def test_small_group_is_hidden_in_the_table_and_seen_by_one_who_corrects_it(
    client_: Client, lead: User, reader: User, signed_in: SignedIn
) -> None:
    add_value(by=lead, observation=value(number="63.2", survey=Survey(respondents=4)))
    for client in (client_, signed_in(reader)):
        html = table(client)
        assert ("dolt" in html, "63" in html) == (True, False)
    assert signed_in(reader).get(at(period="2024")).status_code == 403


def test_controller_writes_only_where_they_answer(
    lead: User, controller: User, signed_in: SignedIn, values: Values
) -> None:
    add_value(by=lead, observation=value())
    client = signed_in(controller)
    assert 'value="norr"' in client.get(f"{HOME}nytt/?for=norr").content.decode()
    assert 'value="omsorgsnamnden"' not in client.get(f"{HOME}nytt/?for=norr").content.decode()
    sent = {"entity": "norr", "period": "2024", "value": "5", "group": ""}
    assert client.post(f"{HOME}nytt/", sent).status_code == 302
    assert client.post(f"{HOME}nytt/", {**sent, "entity": ""}).status_code == 403
    assert [client.get(at(period="2024")).status_code, client.get(f"{HOME}nytt/?for=omsorgsnamnden").status_code] == [
        403,
        404,
    ]
    assert len(values()) == 2


def test_block_is_shown_before_it_is_saved(client_: Client, lead: User, values: Values) -> None:
    add_value(by=lead, observation=value("2022", "70"))
    add_value(by=lead, observation=value("2023", "71"))
    block = "År\tTotalt\tKvinnor\n2022\t70\t\n2023\t72\t73,5\n"
    sent = {**form(client_, f"{HOME}klistra-in/"), "block": block, "reported_by": "Uttag"}
    shown = client_.post(f"{HOME}klistra-in/", sent)
    html = shown.content.decode()
    assert (shown.status_code, "1 nya, 1 ändras och 1 är som förut." in html, len(values())) == (200, True, 2)
    assert client_.post(f"{HOME}klistra-in/", {**sent, "gor": "spara"}).status_code == 422
    assert client_.post(f"{HOME}klistra-in/", {**sent, "gor": "spara", "reason": "Nytt uttag."}).status_code == 302
    assert values() == [
        ("", "2022", "", "70.00000"),
        ("", "2023", "", "72.00000"),
        ("", "2023", "gender=women", "73.50000"),
    ]


def test_block_with_a_bad_row_is_told_and_never_saved(client_: Client, values: Values) -> None:
    sent = {**form(client_, f"{HOME}klistra-in/"), "block": "2022\t70\n2023\tmånga\n", "gor": "spara"}
    answer = client_.post(f"{HOME}klistra-in/", sent)
    html = answer.content.decode()
    assert (answer.status_code, "Rad 2: ”många” är inget tal." in html, values()) == (422, True, [])
    empty = client_.post(f"{HOME}klistra-in/", {**sent, "block": " "})
    assert "klistra in rutorna från Excel först" in empty.content.decode()
    assert "2022\t70\n2023\tmånga" in html


def test_block_of_organisations_takes_its_period_from_the_form(client_: Client, values: Values) -> None:
    sent = {
        **form(client_, f"{HOME}klistra-in/"),
        "block": "Enhet Norr\t70\nEnhet Söder\tmäts inte",
        "period": "2024",
        "group": "gender=men",
        "preliminary": "ja",
        "gor": "spara",
    }
    assert client_.post(f"{HOME}klistra-in/", sent).status_code == 302
    assert values() == [
        ("norr", "2024", "gender=men", "70.00000"),
        ("soder", "2024", "gender=men", "not_measured"),
    ]


def test_preview_shows_nothing_of_those_one_does_not_answer_for(
    lead: User, controller: User, signed_in: SignedIn, values: Values
) -> None:
    add_value(by=lead, observation=value(entity="omsorgsnamnden", number="63.2"))
    client, before = signed_in(controller), values()
    for sent in ({"entity": "omsorgsnamnden", "block": "2024\t5"}, {"entity": "norr", "block": "Omsorgsnämnden\t5"}):
        told = {**form(client, f"{HOME}klistra-in/"), **sent, "period": ""}
        answer = client.post(f"{HOME}klistra-in/", told)
        assert (answer.status_code, "63" in answer.content.decode().split("<main")[1], values()) == (422, False, before)
