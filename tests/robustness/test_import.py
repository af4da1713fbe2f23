"""An import is all or nothing, and what texts point at exists."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.extra.django import TestCase as HypothesisCase

from rodatraden.connectors.planfile.messages import PlanFileRefused
from rodatraden.connectors.planfile.parse import ParsedFile, parse
from rodatraden.connectors.planfile.read import read_scope
from rodatraden.connectors.planfile.write import write
from rodatraden.documents import queries
from rodatraden.documents.actions import bring_in
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from tests.documents.board import FIXTURES
from tests.documents.conftest import FILES
from tests.robustness.board_files import Board, variants

Change = Callable[[str, str], None]
BODY = 'body: "Nämnden redovisar {{count:activities words=yes}} aktiviteter."'


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def files(name: str = "", old: str = "", new: str = "") -> list[ParsedFile]:
    found = []
    for each in FILES:
        text = (FIXTURES / each).read_text("utf-8")
        if each == name:
            assert old in text
            text = text.replace(old, new, 1)
        found.append(parse(text.encode(), each))
    return found


def saying(prose: str) -> list[ParsedFile]:
    return files("report.yaml", BODY, f"body: '{prose}'")


def test_fixtures_are_taken_and_their_documents_opened(development_lead: User) -> None:
    done = bring_in(files(), by=development_lead)
    assert [document.key for document in done.opened] == [
        "omsorgsnamnden-2024-verksamhetsplan",
        "omsorgsnamnden-2024-mars",
    ]
    assert bring_in(files(), by=development_lead).opened == ()


def test_dry_run_leaves_nothing(development_lead: User) -> None:
    before = rows()
    done = bring_in(files(), by=development_lead, dry_run=True)
    assert done.report.dry_run
    assert done.report.changes
    assert rows() == before


@pytest.mark.parametrize(
    "prose",
    [
        "{{observation:sjukfranvaro@1999}}",
        "{{observation:nojdhet@2023?gender=women}}",
        "{{target:sjukfranvaro@1999}}",
        "{{cell:on-drift-mars/home_care/finns_inte}}",
        "{{cell:on-drift-mars/finns_inte/budget}}",
        "{{sum(cell:on-drift-mars/home_care/budget, cell:on-drift-mars/x/budget)}}",
        "{{funding:finns-inte/grant}}",
        "{{allocation:finns-inte}}",
        "{{income:finns-inte}}",
        "{{volume:finns-inte/a/b}}",
        "{{investment:finns-inte/a}}",
        "{{count:activities?goal=finns-inte}}",
        "[[goal:finns-inte]]",
        "[[activity:finns-inte]]",
        "[[commitment:finns-inte]]",
        "[[indicator:finns-inte]]",
        "[[risk:finns-inte]]",
        "[[law:finns-inte]]",
        "[[table:statement:finns-inte]]",
        "[[section:finns-inte]]",
        "[[plan:finns-inte]]",
    ],
)
def test_text_that_points_at_nothing_is_refused_with_file_and_line_and_nothing_is_kept(
    development_lead: User, prose: str
) -> None:
    before = rows()
    with pytest.raises(PlanFileRefused) as refused:
        bring_in(saying(prose), by=development_lead)
    line = (FIXTURES / "report.yaml").read_text("utf-8").splitlines().index(
        f"    - {{key: on-mars-sammanfattning, slot: summary, {BODY}}}"
    ) + 1
    assert (refused.value.filename, refused.value.line) == ("report.yaml", line)
    assert rows() == before


@pytest.mark.parametrize(
    "prose",
    [
        "{{observation:sjukfranvaro@r12:2024-02}}",
        "{{cell:on-drift-mars/home_care/variance}}",
        "{{cell:on-resultat/net/budget_2024}}",
        "[[table:statement:on-drift-mars]]",
        "[[section:economy]]",
        "[[activity:on-akt-1]]",
        "[[goal:on-fordon]]",
        "[[plan:omsorgsnamnden-2024-verksamhetsplan]]",
    ],
)
def test_text_that_points_at_something_leads_there(development_lead: User, prose: str) -> None:
    bring_in(saying(prose), by=development_lead)
    document = Document.objects.get(key="omsorgsnamnden-2024-mars")
    found = [f.check for f in queries.review(document) if f.check in ("reference", "text-figure-unknown")]
    assert found == []


@pytest.mark.parametrize("formula", ["budget +", "budget - finns_inte", "variance", "max("])
def test_formula_that_cannot_be_computed_is_refused(development_lead: User, formula: str) -> None:
    before = rows()
    with pytest.raises(PlanFileRefused, match="report.yaml, rad"):
        bring_in(files("report.yaml", "formula: forecast - budget", f"formula: {formula}"), by=development_lead)
    assert rows() == before


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("kommun.yaml", "decimals: 0", "decimals: 40", "ange 0 till 6"),
        ("kommun.yaml", "decimals: 0", "decimals: -1", "ange 0 till 6"),
        ("report.yaml", "key: on-m1", "key: total", "tabellens egen summa"),
    ],
)
def test_number_that_cannot_be_printed_and_key_of_a_sum_are_refused(
    development_lead: User, name: str, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(PlanFileRefused, match=sentence):
        bring_in(files(name, old, new), by=development_lead)


def test_failure_in_the_last_file_leaves_nothing(development_lead: User) -> None:
    before = rows()
    with pytest.raises(PlanFileRefused, match="report.yaml"):
        bring_in(files("report.yaml", "of: on-akt-1", "of: finns-inte"), by=development_lead)
    assert rows() == before


def test_figure_that_is_taken_away_later_is_a_fault_of_the_review(development_lead: User) -> None:
    bring_in(saying("Nettot är {{cell:on-resultat/net/outcome_2022}}."), by=development_lead)
    plan = (FIXTURES / "plan.yaml").read_text("utf-8")
    bring_in(
        [
            parse(
                plan.replace("key: on-resultat\n", "key: on-annat\n")
                .replace("cell:on-resultat", "cell:on-annat")
                .encode(),
                "plan.yaml",
            )
        ],
        by=development_lead,
    )
    document = Document.objects.get(key="omsorgsnamnden-2024-mars")
    assert [f.found for f in queries.review(document) if f.check == "text-figure-unknown"] == [
        "cell:on-resultat/net/outcome_2022"
    ]


def test_text_without_a_place_is_asked_about(development_lead: User) -> None:
    bring_in(files("report.yaml", "slot: summary", "slot: finns_inte"), by=development_lead)
    document = Document.objects.get(key="omsorgsnamnden-2024-mars")
    assert [f.found for f in queries.review(document) if f.check == "text-unplaced"] == ["finns_inte"]


def test_documents_whose_keys_would_be_the_same_are_told_apart(development_lead: User) -> None:
    changed = [
        parse(
            (FIXTURES / name)
            .read_text("utf-8")
            .replace("key: mars", "key: verksamhetsplan")
            .replace("occasion: mars", "occasion: verksamhetsplan")
            .encode(),
            name,
        )
        for name in FILES
    ]
    keys = sorted(document.key for document in bring_in(changed, by=development_lead).opened)
    assert keys == ["omsorgsnamnden-2024-verksamhetsplan", "omsorgsnamnden-2024-verksamhetsplan-2"]


@pytest.mark.slow
class TestAnyContent(HypothesisCase):
    """Whatever a valid file holds comes back as it was, or is refused in a sentence and leaves nothing."""

    @settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(variants())
    def test_any_valid_content_comes_back(self, board: Board) -> None:
        parsed = [parse(write(file), f"{number}.yaml") for number, file in enumerate(board.files)]
        before = rows()
        try:
            with transaction.atomic():
                bring_in(parsed, by=system_user())
        except Refusal:
            after = rows()
            after["accounts.User"] = before["accounts.User"]
            assert after == before
            return
        for file in board.files:
            assert read_scope(file.scope) == file
        for document in Document.objects.order_by("pk"):
            queries.review(document)
