"""The pages of the municipality's forms of statements."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rodatraden.apps.economy.queries.tables import forms
from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.models import User
from tests.web.economy.test_pages import lines_sent, words

HOME = "/grunduppgifter/ekonomi/"
SAID = {"name": "Verksamhet", "kind": "operating_statement", "unit": "tkr", "decimals": "0", "cost_sign": "positive"}


def test_delivered_forms_are_taken_in_all_at_once_or_one_by_one(cecilia: Client) -> None:
    page = words(cecilia, HOME)
    assert "Ingen uppställning än" in page
    assert "Driftredovisning per verksamhet" in page
    assert cecilia.post(HOME, {"form": "alla"}).headers["Location"] == HOME
    assert len(forms()) == 7
    made = cecilia.post(HOME, {"form": "eget-kapital"})
    assert made.headers["Location"] == f"{HOME}eget-kapital-2/"
    assert cecilia.post(HOME, {"form": "borta"}).status_code == 404
    assert "7 uppställningar" not in words(cecilia, "/grunduppgifter/")
    assert "8 uppställningar" in words(cecilia, "/grunduppgifter/")


def test_form_is_shown_with_example_figures_as_it_will_look(cecilia: Client) -> None:
    cecilia.post(HOME, {"form": "eget-kapital"})
    page = words(cecilia, f"{HOME}eget-kapital/")
    assert "Så här ser den ut" in page
    assert "Utgående eget kapital</th>" in page
    assert 'value="3"' in page


def test_form_is_made_from_nothing_and_shown_before_it_is_kept(cecilia: Client) -> None:
    lines = {"rader": "3", "kolumner": "1", "kolumn-0-rubrik": "Budget {år}", "kolumn-0-roll": "budget"}
    lines |= {"rad-0-rubrik": "Lek", "rad-1-rubrik": "Träd", "rad-2-rubrik": "Allt", "rad-2-slag": "total"}
    lines |= {"rad-2-formel": "summa", "kolumn-0-period": "{år}"}
    assert "Ny uppställning" in words(cecilia, f"{HOME}ny/")
    shown = cecilia.post(f"{HOME}ny/", {**SAID, **lines, "gor": "visa"})
    assert "Så här ser den ut" in shown.content.decode()
    assert forms() == []
    made = cecilia.post(f"{HOME}ny/", {**SAID, **lines, "cap": "3 %"})
    assert made.headers["Location"] == f"{HOME}verksamhet/"
    (form,) = forms()
    assert (form.rows[2].formula, str(form.equity_cap_share)) == ("sum(lek, trad)", "0.03")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rad-1-formel": "lek + borta"}, "Raden ”Träd” räknar på ”borta”, som inte finns. Här finns lek, trad."),
        ({"rad-0-formel": "trad", "rad-1-formel": "lek"}, "Formlerna räknar på varandra i en cirkel: "),
        ({"rad-1-formel": "lek +"}, "Raden ”Träd”: formeln ”lek +” går inte att läsa på slutet."),
        ({"name": ""}, "Uppställningen saknar namn."),
        ({"cap": "tre"}, "Taket för eget kapital skrivs i procent"),
        ({"kolumn-0-rubrik": ""}, "Uppställningen har inga kolumner."),
    ],
)
def test_form_that_cannot_be_computed_is_told_in_one_sentence(
    change: dict[str, str], sentence: str, cecilia: Client
) -> None:
    lines = {"rader": "2", "kolumner": "1", "kolumn-0-rubrik": "Budget", "rad-0-rubrik": "Lek", "rad-1-rubrik": "Träd"}
    answer = cecilia.post(f"{HOME}ny/", {**SAID, "cap": "", **lines, **change})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert forms() == []


def test_form_is_changed_copied_moved_and_ended(cecilia: Client) -> None:
    cecilia.post(HOME, {"form": "driftredovisning"})
    address = f"{HOME}driftredovisning/"
    context = cecilia.get(address).context
    sent = {**context["said"], **lines_sent(context["lines"]), "marke": context["token"], "name": "Min"}
    assert cecilia.post(address, sent).status_code == 302
    again = cecilia.post(address, {**sent, "name": "Din"})
    assert again.status_code == 409
    assert "Så här står det nu" in again.content.decode()
    assert cecilia.post(address, {"gor": "kopiera", "kopia": "Kopia"}).headers["Location"] == f"{HOME}kopia/"
    assert cecilia.post(address, {"gor": "kopiera", "kopia": ""}).status_code == 302
    cecilia.post(f"{HOME}kopia/", {"gor": "upp"})
    assert [form.name for form in forms()] == ["Kopia", "Min"]
    assert "Den försvinner ur listan" in words(cecilia, f"{HOME}kopia/avsluta/")
    assert cecilia.post(f"{HOME}kopia/avsluta/").headers["Location"] == HOME
    assert cecilia.get(f"{HOME}kopia/").status_code == 404


def test_reader_reads_the_forms(
    cecilia: Client, signed_in: Callable[[User], Client], person_with: Callable[..., User]
) -> None:
    cecilia.post(HOME, {"form": "driftredovisning"})
    reader = signed_in(person_with(RoleKind.READER))
    assert "Verksamhet" in words(reader, HOME)
    assert "Spara" not in words(reader, f"{HOME}driftredovisning/")
    assert reader.get(f"{HOME}ny/").status_code == 403
    assert reader.post(HOME, {"form": "alla"}).status_code == 403


def test_as_many_questions_whatever_there_is(
    cecilia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cecilia.post(HOME, {"form": "driftredovisning"})
    words(cecilia, HOME)
    for _time in range(2):
        with django_assert_num_queries(QUERIES):
            words(cecilia, HOME)
        cecilia.post(HOME, {"form": "alla"})


QUERIES = 7
