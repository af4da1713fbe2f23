"""The command line ends with the right status and one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def _run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "PYTHONPATH", "LANG")}
    command = [sys.executable, "-c", "from rodatraden.config.commandline import main; main()", *arguments]
    environment = {**inherited, "RODATRADEN_DATA_DIR": str(folder), "PYTHONUTF8": "1", **variables}
    return subprocess.run(
        command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def test_a_wrong_setting_is_used_wrongly(tmp_path: Path) -> None:
    result = _run(tmp_path, "migrate", RODATRADEN_DEBUG="kanske")
    assert result.returncode == 2
    assert result.stderr == "Miljövariabeln RODATRADEN_DEBUG har värdet ”kanske”: skriv 1 för ja eller 0 för nej.\n"


def test_a_wrong_argument_is_used_wrongly(tmp_path: Path) -> None:
    assert _run(tmp_path, "serve", "--port", "åtta").returncode == 2


def test_what_is_missing_is_said_in_swedish(tmp_path: Path) -> None:
    result = _run(tmp_path, "import")
    assert result.returncode == 2
    assert result.stderr.startswith("användning: rodatraden import ")
    assert result.stderr.endswith("rodatraden import: det här saknas: FIL\n")


def test_help_is_in_swedish(tmp_path: Path) -> None:
    told = _run(tmp_path, "export", "--help").stdout
    assert "visa den här hjälpen" in told
    assert "visa var i koden ett fel uppstod" in told
    assert [word for word in ("usage:", "options:", "show this", "Display", "Python path") if word in told] == []
    commands = _run(tmp_path, "help").stdout
    assert "Röda trådens kommandon:" in commands
    assert "    import-reference\n" in commands


def test_a_command_that_is_not_there_is_used_wrongly(tmp_path: Path) -> None:
    result = _run(tmp_path, "importera")
    assert (result.returncode, result.stderr) == (
        2,
        "Kommandot importera finns inte: rodatraden help visar dem som finns.\n",
    )


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    result = _run(tmp_path, "import", "finns-inte.yaml")
    assert result.returncode == 2
    assert result.stderr == "Filen finns-inte.yaml går inte att läsa: kontrollera namn och rättigheter.\n"


def test_a_database_that_is_behind_is_said(tmp_path: Path) -> None:
    result = _run(tmp_path, "serve")
    assert result.returncode == 1
    assert "kör rodatraden migrate först." in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_that_does_not_answer_is_said(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:1/nothing"
    result = _run(tmp_path, "demo", DATABASE_URL=url, RODATRADEN_SECRET_KEY="x" * 60)
    assert result.returncode == 1
    assert result.stderr.startswith("Databasen går inte att använda")
    assert "Traceback" not in result.stderr


def test_the_steps_make_a_database_that_fits(tmp_path: Path) -> None:
    assert _run(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    result = _run(tmp_path, "makemigrations", "--check", "--dry-run")
    assert result.returncode == 0, result.stdout
