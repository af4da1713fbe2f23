"""The house keeps its order: small files, no junk folders, nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "rodatraden"
MOST_LINES = 500
JUNK = {"utils", "util", "common", "helpers", "helper", "misc", "shared", "lib"}
# Written so that this file does not find itself.
LOCAL = re.compile(
    r"/(?:work|home|root|Users)/|\b\w+\.(?:internal|corp)\b(?!\.\w)|artifactory|--index-url|--find-links"
)


def _tracked(repository: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("inte en git-kopia")
    paths = [repository / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_files_are_small() -> None:
    long = {
        str(path.relative_to(SOURCE)): count
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts and (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_nothing_is_called_junk() -> None:
    junk = [path for path in SOURCE.rglob("*") if path.stem in JUNK and path.suffix in ("", ".py")]
    assert junk == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts
        and path.read_text("utf-8").strip()
        and ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    ]
    assert silent == []


def test_core_imports_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "rodatraden"}
    foreign = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in (SOURCE / "core").rglob("*.py")
        for name in _imports(path)
        if name.split(".")[0] not in allowed
    }
    assert foreign == set()


def _imports(path: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]


def test_no_app_uses_signals() -> None:
    users = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if any(name.startswith("django.db.models.signals") for name in _imports(path))
    ]
    assert users == []


def test_nothing_of_one_machine_is_kept(repository: Path) -> None:
    found = []
    for path in _tracked(repository):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__):
            found += [f"{path.relative_to(repository)}: {hit.group()}" for hit in LOCAL.finditer(text)]
    assert found == []
