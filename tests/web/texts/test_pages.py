"""The list of texts and the page that writes one: who may, what is kept, what is shown."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.models import TextSection
from rodatraden.documents.actions.write_text import restore_text
from rodatraden.documents.errors import TextPointsNowhere
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.models import Draft
from rodatraden.foundation.permissions.errors import PermissionRefused

PLAN = "/texter/omsorgsnamnden/2024/"
TEXT = f"{PLAN}avsnitt/on-ansvar/"
NEW = f"{PLAN}avsnitt/planning-conditions/"
SignIn = Callable[[User], Client]
Hidden = Callable[[Client, str], dict[str, str]]


@pytest.fixture
def writer(documents: dict[str, Document], signed_in: SignIn, development_lead: User) -> Client:
    """A client of one who may write, with the board in the database."""
    return signed_in(development_lead)


@pytest.fixture
def form() -> Hidden:
    """What the form of a page carries, as it is opened."""

    def fields(client: Client, address: str) -> dict[str, str]:
        writing = client.get(address).context["writing"]
        return {
            "marke": writing.token, "bas": writing.base_json, "sida": writing.page, "nummer": str(writing.number),
            "istallet": writing.instead, "heading": writing.values["heading"], "body": writing.values["body"],
        }  # fmt: skip

    return fields


def body() -> str:
    return TextSection.objects.get(key="on-ansvar").body


def test_list_shows_what_is_written_where(writer: Client) -> None:
    page = writer.get(PLAN).content.decode()
    assert "Nämndens ansvarsområde" in page
    assert "Nämnden ansvarar för hemtjänst och särskilt boende" in page
    assert f'href="{NEW}"' in page


def test_text_is_saved_and_leads_back_to_the_list(writer: Client, form: Hidden) -> None:
    answer = writer.post(TEXT, {**form(writer, TEXT), "body": "Nytt ansvar."})
    assert (answer.status_code, answer["Location"]) == (302, f"{PLAN}#on-ansvar")
    assert body() == "Nytt ansvar."


def test_new_text_stands_in_the_slot_of_its_page(writer: Client, form: Hidden) -> None:
    writer.post(NEW, {**form(writer, NEW), "heading": "Läget", "body": "Fler äldre."})
    text = TextSection.objects.get(key="planning-conditions")
    assert (text.slot, text.heading, text.body) == ("planning_conditions", "Läget", "Fler äldre.")
    assert "planning-conditions-2/" in writer.get(PLAN).content.decode()


def test_old_form_shows_both_texts_and_writes_nothing(writer: Client, form: Hidden) -> None:
    mine, hers = form(writer, TEXT), form(writer, TEXT)
    writer.post(TEXT, {**hers, "body": "Nämnden ansvarar för hemtjänst."})
    answer = writer.post(TEXT, {**mine, "body": "Nämnden ansvarar för allt."})
    assert answer.status_code == 409
    assert body() == "Nämnden ansvarar för hemtjänst."
    writing = answer.context["writing"]
    assert [piece.text for piece in writing.two[0].theirs if piece.side == "first"] == ["hemtjänst"]
    assert writing.two[0].mine_text == "Nämnden ansvarar för allt."
    assert "Urban Utvecklingsledare ändrade texten" in answer.content.decode()


def both(writer: Client, form: Hidden) -> dict[str, str]:
    """Two texts to choose between: what the page with both carries."""
    mine, hers = form(writer, TEXT), form(writer, TEXT)
    writer.post(TEXT, {**hers, "body": "Hennes.\n\nNämnden ansvarar för hemtjänst och särskilt boende."})
    answer = writer.post(TEXT, {**mine, "body": "Nämnden ansvarar för hemtjänst och särskilt boende.\n\nMin."})
    writing = answer.context["writing"]
    return {
        "marke": writing.token, "bas": writing.base_json, "sida": writing.page, "nummer": str(writing.number),
        "heading": writing.values["heading"], "body": writing.values["body"],
        **{f"mina-{two.name}": two.mine_text for two in writing.two},
    }  # fmt: skip


def test_both_texts_are_put_together(writer: Client, form: Hidden) -> None:
    writer.post(TEXT, both(writer, form))
    assert body() == "Hennes.\n\nNämnden ansvarar för hemtjänst och särskilt boende.\n\nMin."
    assert not Draft.objects.filter(is_done=False).exists()


def test_own_text_is_chosen(writer: Client, form: Hidden) -> None:
    writer.post(TEXT, {**both(writer, form), "val": "mina"})
    assert body() == "Nämnden ansvarar för hemtjänst och särskilt boende.\n\nMin."


def test_text_that_stands_is_chosen_and_the_draft_goes(writer: Client, form: Hidden) -> None:
    carried = both(writer, form)
    assert Draft.objects.filter(is_done=False).count() == 1
    writer.post(TEXT, {**carried, "val": "deras"})
    assert body() == "Hennes.\n\nNämnden ansvarar för hemtjänst och särskilt boende."
    assert not Draft.objects.filter(is_done=False).exists()


def test_what_was_refused_is_there_when_one_comes_back(writer: Client, form: Hidden) -> None:
    answer = writer.post(TEXT, {**form(writer, TEXT), "body": "Antalet är {{count:planeter}}."})
    assert answer.status_code == 422
    again = form(writer, TEXT)
    assert again["body"] == "Antalet är {{count:planeter}}."
    answer = writer.post(TEXT, {**again, "body": "Antalet är {{count:goals}} och {{cell:a/b/c}}."})
    assert "Siffran ”cell:a/b/c” finns inte" in answer.content.decode()
    assert form(writer, TEXT)["body"] == "Antalet är {{count:goals}} och {{cell:a/b/c}}."
    assert not AuditRow.objects.filter(action="planning.edit_text").exists()


def test_reference_that_leads_nowhere_is_refused(writer: Client, form: Hidden) -> None:
    answer = writer.post(TEXT, {**form(writer, TEXT), "body": "Se [[goal:finns-inte]]."})
    assert "Målet ”finns-inte” som texten hänvisar till finns inte" in answer.content.decode()


def test_draft_is_thrown_away_by_a_button(writer: Client, form: Hidden) -> None:
    writer.post(TEXT, {**form(writer, TEXT), "body": "{{fel"})
    writing = writer.get(TEXT).context["writing"]
    answer = writer.post(
        "/redigering/utkast/slang/",
        {"adress": writing.address, "istallet": writing.instead, "tillbaka": TEXT},
    )
    assert answer["Location"] == TEXT
    assert form(writer, TEXT)["body"] == body()


def test_text_is_shown_as_it_will_stand(writer: Client, form: Hidden) -> None:
    sent = {**form(writer, TEXT), "gor": "forhandsvisa", "body": "Nämnden har {{count:board_goals words=yes}} mål."}
    shown = writer.post(TEXT, sent).context["preview"]
    assert "två" in shown
    assert body() == "Nämnden ansvarar för hemtjänst och särskilt boende."
    assert form(writer, TEXT)["body"] == "Nämnden har {{count:board_goals words=yes}} mål."


def test_figure_is_fetched_without_script(writer: Client, form: Hidden) -> None:
    page = writer.post(TEXT, {**form(writer, TEXT), "gor": "siffra"})
    offers = [figure for group in page.context["groups"] for figure in group.figures]
    money = next(
        figure for figure in offers if "budget_2024" in figure.written and "on-resultat/budget" in figure.written
    )
    assert (money.written, money.shown) == (
        "{{abs(cell:on-resultat/budget/budget_2024) unit=mnkr decimals=1}}",
        "433,6\u00a0mnkr",
    )
    put = writer.post(TEXT, {**form(writer, TEXT), "gor": "infoga", "siffra": money.written, "body": "Budgeten är"})
    assert put.context["writing"].values["body"] == f"Budgeten är {money.written}"


def test_every_figure_that_is_offered_can_be_saved(writer: Client, form: Hidden) -> None:
    page = writer.post(TEXT, {**form(writer, TEXT), "gor": "siffra"})
    offers = [figure for group in page.context["groups"] for figure in group.figures]
    assert len(offers) > 20
    answer = writer.post(TEXT, {**form(writer, TEXT), "body": "\n\n".join(figure.written for figure in offers)})
    assert answer.status_code == 302


def test_decided_text_asks_why(writer: Client, form: Hidden) -> None:
    Scope.objects.filter(key="omsorgsnamnden/2024").update(is_closed=True)
    sent = {**form(writer, TEXT), "body": "Rättat."}
    answer = writer.post(TEXT, sent)
    assert answer.status_code == 422
    assert "är beslutad. Skriv varför texten ändras." in answer.content.decode()
    assert writer.post(TEXT, {**form(writer, TEXT), **sent, "skal": "Skrivfel"}).status_code == 302
    assert AuditRow.objects.get(action="planning.edit_text").reason == "Skrivfel"


def test_script_is_told_the_new_token(writer: Client, form: Hidden) -> None:
    sent = {**form(writer, TEXT), "body": "Version."}
    answer = writer.post(TEXT, sent, headers={"accept": "application/json"})
    assert answer.json()["token"] == form(writer, TEXT)["marke"]
    late = writer.post(TEXT, {**sent, "body": "Gammal."}, headers={"accept": "application/json"})
    assert (late.status_code, late.json()["changed"]) == (409, True)
    assert body() == "Version."


def test_text_from_last_time_is_at_hand(writer: Client, development_lead: User, form: Hidden) -> None:
    scope = Scope.objects.get(key="omsorgsnamnden/2024")
    last = Scope.objects.create(key="omsorgsnamnden/2023", level=scope.level, board=scope.board, year=2023)
    TextSection.objects.create(scope=last, key="forra", slot="responsibility", body="Förra årets **ansvar**.")
    page = writer.get(TEXT)
    assert page.context["earlier"]["paragraphs"] == ["Förra årets ansvar."]
    used = writer.post(TEXT, {**form(writer, TEXT), "gor": "utga", "body": ""})
    assert used.context["writing"].values["body"] == "Förra årets **ansvar**."


def test_missing_forbidden_and_readable_are_told_apart(
    writer: Client, client: Client, signed_in: SignIn, reader: User, person_with: Callable[..., User]
) -> None:
    other = signed_in(person_with(RoleKind.UNIT_MANAGER, "tekniska-namnden"))
    asked = {
        "stranger": client.get(TEXT).status_code,
        "other board": other.get(TEXT).status_code,
        "reads": signed_in(reader).get(PLAN).status_code,
        "reads but may not": signed_in(reader).get(TEXT).status_code,
        "no such text": writer.get(f"{PLAN}avsnitt/x/").status_code,
        "no such scope": writer.get("/texter/omsorgsnamnden/1999/").status_code,
    }
    assert asked == {
        "stranger": 404, "other board": 404, "reads": 200, "reads but may not": 403, "no such text": 404,
        "no such scope": 404,
    }  # fmt: skip


def test_drafts_and_presence_are_for_those_who_were_shown_the_place(
    writer: Client, client: Client, signed_in: SignIn, reader: User
) -> None:
    address = writer.get(TEXT).context["writing"].address
    given = {"adress": address, "sida": "a" * 20, "nummer": "1", "varden": '{"body": "x"}', "marke": "m", "bas": "{}"}
    for where in ("/redigering/utkast/", "/redigering/narvaro/"):
        assert client.post(where, given).status_code == 403
        assert signed_in(reader).post(where, given).status_code == 404
        assert writer.post(where, {**given, "adress": "text:omsorgsnamnden/2024:on-ansvar"}).status_code == 404
        assert writer.post(where, given).status_code == 200
    assert Draft.objects.get().values == {"body": "x"}


@pytest.mark.parametrize("address", [PLAN, TEXT, NEW])
def test_number_of_queries_is_the_same_however_much_there_is(
    writer: Client, address: str, django_assert_max_num_queries: Callable[..., object]
) -> None:
    with django_assert_max_num_queries(18) as few:  # type: ignore[attr-defined]
        writer.get(address)
    scope = Scope.objects.get(key="omsorgsnamnden/2024")
    TextSection.objects.bulk_create(
        TextSection(scope=scope, key=f"t-{n}", slot="responsibility", body="Text") for n in range(60)
    )
    with django_assert_max_num_queries(len(few)):
        writer.get(address)


def test_earlier_wording_is_put_back_as_an_ordinary_edit(
    writer: Client, form: Hidden, development_lead: User, reader: User
) -> None:
    writer.post(TEXT, {**form(writer, TEXT), "body": "Nytt ansvar."})
    key = "omsorgsnamnden/2024:on-ansvar"
    with pytest.raises(PermissionRefused):
        restore_text(reader, key, {"body": "Något annat."})
    restore_text(development_lead, key, {"body": "Nämnden ansvarar för hemtjänst och särskilt boende."})
    assert body() == "Nämnden ansvarar för hemtjänst och särskilt boende."
    row = AuditRow.objects.filter(action="planning.edit_text").order_by("-pk")[0]
    assert (row.object_key, row.before) == (key, {"body": "Nytt ansvar."})


def test_earlier_wording_is_offered_in_the_history(writer: Client, form: Hidden) -> None:
    writer.post(TEXT, {**form(writer, TEXT), "body": "Nytt ansvar."})
    assert writer.get(TEXT).content.decode().count("/historik/planning.textsection/") == 1
    page = writer.get("/historik/planning.textsection/omsorgsnamnden/2024:on-ansvar/").content.decode()
    assert "Nämnden ansvarar för hemtjänst och särskilt boende." in page
    assert "/aterstall/" in page


def test_history_says_what_a_figure_is_and_what_it_says_now(writer: Client, form: Hidden) -> None:
    figure, gone = "{{count:goals words=yes}}", "{{cell:a/b/c}}"
    writer.post(TEXT, {**form(writer, TEXT), "body": f"Nämnden har {figure} mål, se [[goal:on-kvalitet|målet]]."})
    key = "omsorgsnamnden/2024:on-ansvar"
    before, after = {"body": f"Nämnden har {gone} kronor."}, {"body": "Nämnden har pengar."}
    system = system_user()
    record(by=system, action="planning.edit_text", kind="planning.textsection", key=key, before=before, after=after)
    page = writer.get(f"/historik/planning.textsection/{key}/").content.decode()
    assert "[Antal mål, nu sex] mål, se målet." in page
    assert "Nämnden har [siffra som inte finns längre] kronor." in page
    assert "{{" not in page


def test_earlier_wording_with_a_figure_that_is_gone_is_refused(writer: Client, development_lead: User) -> None:
    with pytest.raises(TextPointsNowhere):
        restore_text(development_lead, "omsorgsnamnden/2024:on-ansvar", {"body": "Talet {{cell:a/b/c}}."})
    assert body() == "Nämnden ansvarar för hemtjänst och särskilt boende."


def test_one_whose_session_has_ended_gets_the_text_back(writer: Client, client: Client, form: Hidden) -> None:
    answer = client.post(TEXT, {**form(writer, TEXT), "body": "Skrivet länge."})
    assert answer.status_code == 403
    assert "Skrivet länge.</textarea>" in answer.content.decode()
    assert body() == "Nämnden ansvarar för hemtjänst och särskilt boende."


def test_same_text_saved_twice_is_no_conflict(writer: Client, form: Hidden) -> None:
    sent = {**form(writer, TEXT), "body": "Samma."}
    assert [writer.post(TEXT, sent).status_code for _time in range(2)] == [302, 302]
    assert AuditRow.objects.filter(action="planning.edit_text").count() == 1


def test_page_learns_whether_what_came_late_is_in_it(writer: Client, form: Hidden) -> None:
    writing = writer.get(TEXT).context["writing"]
    late = {
        "adress": writing.address,
        "marke": writing.token,
        "sida": writing.page,
        "nummer": "1",
        "varden": '{"body": "Sent."}',
        "bas": "{}",
    }
    asked = {**late, "oppnad": str(writing.opened + 60)}
    assert writer.post("/redigering/utkast/", asked).json()["kept"]
    writer.post(TEXT, {**form(writer, TEXT), "sida": writing.page, "nummer": "5", "body": "Sent."})
    assert not writer.post("/redigering/utkast/", asked).json()["kept"]
    assert writer.post("/redigering/utkast/", {**late, "oppnad": str(writing.opened - 60)}).json()["kept"]
