"""The wheel, its occasions and the dialogues, as posted forms without any script."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rodatraden.apps.cycle.actions import open_year
from rodatraden.apps.cycle.models import Occasion, PlanningYear, Scope, StagePassed
from rodatraden.apps.cycle.queries.years import planning_year, rule_pack
from rodatraden.apps.followup.models import AgreedAction, Dialogue, Promise, ReminderSent
from rodatraden.core.cycle.usual_year import board_day, standard_year
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.outbox.models import OutboxMessage

ClientOf = Callable[[str], Client]
AUGUST = "/ar/2025/tillfallen/augusti/"
pytestmark = pytest.mark.slow


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_the_wheel_shows_picture_and_list_with_the_same_numbers(client_of: ClientOf) -> None:
    shown = page(client_of("stina"), "/ar/2025/")
    assert shown.count('class="c c-wheel') == 2
    for number, name in enumerate(("31 mars", "maj", "31 augusti", "Verksamhetsberättelse"), start=1):
        assert f"<b>{number}</b>" in shown
        assert name in shown
    assert "uppgifter klara" in shown


def test_the_wheel_leads_to_the_nearest_year(client_of: ClientOf) -> None:
    response = client_of("stina").get("/ar/")
    assert response.headers["Location"] == f"/ar/{timezone.localdate().year}/"


def test_the_wheel_is_hidden_from_those_without_a_role(client: Client, people: dict[str, User]) -> None:
    assert client.get("/ar/2025/").status_code in (302, 404)


def test_the_questions_to_the_database_do_not_grow_with_the_occasions(
    client_of: ClientOf, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = client_of("stina")
    page(client, "/ar/2025/")
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]
        page(client, "/ar/2025/")
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]
        page(client, f"/ar/{timezone.localdate().year}/")


def test_the_calendar_has_each_day_once_with_a_lasting_id(client_of: ClientOf) -> None:
    year = timezone.localdate().year
    first = client_of("stina").get(f"/ar/{year}/kalender.ics")
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    text = first.content.decode()
    ids = [line for line in text.replace("\r\n ", "").split("\r\n") if line.startswith("UID:")]
    assert len(ids) == len(set(ids)) > 30
    assert f"UID:{year}-mars-deadline@testserver" in ids
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_calendar_subscribes_without_signing_in_and_stops_with_the_account(
    client_of: ClientOf, client: Client, people: dict[str, User]
) -> None:
    shown = page(client_of("elin"), "/ar/2025/")
    address = "/ar/kalender/" + shown.split("/ar/kalender/")[1].split('"')[0]
    assert client.get(address).status_code == 200
    assert client.get("/ar/kalender/hittepa.ics").status_code == 404
    User.objects.filter(pk=people["elin"].pk).update(is_active=False)
    assert client.get(address).status_code == 404


def test_the_wizard_keeps_what_is_typed_both_ways_and_makes_the_year_at_once(client_of: ClientOf) -> None:
    stina, year = client_of("stina"), timezone.localdate().year + 1
    start = f"/ar/{year}/tillfallen/nytt-ar/"
    assert "samma 10 tillfällen" in page(stina, start)
    there = stina.post(start, {"model": "styrmodell-2022", "source": "standard", "go": "next"})
    assert there.headers["Location"] == f"{start}tillfallen/"
    usual = {one.key: one for one in standard_year(year)}
    fields = {f"{key}-name": one.name for key, one in usual.items()}
    fields |= {f"{key}-as_of": str(one.as_of or "") for key, one in usual.items()}
    fields |= {f"{key}-board": str(board_day(one) or "") for key, one in usual.items()}
    fields |= {"mars-name": "Tertial ett", "include": [key for key in usual if key != "maj"]}
    stina.post(f"{start}tillfallen/", fields | {"go": "back"})
    assert 'value="Tertial ett"' in page(stina, f"{start}tillfallen/")
    stina.post(f"{start}tillfallen/", fields | {"go": "next"})
    days = page(stina, f"{start}dagar/")
    assert "Tertial ett" in days
    assert "Månadsuppföljning maj" not in days
    typed = {"mars-deadline": "igår", "go": "next"}
    refused = stina.post(f"{start}dagar/", typed).content.decode()
    assert "Tertial ett: skriv ett datum" in refused
    assert PlanningYear.objects.filter(year=year).count() == 0


def test_the_wizard_ends_in_a_whole_year(client_of: ClientOf) -> None:
    stina, year = client_of("stina"), timezone.localdate().year + 1
    start = f"/ar/{year}/tillfallen/nytt-ar/"
    stina.post(start, {"model": "styrmodell-2022", "source": "standard", "go": "next"})
    assert "Så blir" in page(stina, f"{start}klart/")
    done = stina.post(f"{start}klart/", {"go": "next"})
    assert done.headers["Location"] == f"/ar/{year}/"
    found = planning_year(year)
    assert found is not None
    assert found.occasions == standard_year(year)
    assert stina.get(start).headers["Location"] == f"/ar/{year}/"


@pytest.mark.parametrize("who", ["elin", "lena", "sam"])
def test_others_do_not_lay_up_years(who: str, client_of: ClientOf) -> None:
    client = client_of(who)
    assert client.get("/ar/2040/tillfallen/nytt-ar/").status_code == 403
    assert client.get(f"{AUGUST}andra/").status_code == 403
    assert client.post("/ar/2025/stang/").status_code == 403


def test_an_occasion_is_added_with_stages_and_reminders_and_changed_and_taken_away(client_of: ClientOf) -> None:
    stina = client_of("stina")
    form = {
        "name": "Extra uppföljning", "kind": "monthly", "opens": "2025-10-01", "deadline": "2025-10-10",
        "asks": ["forecast"], "stages": "1", "stage-0-name": "Nämnden", "stage-0-kind": "board",
        "stage-0-day": "2025-10-22", "remind-before": "7, 1", "remind-day": "1", "remind-after": "",
    }  # fmt: skip
    more = stina.post("/ar/2025/tillfallen/nytt/", form | {"add-stage": "1"}).content.decode()
    assert 'name="stage-1-name"' in more
    assert 'value="Extra uppföljning"' in more
    assert (
        "Skriv vad tillfället heter." in stina.post("/ar/2025/tillfallen/nytt/", form | {"name": ""}).content.decode()
    )
    made = stina.post("/ar/2025/tillfallen/nytt/", form)
    assert made.headers["Location"] == "/ar/2025/tillfallen/extra-uppfoljning/"
    row = Occasion.objects.get(key="extra-uppfoljning")
    assert (row.reminder_days, [stage.name for stage in row.stages.all()]) == ([-7, -1, 0], ["Nämnden"])
    late = stina.post(f"{made.headers['Location']}andra/", form | {"deadline": "2025-12-01", "token": ""})
    assert "ligger efter nämndens dag" in late.content.decode()
    assert stina.post(f"{made.headers['Location']}ta-bort/").headers["Location"] == "/ar/2025/"
    assert "har redan rapporter" in stina.post(f"{AUGUST}ta-bort/").content.decode()


def test_two_who_change_the_same_occasion_do_not_overwrite_each_other(client_of: ClientOf) -> None:
    stina = client_of("stina")
    shown = page(stina, f"{AUGUST}andra/")
    token = shown.split('name="token" value="')[1].split('"')[0]
    form = {"name": "Delår två", "kind": "interim_full", "deadline": "2025-09-19", "stages": "0", "token": token}
    assert stina.post(f"{AUGUST}andra/", form).status_code == 302
    again = stina.post(f"{AUGUST}andra/", form | {"name": "Delår tre"})
    assert "har ändrats sedan du öppnade" in again.content.decode()
    assert Occasion.objects.get(key="augusti", year=2025).name == "Delår två"


def test_a_stage_is_noted_by_the_boards_secretary_and_taken_back(client_of: ClientOf) -> None:
    sam, year = client_of("sam"), timezone.localdate().year
    address = f"/ar/{year}/tillfallen/februari/"
    shown = page(sam, f"{address}?namnd=parknamnden")
    assert "Klart" in shown
    post = {"board": "parknamnden", "stage": "notice", "day": timezone.localdate().isoformat()}
    sam.post(f"{address}steg/", post)
    assert "noterat av Sam Sekreterare" in page(sam, f"{address}?namnd=parknamnden")
    sam.post(f"{address}steg/", post | {"undo": "1"})
    assert StagePassed.objects.get().day is None
    assert client_of("stina").post(f"{address}steg/", post).status_code == 403
    assert sam.post(f"{address}steg/", post | {"board": "socialnamnden"}).status_code == 404


def test_stages_of_a_decided_report_are_never_late(client_of: ClientOf) -> None:
    stina, year = client_of("stina"), timezone.localdate().year - 1
    open_year(by=system_user(), year=year - 1, steering_model="styrmodell-2022", occasions=standard_year(year - 1))
    address = f"/ar/{year - 1}/tillfallen/mars/?namnd=parknamnden"
    shown = page(stina, address)
    assert ("Inte startat" in shown, "dagen har varit" in shown) == (True, True)
    Scope.objects.create(
        key=f"parknamnden/{year - 1}/mars", level="board_occasion", board_id="parknamnden", year=year - 1,
        occasion="mars", is_closed=True,
    )  # fmt: skip
    shown = page(stina, address)
    assert ("Beslutad" in shown, "dagen har varit" in shown) == (True, False)
    StagePassed.objects.create(
        occasion=Occasion.objects.get(year=year - 1, key="mars"), stage="board", board="parknamnden",
        day=timezone.localdate(), document=Document.objects.values_list("key", flat=True).order_by("pk")[0],
        noted_by=system_user(),
    )  # fmt: skip
    shown = page(client_of("sam"), address)
    assert "noterat genom beslutet" in shown
    assert 'name="undo"' not in shown


def test_a_year_is_closed_and_opened_again_with_a_reason(client_of: ClientOf) -> None:
    stina = client_of("stina")
    stina.post("/ar/2025/stang/")
    assert PlanningYear.objects.get(year=2025).state == "closed"
    assert "Skriv varför" in stina.post("/ar/2025/stang/", {"reason": ""}).content.decode()
    stina.post("/ar/2025/stang/", {"reason": "En siffra var fel"})
    assert PlanningYear.objects.get(year=2025).state == "ordinary"


def test_the_checklist_says_what_why_and_where(client_of: ClientOf) -> None:
    shown = page(client_of("ulla"), f"{AUGUST}checklista/?namnd=parknamnden")
    assert "Hur gick det med ljuset?" in shown
    assert f"/ar/2025/tillfallen/augusti/loften/?namnd=parknamnden#lofte-{Promise.objects.get().pk}" in shown
    assert "Fråga den som gör det." in shown
    unit = page(client_of("ulla"), f"{AUGUST}checklista/?namnd=parknamnden&enhet=lek-och-trygghet")
    assert "Hur gick det med ljuset?" not in unit
    assert client_of("ulla").get(f"{AUGUST}checklista/?namnd=parknamnden&enhet=barnahuset").status_code == 404


def test_a_promise_is_made_answered_and_moved_in_the_browser(client_of: ClientOf) -> None:
    frida = client_of("frida")
    address = f"{AUGUST}loften/"
    form = {"what": "make", "text": "Vi mäter igen", "said_in": "dialogen", "pair": "parknamnden/tradenheten"}
    assert "Skriv var löftet gavs" in frida.post(address, form | {"said_in": ""}).content.decode()
    frida.post(address, form)
    first, second = Promise.objects.order_by("pk")
    frida.post(address, {"what": "answer", "promise": first.pk, "answer": "Ljuset lyser."})
    refused = frida.post(address, {"what": "move", "promise": second.pk, "to": "2025/bokslut", "reason": ""})
    assert "Skriv varför löftet flyttas" in refused.content.decode()
    frida.post(address, {"what": "move", "promise": second.pk, "to": "2025/bokslut", "reason": "Mäts i december"})
    shown = page(frida, address)
    assert "Ljuset lyser." in shown
    assert "Mäts i december" in shown
    assert "Vi mäter igen" in page(frida, "/ar/2025/tillfallen/bokslut/loften/")


def test_the_reminders_are_shown_and_sent_now_once_a_day(client_of: ClientOf) -> None:
    stina = client_of("stina")
    shown = page(stina, f"{AUGUST}paminnelser/")
    assert "Love Lekchef" in shown
    assert "har något kvar" in shown
    stina.post(f"{AUGUST}paminn/")
    letters = OutboxMessage.objects.count()
    assert letters == ReminderSent.objects.filter(kind="nudge").count() > 3
    again = stina.post(f"{AUGUST}paminn/", follow=True).content.decode()
    assert "har redan fått ett brev i dag" in again
    assert OutboxMessage.objects.count() == letters
    assert client_of("elin").get(f"{AUGUST}paminnelser/").status_code == 403


def test_the_years_instructions_are_written_copied_and_read_by_all(client_of: ClientOf) -> None:
    stina = client_of("stina")
    stina.post("/ar/anvisningar/", {"name": "Anvisningar 2027", "copy": "anvisningar-2025"})
    form = {
        "name": "Anvisningar 2027", "rule": ["activity_has_end_date"], "activity_has_end_date-severity": "note",
        "activity_has_end_date-instruction": "Skriv en dag.",
    }  # fmt: skip
    stina.post("/ar/anvisningar/anvisningar-2027/", form)
    found = rule_pack("anvisningar-2027")
    assert found is not None
    assert [(r.condition, r.severity.value, r.instruction) for r in found.rules] == [
        ("activity_has_end_date", "note", "Skriv en dag.")
    ]
    assert "Skriv en dag." in page(client_of("lena"), "/ar/anvisningar/anvisningar-2027/")
    assert client_of("lena").post("/ar/anvisningar/anvisningar-2027/", form).status_code == 403
    assert "följer anvisningen" in stina.post("/ar/anvisningar/anvisningar-2025/", {"end": "1"}).content.decode()


def test_a_dialogue_is_prepared_held_and_closed_and_the_next_begins_with_it(
    client_of: ClientOf, people: dict[str, User]
) -> None:
    frida, today = client_of("frida"), timezone.localdate()
    assert "Välj vilka som träffas." in frida.post("/dialoger/ny/", {"day": today.isoformat()}).content.decode()
    form = {"pair": "tradenheten/parkforvaltningen", "day": today.isoformat(), "preparation": "Stormen"}
    made = frida.post("/dialoger/ny/", form).headers["Location"]
    shown = page(frida, made)
    assert "Stormen" in shown
    token = shown.split('name="token" value="')[1].split('"')[0]
    frida.post(f"{made}skriv/", {"token": token, "notes": "Bra samtal"})
    stale = frida.post(f"{made}skriv/", {"token": token, "notes": "Annat"}).content.decode()
    assert "Någon annan har skrivit" in stale
    assert "Bra samtal" in stale
    assert "Annat" in stale
    due = (today + timedelta(days=1)).isoformat()
    refused = frida.post(f"{made}kom-overens/", {"text": "Beställ sågar", "due": due, "kind": "assignment"})
    assert "Skriv vem som ansvarar" in refused.content.decode()
    agreed = {"text": "Beställ sågar", "due": due, "kind": "assignment", "owner": people["tove"].pk}
    frida.post(f"{made}kom-overens/", agreed)
    frida.post(f"{made}avsluta/")
    assert Dialogue.objects.get(pk=int(made.split("/")[2])).is_held
    tove = client_of("tove")
    assert "Beställ sågar" in page(tove, "/dialoger/")
    following = frida.post("/dialoger/ny/", form).headers["Location"]
    assert "Beställ sågar" in page(frida, following)
    tove.post(f"/dialoger/overenskommet/{AgreedAction.objects.get().pk}/", {"done": "1", "outcome": "Beställda"})
    assert "Beställ sågar" not in page(frida, following).split("Det ni kommer överens om")[0]
    assert client_of("love").get(made).status_code == 404
    assert client_of("lena").get("/dialoger/").status_code == 404
