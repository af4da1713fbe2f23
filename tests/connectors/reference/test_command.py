"""`rodatraden import-reference`."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.reference.unreadable import ReferenceUnreadable
from tests.connectors.reference.conftest import FILES

PAIR = [str(FILES / "plan.yaml"), str(FILES / "plan.txt")]


def test_command_writes_plan_files_that_read_back(tmp_path: Path) -> None:
    out = StringIO()
    call_command("import_reference", *PAIR, "--out", str(tmp_path / "new"), stdout=out)
    written = sorted((tmp_path / "new").iterdir())
    assert [path.name for path in written] == ["kommun.yaml", "parknamnden-2025.yaml"]
    assert out.getvalue().splitlines() == [str(path) for path in written]
    for path in written:
        assert parse(path.read_bytes(), path.name).file.schema == "rodatraden/plan/1"


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        call_command("import_reference", *PAIR, "--out", str(tmp_path / folder), stdout=StringIO())
    name = "parknamnden-2025.yaml"
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_file_without_its_text_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("import_reference", PAIR[0], "--out", str(tmp_path))
    assert refused.value.returncode == 2


def test_missing_file_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(ReferenceUnreadable, match="filen går inte att läsa"):
        call_command("import_reference", PAIR[0], str(tmp_path / "none.txt"), "--out", str(tmp_path / "new"))
    assert not (tmp_path / "new").exists()
