"""Which tests the quick round leaves out beside those that are marked slow one by one.

These files put a whole board in the database, set whole documents, or read the whole
reference material, in nearly every test.
"""

from __future__ import annotations

import pytest

from tests.harness.configuration import REPOSITORY

SLOW_PLACES = (
    "tests/connectors/planfile/test_load.py",
    "tests/connectors/planfile/test_read.py",
    "tests/connectors/reference/test_command.py",
    "tests/connectors/reference/test_keys_carried.py",
    "tests/connectors/reference/test_real_tables.py",
    "tests/connectors/reference/test_robust.py",
    "tests/connectors/reference/test_text_carried.py",
    "tests/core/comparison/test_properties.py",
    "tests/core/document/test_serial.py",
    "tests/documents/actions",
    "tests/documents/charts/test_specs.py",
    "tests/documents/comparison",
    "tests/documents/pdf",
    "tests/documents/published",
    "tests/web",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in a slow place."""
    places = [REPOSITORY / place for place in SLOW_PLACES]
    for item in items:
        if any(item.path.is_relative_to(place) for place in places):
            item.add_marker(pytest.mark.slow)
