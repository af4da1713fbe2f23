"""Every check finds its fault and only that, and nothing in the same document in correct form."""

import pytest

from rodatraden.core.checks.check import Severity
from rodatraden.core.checks.review import REVIEW, review
from tests.core.checks.cases import CASES
from tests.harness.configuration import REPOSITORY


def test_every_check_has_its_case() -> None:
    assert set(CASES) == {check.id for check in REVIEW}


@pytest.mark.parametrize("check", CASES)
def test_fault_is_found_and_nothing_else(check: str) -> None:
    case = CASES[check]
    found = review(case.make(True))
    assert [finding.check for finding in found] == [check]
    finding = found[0]
    assert (finding.severity, finding.expected, finding.found) == (case.severity, case.expected, case.found)
    assert finding.place.node == case.node
    assert finding.text.endswith((".", "”"))
    assert finding.mend.endswith(".")


@pytest.mark.parametrize("check", CASES)
def test_correct_document_is_silent(check: str) -> None:
    assert review(CASES[check].make(False)) == ()


def test_checks_have_ids_of_their_own_and_words_for_readers() -> None:
    assert len({check.id for check in REVIEW}) == len(REVIEW)
    assert all(check.title and check.reads and check.mend.endswith(".") for check in REVIEW)


def test_faults_come_before_questions_before_notes() -> None:
    order = list(Severity)
    severities = [finding.severity for finding in review(CASES["equity"].make(True))]
    assert severities == sorted(severities, key=order.index)


def test_docs_list_every_check() -> None:
    listed = (REPOSITORY / "docs" / "review.md").read_text("utf-8")
    for check in REVIEW:
        assert f"| `{check.id}` | {check.title} | {check.reads} |" in listed
