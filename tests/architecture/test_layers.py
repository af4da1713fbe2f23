"""The layer contracts hold, and they see what they should see."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

BREACHES = {
    "a new top folder": ("extras/__init__.py", "", "The building"),
    "a new app": ("apps/sports/__init__.py", "", "The apps"),
    "the foundation knows the wiring": ("foundation/errors.py", "import rodatraden.config.environment", "The building"),
    "a model acts": ("foundation/audit/models.py", "import rodatraden.foundation.audit.actions", "Inside an app"),
    "a page knows another": ("web/start/__init__.py", "import rodatraden.web.boards.views", "The web"),
    "core knows the framework": ("core/__init__.py", "import django", "Core stands"),
    "the foundation counts": ("foundation/errors.py", "import duckdb", "Only the warehouse"),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--no-cache"]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def _copy(repository: Path, folder: Path) -> Path:
    shutil.copy(repository / "pyproject.toml", folder)
    for path in (repository / "src").rglob("*.py"):
        target = folder / path.relative_to(repository)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return folder


def test_the_contracts_hold(repository: Path, tmp_path: Path) -> None:
    result = _lint(_copy(repository, tmp_path))
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_seen(repository: Path, tmp_path: Path, breach: str) -> None:
    name, line, contract = BREACHES[breach]
    file = _copy(repository, tmp_path) / "src" / "rodatraden" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"\n{line}\n")
    result = _lint(tmp_path)
    broken = [row for row in result.stdout.splitlines() if row.endswith("BROKEN")]
    assert any(row.startswith(contract) for row in broken), result.stdout
