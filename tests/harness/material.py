"""Material that lies beside the checkout on some machines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness.configuration import REPOSITORY

REFERENCE = (REPOSITORY / ".." / "shared" / "reference").resolve()
MATERIAL_MISSING = "referensmaterialet – det ska ligga i ../shared/reference bredvid kopian"


@pytest.fixture(scope="session")
def reference_dir() -> Path:
    """The reference documents, which are not part of the repository."""
    if not REFERENCE.is_dir():
        pytest.skip(MATERIAL_MISSING)
    return REFERENCE
