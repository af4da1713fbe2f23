"""My page, the report page and progress."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rodatraden.apps.cycle.actions import create_rule_pack
from rodatraden.apps.cycle.models import Occasion, Scope
from rodatraden.apps.followup.enums import PartState
from rodatraden.apps.followup.models import Part, Task
from rodatraden.apps.indicators.models import Observation
from rodatraden.apps.planning.models import Activity, StatusReport
from rodatraden.core.content.occasions import Rule, RuleSeverity
from rodatraden.documents.actions import DecisionFacts, accept_findings, decide_document
from rodatraden.documents.models import Document
from rodatraden.documents.queries import review
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui import remembered
from tests.apps.followup.park import BOARD, OFFICE, PLAY

SignIn = Callable[[User], Client]
People = dict[str, User]
HOME = "/min-sida/"
LAGET = f"/laget/{BOARD}/2025/augusti/"


def part_page(organisation: str) -> str:
    return f"/rapportera/{BOARD}/2025/augusti/{organisation}/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_my_page_answers_first(signed_in: SignIn, people: People) -> None:
    page = text(signed_in(people["play"]), HOME)
    assert "<h1>Tre\xa0saker väntar på dig</h1>" in page
    assert f'href="{part_page(PLAY)}#activities"' in page
    assert "Tre\xa0aktiviteter" in page


def test_my_page_of_one_with_nothing_to_do(signed_in: SignIn, people: People) -> None:
    assert "Inget väntar på dig" in text(signed_in(people["outsider"]), HOME)


@pytest.mark.parametrize("address", [HOME, "/laget/", LAGET, part_page(PLAY)])
def test_pages_are_for_those_who_have_signed_in(client: Client, people: People, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/logga-in/?next={address}")


def test_part_is_there_for_those_who_may_read_it(signed_in: SignIn, people: People) -> None:
    seen = {who: signed_in(people[who]).get(part_page(PLAY)).status_code for who in people}
    assert seen == {
        "play": 200, "head": 200, "lead": 200, "controller": 200,
        "parks": 404, "reporter": 404, "trees": 404, "outsider": 404,
    }  # fmt: skip


def test_writing_is_for_those_who_report_there(signed_in: SignIn, people: People) -> None:
    wanted = {"activities-pn-a1-status": "klar"}
    told = {who: signed_in(people[who]).post(part_page(PLAY), wanted).status_code for who in people}
    assert told == {
        "play": 302, "head": 302, "lead": 302, "controller": 403,
        "parks": 404, "reporter": 404, "trees": 404, "outsider": 404,
    }  # fmt: skip


def test_unknown_part_and_occasion_are_not_there(signed_in: SignIn, people: People) -> None:
    client = signed_in(people["lead"])
    wrong = [part_page("finns-inte"), f"/rapportera/{BOARD}/2025/maj/{PLAY}/", f"/laget/{BOARD}/2025/maj/"]
    assert [client.get(address).status_code for address in wrong] == [404, 404, 404]


def form(page: str) -> dict[str, str]:
    """What the form of a page carries, as a browser would send it."""
    import html
    import re

    carried = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.split('id="rapport"')[1])
    return {name: html.unescape(value) for name, value in carried}


def test_form_is_saved_without_script(signed_in: SignIn, people: People, scope: Scope) -> None:
    client = signed_in(people["play"])
    sent = form(text(client, part_page(PLAY))) | {
        "activities-pn-a1-status": "ej-klart-i-ar", "activities-pn-a1-reason": "forsenad",
        "activities-pn-a1-comment": "Lampan gick sönder.",
    }  # fmt: skip
    answer = client.post(part_page(PLAY), sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, part_page(PLAY))
    kept = StatusReport.objects.get(scope=scope, of="pn-a1")
    assert (kept.status_id, kept.reason_id, kept.comment) == ("ej-klart-i-ar", "forsenad", "Lampan gick sönder.")


def test_form_that_was_open_elsewhere_shows_what_somebody_has_written_since(
    signed_in: SignIn, people: People, scope: Scope
) -> None:
    lead, play = signed_in(people["lead"]), signed_in(people["play"])
    before = text(lead, part_page(PLAY))
    play.post(part_page(PLAY), form(text(play, part_page(PLAY))) | {"activities-pn-a1-comment": "Lampan gick sönder."})
    assert ["Lampan gick sönder." in page for page in (before, text(lead, part_page(PLAY)))] == [False, True]


def test_form_has_no_more_what_has_been_handed_over(signed_in: SignIn, people: People, scope: Scope) -> None:
    lead = signed_in(people["lead"])
    asked = text(lead, part_page(PLAY)).count('id="activities-pn-a1-comment"')
    Task.objects.filter(scope=scope, organisation=PLAY, about="pn-a1").update(ended_at=timezone.now())
    assert (asked, text(lead, part_page(PLAY)).count('id="activities-pn-a1-comment"')) == (1, 0)


def test_marking_ready_too_early_says_what_is_missing_with_links(signed_in: SignIn, people: People) -> None:
    client = signed_in(people["play"])
    sent = form(text(client, part_page(PLAY))) | {"activities-pn-a1-status": "klar", "gor": "klar"}
    answer = client.post(part_page(PLAY), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sparat, men fyra\xa0saker saknas innan du kan klarmarkera." in page
    assert '<a href="#activities-pn-a2-status">' in page


def follow(severity: RuleSeverity) -> None:
    """Let August follow an instruction of this gravity."""
    name = "off_plan_has_reason_and_comment"
    rule = Rule(key=name, condition=name, severity=severity, instruction="Skriv kort vad som hänt.")
    pack = create_rule_pack(by=system_user(), name="Årets anvisning", rules=[rule])
    Occasion.objects.filter(year=2025, key="augusti").update(rule_pack=pack.key)


def off_plan(client: Client, **more: str) -> dict[str, str]:
    """Everything filled in, one activity off plan without a reason."""
    statuses = {f"activities-{about}-status": "klar" for about in ("pn-a2", "pn-a3")}
    said = {"activities-pn-a1-status": "ej-klart-i-ar", f"texts-{PLAY}-body": "Det går bra."}
    said |= {"controls-pn-k2-status": "klar"}
    return form(text(client, part_page(PLAY))) | statuses | said | more


def test_the_instruction_stands_beside_the_field_and_in_what_is_left(signed_in: SignIn, people: People) -> None:
    follow(RuleSeverity.QUESTION)
    client = signed_in(people["play"])
    client.post(part_page(PLAY), off_plan(client))
    page = text(client, part_page(PLAY))
    said = "Läget är ”Ej klart i år” men orsak och kommentar saknas."
    assert page.count(said) == 2
    assert page.count("Skriv kort vad som hänt.") == 2
    assert 'aria-live="polite">Att se över: en\xa0sak</h2>' in page


def test_a_warning_is_shown_once_before_the_part_is_marked_ready(
    signed_in: SignIn, people: People, scope: Scope
) -> None:
    follow(RuleSeverity.QUESTION)
    client = signed_in(people["play"])
    answer = client.post(part_page(PLAY), off_plan(client, gor="klar"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Sparat. Årets anvisning vill att du ser över en\xa0sak innan du klarmarkerar." in page
    assert set(Part.objects.filter(scope=scope, organisation=PLAY).values_list("state", flat=True)) == {"begun"}
    answer = client.post(part_page(PLAY), form(page) | {"gor": "anda:"} | off_plan(client))
    assert (answer.status_code, answer.headers["Location"]) == (302, HOME)
    assert set(Part.objects.filter(scope=scope, organisation=PLAY).values_list("state", flat=True)) == {"ready"}


def test_a_fault_of_the_pack_is_refused_however_it_is_asked(signed_in: SignIn, people: People, scope: Scope) -> None:
    follow(RuleSeverity.FAULT)
    client = signed_in(people["play"])
    answer = client.post(part_page(PLAY), off_plan(client, gor="anda:"))
    assert answer.status_code == 422
    assert "orsak och kommentar saknas. Skriv kort vad som hänt.</a>" in answer.content.decode()
    assert not Part.objects.filter(scope=scope, state=PartState.READY).exists()


def test_what_is_left_is_told_of_what_is_written_and_nothing_is_saved(
    signed_in: SignIn, people: People, scope: Scope
) -> None:
    client = signed_in(people["play"])
    answer = client.post(part_page(PLAY), off_plan(client, gor="kvar", **{"activities-pn-a1-reason": "forsenad"}))
    page = answer.content.decode()
    assert "<h2>Kvar att fylla i: en\xa0sak</h2>" in page
    assert 'id="activities-pn-a1-comment-kvar"' in page
    assert "men kommentar saknas." in page
    assert not StatusReport.objects.filter(scope=scope).exists()
    assert signed_in(people["controller"]).post(part_page(PLAY), {"gor": "kvar"}).status_code == 403


def test_faulty_field_is_named_and_what_was_typed_stands(signed_in: SignIn, people: People) -> None:
    client = signed_in(people["head"])
    sent = form(text(client, part_page(OFFICE))) | {"indicators-pn-09-value": "många"}
    answer = client.post(part_page(OFFICE), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#indicators-pn-09-value">”många” är inget tal. Skriv till exempel 5,7.</a>' in page
    assert 'value="många" aria-invalid="true"' in page


def test_last_time_can_be_taken_as_a_start(signed_in: SignIn, people: People) -> None:
    client = signed_in(people["play"])
    sent = form(text(client, part_page(PLAY))) | {"gor": "utga:activities-pn-a1-comment"}
    page = client.post(part_page(PLAY), sent).content.decode()
    assert "autofocus>Alla sju stråk är utvalda. Det första lyses upp i juni.</textarea>" in page
    assert not StatusReport.objects.filter(scope__occasion="augusti").exists()


def decide_march(by: User) -> None:
    """Decide the report of March as it stands."""
    document = Document.objects.get(scope__key=f"{BOARD}/2025/mars")
    accept_findings(by=by, document=document, findings=review(document), reason="Provat.")
    facts = DecisionFacts(body="Parknämnden", decided_on=date(2025, 4, 24), paragraph="§ 21", case_number="X 2025/1")
    decide_document(by=by, document=document, facts=facts)


def last_words(page: str) -> str:
    return " ".join(page.split('class="rt-last')[1].split("</details>", maxsplit=1)[0].replace("\xa0", " ").split())


@pytest.mark.parametrize("decided", [True, False])
def test_last_time_shows_its_figures_as_they_stood_then(signed_in: SignIn, people: People, decided: bool) -> None:
    said = StatusReport.objects.filter(of="pn-a1", scope__key=f"{BOARD}/2025/mars")
    said.update(comment="Frånvaron är {{observation:pn-01@r12:2025-02 unit=procent}}.")
    if decided:
        decide_march(people["lead"])
    march = Observation.objects.filter(indicator="pn-01", period="r12:2025-02", breakdown="")
    march.update(value=Decimal("5.9"))
    remembered.forget()
    page = text(signed_in(people["play"]), part_page(PLAY))
    assert f"Frånvaron är {'6,6' if decided else '5,9'} procent." in last_words(page)


def test_two_who_wrote_the_same_field_choose(signed_in: SignIn, people: People) -> None:
    one, two = signed_in(people["play"]), signed_in(people["head"])
    field = "activities-pn-a1-comment"
    first, second = form(text(one, part_page(PLAY))), form(text(two, part_page(PLAY)))
    assert one.post(part_page(PLAY), first | {field: "Mitt ord."}).status_code == 302
    answer = two.post(part_page(PLAY), second | {field: "Ditt ord."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Lys upp sju gångstråk, kommentar: Står nu" in page


def ready(scope: Scope) -> Part:
    part = Part.objects.get(scope=scope, organisation=PLAY, section="activities")
    part.state = PartState.READY
    part.save()
    return part


def test_head_approves_what_is_ready_in_bulk(signed_in: SignIn, people: People, scope: Scope) -> None:
    part = ready(scope)
    client = signed_in(people["head"])
    assert "En\xa0del att godkänna" in text(client, HOME)
    assert client.post(LAGET, {"del": [part.pk]}).status_code == 302
    assert Part.objects.get(pk=part.pk).state == PartState.APPROVED
    assert "En\xa0del är godkänd." in text(client, LAGET)


def test_nothing_chosen_says_so(signed_in: SignIn, people: People, scope: Scope) -> None:
    ready(scope)
    client = signed_in(people["head"])
    client.post(LAGET)
    assert "Välj minst en del." in text(client, LAGET)


def test_return_without_a_word_is_refused_and_with_one_it_waits_for_the_unit(
    signed_in: SignIn, people: People, scope: Scope
) -> None:
    part = ready(scope)
    head, play = signed_in(people["head"]), signed_in(people["play"])
    head.post(part_page(PLAY), {"gor": "tillbaka:activities", "kommentar": " "})
    assert "Skriv vad enheten ska ändra." in text(head, part_page(PLAY))
    head.post(part_page(PLAY), {"gor": "tillbaka:activities", "kommentar": "Hur många lyser?"})
    assert Part.objects.get(pk=part.pk).state == PartState.RETURNED
    page = text(play, HOME)
    assert "Hur många lyser?" in page
    assert "Rätta" in page


def test_progress_says_who_has_not_opened(signed_in: SignIn, people: People) -> None:
    signed_in(people["play"]).get(part_page(PLAY))
    page = text(signed_in(people["head"]), LAGET)
    assert (
        "Nämndens egna delar, Parkförvaltningen (påhittad), Parkdriften och Trädenheten har inte öppnat sitt formulär."
    ) in page


def test_unit_manager_sees_only_the_own_unit_in_progress(signed_in: SignIn, people: People) -> None:
    page = text(signed_in(people["play"]), LAGET)
    assert "Enheten för lek och trygghet" in page
    assert "Parkdriften" not in page


def test_task_is_handed_over_on_a_page_of_its_own(signed_in: SignIn, people: People, scope: Scope) -> None:
    part = Part.objects.get(scope=scope, organisation="tradenheten", section="treatments")
    client = signed_in(people["trees"])
    address = f"/min-sida/lamna-over/{part.pk}/"
    assert "Ravi Rapportör" in text(client, address)
    client.post(address, {"till": people["reporter"].pk})
    assert "Ravi Rapportör har uppgiften nu." in text(client, HOME)
    assert signed_in(people["parks"]).get(address).status_code == 404


@pytest.mark.parametrize(
    ("who", "address"),
    [("play", part_page(PLAY)), ("head", LAGET), ("play", HOME), ("head", HOME), ("lead", "/laget/")],
)
def test_number_of_queries_does_not_depend_on_the_rows(
    signed_in: SignIn, people: People, scope: Scope, who: str, address: str
) -> None:
    from rodatraden.apps.followup.actions import start_occasion

    client = signed_in(people[who])
    client.get(address)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    before = count()
    plan = Activity.objects.get(key="pn-a1").scope
    for number in range(3):
        Activity.objects.create(scope=plan, key=f"pn-ny-{number}", name=f"Ny {number}", led_by=PLAY)
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti")
    client.get(address)
    assert count() == before
    assert before <= 60
