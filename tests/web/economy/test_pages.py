"""The pages of a board's economy, as its controller uses them without script."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions.forms import add_delivered
from rodatraden.apps.economy.actions.kinds import ALLOCATIONS, FUNDING, INVESTMENTS, MEASURES, STATEMENTS, VOLUMES
from rodatraden.apps.economy.actions.statements import type_figures
from rodatraden.apps.economy.queries.figures import typed_texts
from rodatraden.apps.economy.queries.tables import forms, investment_table, statements_in
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.actions.council import set_frame
from rodatraden.apps.planning.actions.plans import open_plan
from rodatraden.apps.planning.models import FundingLink
from rodatraden.core.content.council import Frame
from rodatraden.core.content.economy import Statement
from rodatraden.foundation.accounts.models import User

HOME = "/ekonomi/parknamnden/2025/"
PLAN = f"{HOME}plan/"
REPORT = f"{HOME}augusti/"
SignedIn = Callable[[User], Client]


def words(client: Client, address: str) -> str:
    found = client.get(address)
    assert found.status_code == 200, address
    return found.content.decode()


def form_of(client: Client, address: str) -> dict[str, str]:
    """What the form of a statement carries, as a browser would send it back."""
    writing = client.get(address).context["writing"]
    return {**writing.values, "marke": writing.token, "bas": writing.base_json, "sida": writing.page, "nummer": "0"}


def now(scope: Scope) -> dict[str, str]:
    return typed_texts(statements_in(scope, {form.key: form for form in forms()})[0])


def test_plan_without_forms_says_who_lays_them(kurt: Client, plan: Scope) -> None:
    assert "Kommunen har inga uppställningar än" in words(kurt, HOME)
    assert "Kommunen har inga uppställningar än" in words(kurt, f"{PLAN}rakning/ny/")


def test_statement_is_made_typed_and_read(kurt: Client, office: User, plan: Scope) -> None:
    add_delivered(by=office, key="driftredovisning")
    page = words(kurt, f"{PLAN}rakning/ny/")
    assert "Bokslut {år-2}" in page
    made = kurt.post(f"{PLAN}rakning/ny/", {"form": "driftredovisning", "caption": "", "source": "Agresso"})
    address = made.headers["Location"]
    assert address == f"{PLAN}rakning/driftredovisning-per-verksamhet-parknamnden-2025/"
    saved = kurt.post(address, {**form_of(kurt, address), "gemensamt.budget": "1 234,5", "ofordelat.budget": "(34,5)"})
    assert saved.headers["Location"] == address
    page = words(kurt, address)
    assert 'value="1 234,5"' in page
    assert '<span class="rt-sum" data-sum="summa.budget" title="= sum(' in page
    assert ">1\u00a0200</span>" in page
    assert "1\u00a0200</td>" in words(kurt, HOME)


def test_what_cannot_be_read_is_told_by_its_cell_and_nothing_is_kept(
    kurt: Client, plan: Scope, operations: Statement
) -> None:
    address = f"{PLAN}rakning/{operations.key}/"
    sent = {**form_of(kurt, address), "gemensamt.budget": "tolv", "ofordelat.budget": "5"}
    answer = kurt.post(address, sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert '<a href="#c-gemensamt.budget">Gemensamma kostnader, Budget 2025</a>: ”tolv” är inget belopp.' in page
    assert 'value="tolv"' in page
    assert set(now(plan).values()) == {""}


def test_counting_shows_sums_without_saving(kurt: Client, plan: Scope, operations: Statement) -> None:
    address = f"{PLAN}rakning/{operations.key}/"
    sent = {**form_of(kurt, address), "gemensamt.budget": "7", "gor": "rakna"}
    assert ">7</span>" in kurt.post(address, sent).content.decode()
    told = kurt.post(address, {**sent, "ofordelat.budget": "x"}, headers={"Accept": "application/json"}).json()
    assert told["cells"]["summa.budget"] == "7"
    assert list(told["errors"]) == ["ofordelat.budget"]
    assert set(now(plan).values()) == {""}


def test_pasted_block_is_laid_out_from_a_cell_past_what_is_computed(
    kurt: Client, plan: Scope, operations: Statement
) -> None:
    address = f"{PLAN}rakning/{operations.key}/"
    block = "1\t10\n2\t20\n3\t30\n4\t40\n5\t50\n15\t150\n"
    sent = {**form_of(kurt, address), "gor": "klistra", "fran": "namnd_och_ledning.budget_forra", "block": block}
    answer = kurt.post(address, sent)
    assert "10 belopp ligger i tabellen. Läs igenom och spara." in answer.content.decode()
    again = {**sent, **answer.context["writing"].values, "gor": ""}
    assert kurt.post(address, again).status_code == 302
    assert [now(plan)[f"{row}.budget"] for row in ("gemensamt", "ofordelat")] == ["20", "50"]
    assert now(plan)["gemensamt.budget_forra"] == "2"


def test_two_in_one_cell_are_both_shown(
    kurt: Client, cecilia: Client, office: User, plan: Scope, operations: Statement
) -> None:
    address = f"{PLAN}rakning/{operations.key}/"
    first, second = form_of(kurt, address), form_of(cecilia, address)
    kurt.post(address, {**first, "gemensamt.budget": "1"})
    answer = cecilia.post(address, {**second, "gemensamt.budget": "2", "ofordelat.budget": "9"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Gemensamma kostnader, Budget 2025: Står nu" in page
    assert now(plan)["gemensamt.budget"] == "1"
    writing = answer.context["writing"]
    chosen = {
        **{f"mina-{two.name}": two.mine_text for two in writing.two},
        **writing.values,
        "marke": writing.token,
        "bas": writing.base_json,
        "val": "mina",
    }
    assert cecilia.post(address, chosen).status_code == 302
    assert (now(plan)["gemensamt.budget"], now(plan)["ofordelat.budget"]) == ("2", "9")


def test_history_of_a_row_says_who_and_from_what(
    kurt: Client, controller: User, plan: Scope, operations: Statement
) -> None:
    name = "gemensamt.budget"
    key = operations.key
    type_figures(by=controller, scope=plan, statement=key, values={name: "5"}, base={name: ""})
    type_figures(by=controller, scope=plan, statement=key, values={name: "8"}, base={name: "5"})
    page = words(kurt, f"{PLAN}rakning/{key}/rad/gemensamt/")
    assert "5 → <b>8</b>" in page
    assert "– → <b>5</b>" in page
    assert page.count("Kurt Controller,") == 2
    assert "Räknas fram: sum(" in words(kurt, f"{PLAN}rakning/{key}/rad/summa/")


def test_rows_are_added_named_and_ordered(kurt: Client, plan: Scope, operations: Statement) -> None:
    address = f"{PLAN}rakning/{operations.key}/rader/"
    context = kurt.get(address).context
    sent = lines_sent(context["lines"]) | {"marke": context["token"], "caption": "Drift", "source": "", "as_of": ""}
    more = kurt.post(address, {**sent, "gor": "rad"}).context["lines"]
    assert len(more.rows) == 9
    sent |= lines_sent(more) | {"rad-6-rubrik": "Lekplatser", "rad-6-ordning": "4,5", "rad-6-slag": "line"}
    sent |= {"rad-5-formel": "summa", "rad-0-rubrik": ""}
    assert kurt.post(address, sent).status_code == 302
    found = statements_in(plan, {form.key: form for form in forms()})[0]
    assert [row.key for row in found.rows] == [
        "gemensamt",
        "egen_verksamhet",
        "kopt_verksamhet",
        "lekplatser",
        "ofordelat",
        "summa",
    ]
    assert found.rows[-1].formula == "sum(gemensamt, egen_verksamhet, kopt_verksamhet, lekplatser, ofordelat)"
    assert kurt.post(address, sent).status_code == 409


def lines_sent(lines: Any) -> dict[str, str]:
    """What a form of rows and columns sends."""
    found = {"rader": str(len(lines.rows)), "kolumner": str(len(lines.columns))}
    for what, held in (("rad", lines.rows), ("kolumn", lines.columns)):
        for line in held:
            values = {
                "nyckel": line.key,
                "rubrik": line.label,
                "slag": line.kind,
                "roll": line.role,
                "formel": line.formula,
                "grupp": line.group,
                "period": line.period,
                "ar": line.year,
                "ordning": line.order,
                "fokus": "ja" if line.focus else "",
            }
            found |= {f"{what}-{line.at}-{name}": value for name, value in values.items()}
    return found


@pytest.fixture
def frame(lead: User) -> None:
    """The council gives the board 1.5 mnkr."""
    Organisation.objects.create(key="fullmaktige", name="Kommunfullmäktige", kind="council")
    scope = open_plan(by=lead, organisation="fullmaktige", year=2025)
    set_frame(
        by=lead, scope=scope, frame=Frame(board="parknamnden", amount=Decimal("1.5"), unit="mnkr", decision="KF § 9")
    )


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("1500", "”Driftbudget” har nettobudgeten 1\u00a0500\u00a0tkr. Det är ramen."),
        ("1700", "”Driftbudget” har nettobudgeten 1\u00a0700\u00a0tkr, 200\u00a0tkr mer än ramen 1,5\u00a0mnkr."),
        ("1 000", "”Driftbudget” har nettobudgeten 1\u00a0000\u00a0tkr, 500\u00a0tkr mindre än ramen 1,5\u00a0mnkr."),
    ],
)
def test_net_budget_is_held_against_the_councils_frame(
    amount: str, sentence: str, kurt: Client, controller: User, plan: Scope, operations: Statement, frame: None
) -> None:
    name = "gemensamt.budget"
    type_figures(by=controller, scope=plan, statement=operations.key, values={name: amount}, base={name: ""})
    page = words(kurt, HOME)
    assert sentence in page
    assert "KF § 9" in page
    assert "”Driftbudget”: 4 rader saknar belopp i Budget 2025." in page


def test_allocation_is_added_changed_ordered_and_ended(kurt: Client, plan: Scope) -> None:
    new = f"{PLAN}satsning/ny/"
    assert "Vad pengarna är till" in words(kurt, new)
    values = {"text": "Belysta stråk", "amount": "500", "unit": "tkr", "decision": "KF", "decided_on": "2024-11-11"}
    assert kurt.post(new, values).headers["Location"] == f"{HOME}#satsning"
    kurt.post(new, {"text": "Löner", "amount": "−1,5", "unit": "mnkr"})
    assert [each.key for each in ALLOCATIONS.all_in(plan)] == ["belysta-strak", "loner"]
    assert "500\u00a0tkr" in words(kurt, HOME)
    address = f"{PLAN}satsning/loner/"
    token = kurt.get(address).context["token"]
    told = {"text": "Löner och priser", "amount": "1,4", "unit": "mnkr", "marke": token}
    assert kurt.post(address, told).status_code == 302
    again = kurt.post(address, {**told, "text": "Annat"})
    assert again.status_code == 409
    assert "Står nu: Löner och priser" in again.content.decode()
    kurt.post(f"{address}plats/", {"hur": "upp"})
    assert [each.key for each in ALLOCATIONS.all_in(plan)] == ["loner", "belysta-strak"]
    assert kurt.post(f"{address}avsluta/").status_code == 302
    assert [each.key for each in ALLOCATIONS.all_in(plan)] == ["belysta-strak"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"amount": "mycket"}, "Belopp: ”mycket” är inget belopp."),
        ({"amount": ""}, "”Stråk” saknar belopp. Skriv ett."),
        ({"text": ""}, "Satsningen saknar namn. Skriv vad det heter."),
        ({"decided_on": "i går"}, "Beslutsdag: ”i går” är inget datum."),
        ({"decided_on": "2024-11-11"}, "”Stråk” har en dag för beslutet men inte vilket det är."),
        ({"unit": "dollar"}, "”dollar” är ingen enhet för pengar"),
    ],
)
def test_allocation_that_cannot_stand_is_refused(
    change: dict[str, str], sentence: str, kurt: Client, plan: Scope
) -> None:
    answer = kurt.post(f"{PLAN}satsning/ny/", {"text": "Stråk", "amount": "1", "unit": "tkr", **change})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert ALLOCATIONS.all_in(plan) == []


def test_grant_serves_a_goal_and_lets_it_go(kurt: Client, plan: Scope) -> None:
    values = {"name": "Naturvård", "grant": "600", "cost": "1 200", "in_budget": "", "goal": "trivs", "temporary": "ja"}
    assert kurt.post(f"{PLAN}bidrag/ny/", values).status_code == 302
    assert "Alla trivs" in words(kurt, HOME)
    address = f"{PLAN}bidrag/naturvard/"
    token = kurt.get(address).context["token"]
    told = {**values, "in_budget": "300", "goal": "trygga", "marke": token}
    assert kurt.post(address, told).status_code == 302
    grant = FUNDING.within(plan).find("naturvard")
    assert (grant.grant, grant.in_budget, grant.temporary) == (600, 300, True)
    links = FundingLink.objects.filter(funding_id="naturvard", ended_at__isnull=True)
    assert [link.goal_id for link in links] == ["trygga"]
    assert kurt.post(address, told).status_code == 409
    assert kurt.post(f"{address}avsluta/").status_code == 302
    assert not links.all().exists()
    assert [each.key for each in FUNDING.all_in(plan)] == ["bidrag", "gava"]


def test_unit_of_grants_is_chosen_before_the_first(kurt: Client, plan: Scope, lead: User) -> None:
    refused = kurt.post(f"{PLAN}tabell/bidrag/", {"unit": "mnkr"})
    assert "Bidragen är redan skrivna i tkr" in refused.content.decode()
    Scope.objects.filter(key="parknamnden/2026").delete()
    open_plan(by=lead, organisation="parknamnden", year=2026)
    other = "/ekonomi/parknamnden/2026/plan/"
    assert kurt.post(f"{other}tabell/bidrag/", {"unit": "mnkr"}).status_code == 302
    kurt.post(f"{other}bidrag/ny/", {"name": "Nytt", "grant": "1,5", "cost": "2"})
    assert "1,5" in words(kurt, "/ekonomi/parknamnden/2026/")


def test_investment_has_an_amount_for_each_year(kurt: Client, plan: Scope) -> None:
    values = {"name": "Lekplats", "plan": "Övrigt", "kind": "Nyinvestering", "belopp-budget_2025": "4,5"}
    assert kurt.post(f"{PLAN}investering/ny/", values).status_code == 302
    assert INVESTMENTS.within(plan).find("lekplats").amounts["budget_2025"] == pytest.approx(4.5)
    address = f"{PLAN}tabell/investering/"
    context = kurt.get(address).context
    sent = lines_sent(context["lines"]) | {"marke": context["token"], "unit": "mnkr", "decimals": "1", "group": "Nya"}
    assert kurt.post(address, {**sent, "kolumn-0-rubrik": ""}).status_code == 422
    assert kurt.post(address, {**sent, "kolumn-2-rubrik": "", "kolumn-1-rubrik": "Plan 2026"}).status_code == 302
    assert [column.label for column in investment_table(plan).columns] == [
        "Budget 2025",
        "Plan 2026",
        "Driftkostnad från 2026",
    ]


def test_volumes_are_typed_as_a_table(kurt: Client, plan: Scope) -> None:
    new = f"{PLAN}volym/ny/"
    assert "2023" in words(kurt, new)
    sent = {
        "title": "Mark",
        "unit": "hektar",
        "decimals": "0",
        "source": "GIS",
        "kolumn": ["2024", "2025"],
        "kolumn-nyckel": ["", ""],
        "rad": ["Skog", "Gräs", ""],
        "tal-0-0": "1 200",
        "tal-1-1": "12,5",
        "not-0": "Mätt om.",
    }
    assert kurt.post(new, sent).status_code == 302
    table = VOLUMES.within(plan).find("mark")
    assert [(row.label, {k: str(v) for k, v in row.values.items()}) for row in table.rows] == [
        ("Skog", {"ar_2024": "1200"}),
        ("Gräs", {"ar_2025": "12.5"}),
    ]
    address = f"{PLAN}volym/mark/"
    token = kurt.get(address).context["token"]
    keys = {"kolumn-nyckel": ["ar_2024", "ar_2025"], "rad-nyckel-0": "skog", "rad-nyckel-1": "gras", "marke": token}
    wrong = kurt.post(address, {**sent, **keys, "tal-0-1": "många"})
    assert "Skog, 2025: ”många” är inget belopp" in wrong.content.decode()
    assert kurt.post(address, {**sent, **keys, "tal-0-1": "1 210"}).status_code == 302
    assert kurt.post(address, {**sent, **keys, "tal-0-1": "9"}).status_code == 409
    assert kurt.post(f"{address}avsluta/").status_code == 302
    assert VOLUMES.all_in(plan) == []


def test_measures_belong_to_a_report(kurt: Client, plan: Scope, report: Scope) -> None:
    assert kurt.get(f"{PLAN}atgard/ny/").status_code == 404
    assert kurt.post(f"{REPORT}atgard/ny/", {"text": "Vakant tjänst", "unit": "tkr"}).status_code == 302
    kurt.post(f"{REPORT}villkorad-intakt/ny/", {"text": "Ansökan", "amount": "5", "unit": "mnkr", "decided": "nej"})
    assert MEASURES.all_in(report)[0].expected_effect is None
    page = words(kurt, REPORT)
    assert "Vakant tjänst" in page
    assert "Delår augusti" in page
    token = kurt.get(f"{REPORT}atgard/vakant-tjanst/").context["token"]
    told = {"text": "Vakant tjänst", "unit": "tkr", "expected_effect": "300", "marke": token}
    assert kurt.post(f"{REPORT}atgard/vakant-tjanst/", told).status_code == 302
    assert str(MEASURES.all_in(report)[0].expected_effect) == "300"
    assert kurt.post(f"{REPORT}atgard/vakant-tjanst/avsluta/").status_code == 302


def test_report_that_is_not_opened_says_so(kurt: Client, plan: Scope) -> None:
    assert "Rapporten är inte öppnad än" in words(kurt, REPORT)
    assert kurt.get(f"{REPORT}rakning/ny/").status_code == 404
    assert kurt.get(f"{HOME}borta/").status_code == 404
    assert kurt.get(PLAN).headers["Location"] == HOME


def test_reader_reads_and_changes_nothing(
    signed_in: SignedIn, person_with: Callable[..., User], kurt: Client, plan: Scope, operations: Statement
) -> None:
    kurt.post(f"{PLAN}satsning/ny/", {"text": "Stråk", "amount": "5", "unit": "tkr"})
    reader = signed_in(person_with(RoleKind.READER, "parknamnden"))
    address = f"{PLAN}rakning/{operations.key}/"
    for page in (HOME, address, f"{PLAN}satsning/strak/"):
        assert 'name="marke"' not in words(reader, page)
    assert reader.post(address, {"gemensamt.budget": "5"}).status_code == 403
    other = signed_in(person_with(RoleKind.CONTROLLER, "omsorgsnamnden"))
    assert other.get(HOME).status_code == 404


def test_statement_brought_in_with_a_wrong_sum_can_be_computed_instead(
    kurt: Client, plan: Scope, operations: Statement
) -> None:
    row = STATEMENTS.home.model._default_manager.get(key=operations.key)
    row.cells.create(row="summa", column="budget", value=99_00000, value_decimals=0)
    row.cells.create(row="gemensamt", column="budget", value=5_00000, value_decimals=0)
    assert "har en summa ur en fil som raderna inte ger" in words(kurt, HOME)
    address = f"{PLAN}rakning/{operations.key}/"
    assert "Summa nämnd, Budget 2025: filen säger 99, raderna ger 5" in words(kurt, address)
    kurt.post(address, {**form_of(kurt, address), "gor": "slapp:summa.budget"})
    assert "filen säger" not in words(kurt, address)


def test_as_many_questions_whatever_there_is(
    kurt: Client, plan: Scope, operations: Statement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kurt.post(f"{PLAN}satsning/ny/", {"text": "Ett", "amount": "5", "unit": "tkr"})
    kurt.post(f"{PLAN}investering/ny/", {"name": "Ett", "belopp-budget_2025": "1"})
    words(kurt, HOME)
    with django_assert_num_queries(HOME_QUERIES):
        words(kurt, HOME)
    for name in ("Två", "Tre"):
        kurt.post(f"{PLAN}satsning/ny/", {"text": name, "amount": "5", "unit": "tkr"})
        kurt.post(f"{PLAN}investering/ny/", {"name": name, "belopp-budget_2025": "1"})
        kurt.post(f"{PLAN}bidrag/ny/", {"name": name, "grant": "1", "goal": "trivs"})
        kurt.post(f"{PLAN}rakning/ny/", {"form": "driftredovisning", "caption": name})
    with django_assert_num_queries(HOME_QUERIES):
        words(kurt, HOME)


HOME_QUERIES = 34
