"""A made-up board's plan and report as reference files, and what they become."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rodatraden.connectors.reference.build import plan_files
from rodatraden.core.content.file import PlanFile

FILES = Path(__file__).parent / "files"
Names = tuple[str, bytes, str, bytes]


def pair_of(folder: Path, stem: str) -> Names:
    """A pair of files with their names."""
    yaml, text = folder / f"{stem}.yaml", folder / f"{stem}.txt"
    return yaml.name, yaml.read_bytes(), text.name, text.read_bytes()


@pytest.fixture(scope="session")
def small() -> Mapping[str, PlanFile]:
    """The plan files of the made-up board."""
    return plan_files([pair_of(FILES, "plan"), pair_of(FILES, "report")])


@pytest.fixture(scope="session")
def real(reference_dir: Path) -> Mapping[str, PlanFile]:
    """The plan files of the reference documents."""
    folder = reference_dir / "documents"
    stems = ("verksamhetsplan-2022-socialnamnden", "delarsrapport-mars-2019-socialnamnden")
    return plan_files([pair_of(folder, stem) for stem in stems])
