"""A report stands on the year's earlier reports: their outcomes still hold."""

from rodatraden.documents.data import data_for, material_of
from rodatraden.documents.models import Document


def test_report_knows_no_earlier_report_when_it_is_the_first(documents: dict[str, Document]) -> None:
    assert data_for(documents["interim_early"]).earlier == ()


def test_later_report_carries_the_outcomes_of_the_earlier(
    documents: dict[str, Document], bring_in_annual: Document
) -> None:
    data = data_for(bring_in_annual)
    assert [file.scope.occasion for file in data.earlier] == ["mars"]
    material = material_of(bring_in_annual, data)
    found = material.observation("sjukfranvaro", "r12:2024-02")
    assert found is not None
    assert str(found.amount.value) == "7.9"
    assert set(data.parts()) == {"municipality", "plan", "report", "earlier mars"}
