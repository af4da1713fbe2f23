"""The commands that bring in and write plan files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from rodatraden.apps.cycle.errors import NothingInScope
from rodatraden.connectors.planfile.messages import PlanFileRefused
from rodatraden.connectors.planfile.write import write
from tests.connectors.planfile.everything import municipality, plan, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the three files."""
    for name, file in {"kommun.yaml": municipality(), "plan.yaml": plan(), "rapport.yaml": report()}.items():
        (tmp_path / name).write_bytes(write(file))
    return tmp_path


def _run(command: str, *args: Any) -> str:
    out = io.StringIO()
    call_command(command, *map(str, args), stdout=out)
    return out.getvalue()


def _import(folder: Path, *args: str) -> str:
    return _run("import", *sorted(folder.glob("*.yaml")), *args)


def test_import_tells_what_is_new_file_by_file(folder: Path) -> None:
    told = _import(folder)
    assert "kommun.yaml (kommunen): nytt " in told
    assert "plan.yaml (sn 2022): nytt " in told
    assert "    aktivitet utbilda: Utbilda\n" in told


def test_import_a_second_time_says_that_nothing_is_changed(folder: Path) -> None:
    _import(folder)
    assert _import(folder) == (
        "kommun.yaml (kommunen): inget är ändrat.\n"
        "plan.yaml (sn 2022): inget är ändrat.\n"
        "rapport.yaml (sn 2022 mars): inget är ändrat.\n"
    )


def test_a_dry_run_tells_fields_before_and_after_and_what_ends(folder: Path) -> None:
    _import(folder)
    content = plan().plan
    assert content is not None
    (folder / "plan.yaml").write_bytes(
        write(plan(texts=(), work=(type(content.work[0])(key="arbete", goal="stod", text="Vila."),)))
    )
    told = _run("import", folder / "plan.yaml", "--dry-run")
    assert told == (
        "plan.yaml (sn 2022): ändrat 1, avslutat 1.\n"
        "  Ändrat: planerat arbete 1\n"
        "    planerat arbete arbete: Vila.\n"
        "      text: Arbeta. → Vila.\n"
        "  Avslutat: text 1\n"
        "    text ansvar\n"
        "Provläst: ingenting är sparat.\n"
    )
    assert _run("import", folder / "plan.yaml", "--dry-run") == told


def test_export_gives_the_files_back_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    _import(folder)
    out = tmp_path / "out.yaml"
    for name, args in {
        "kommun.yaml": ("--scope", "municipality"),
        "plan.yaml": ("--board", "sn", "--year", "2022"),
        "rapport.yaml": ("--board", "sn", "--year", "2022", "--occasion", "mars"),
    }.items():
        _run("export", *args, "--out", out)
        assert out.read_bytes() == (folder / name).read_bytes()


def test_export_without_a_file_writes_to_standard_out(folder: Path, capfdbinary: Any) -> None:
    _import(folder)
    capfdbinary.readouterr()
    _run("export")
    assert capfdbinary.readouterr().out == (folder / "kommun.yaml").read_bytes()


def test_export_of_an_unknown_scope_is_refused(folder: Path) -> None:
    _import(folder)
    with pytest.raises(NothingInScope, match="Det finns inget innehåll för sn 2030"):
        _run("export", "--board", "sn", "--year", "2030")


def test_import_of_a_bad_file_is_refused_and_saves_nothing(folder: Path) -> None:
    (folder / "plan.yaml").write_bytes(b"schema: [")
    with pytest.raises(PlanFileRefused, match="plan.yaml"):
        _import(folder)
    with pytest.raises(NothingInScope):
        _run("export")


@pytest.mark.parametrize(
    "args",
    [("import", "saknas.yaml"), ("export", "--board", "sn"), ("export", "--scope", "municipality", "--year", "1")],
)
def test_wrong_use_has_status_two(args: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as wrong:
        _run(*args)
    assert wrong.value.returncode == 2
