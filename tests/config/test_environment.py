"""Every variable that is missing or wrong is told in one Swedish sentence."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from rodatraden.config import environment
from rodatraden.config.environment import SettingRefused


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "RODATRADEN_SECRET_KEY", "RODATRADEN_DATA_DIR", "RODATRADEN_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense", "postgresql://host:port/x"])
def test_a_wrong_database_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SettingRefused, match="Miljövariabeln DATABASE_URL .*: skriv postgresql://"):
        environment.database(tmp_path)


def test_sqlite_waits_for_its_turn(tmp_path: Path) -> None:
    options = environment.database(tmp_path)["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RODATRADEN_DEBUG", "ja")
    assert environment.flag("RODATRADEN_DEBUG", default=False)
    monkeypatch.setenv("RODATRADEN_DEBUG", "kanske")
    with pytest.raises(SettingRefused, match="RODATRADEN_DEBUG har värdet ”kanske”: skriv 1"):
        environment.flag("RODATRADEN_DEBUG", default=False)


def test_a_number_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "99999")
    with pytest.raises(SettingRefused, match="ett heltal från 1 till 65535"):
        environment.whole_number("PORT", default=8000, least=1, most=65535)


def test_a_short_secret_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RODATRADEN_SECRET_KEY", "kort")
    with pytest.raises(SettingRefused, match="minst 50"):
        environment.secret_key(tmp_path, debug=False)


def test_postgresql_needs_a_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/x")
    with pytest.raises(SettingRefused, match="RODATRADEN_SECRET_KEY saknas"):
        environment.prepare(tmp_path)


def test_the_embedded_database_makes_its_own_secret_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    environment.prepare(folder)
    secret = environment.secret_key(folder, debug=False)
    environment.prepare(folder)
    assert len(secret) >= environment.MIN_SECRET_LENGTH
    assert environment.secret_key(folder, debug=False) == secret
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600


def test_a_data_folder_that_is_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("RODATRADEN_DATA_DIR", str(file))
    with pytest.raises(SettingRefused, match="ange en mapp"):
        environment.data_folder()
    with pytest.raises(SettingRefused, match="inte går att skapa"):
        environment.prepare(file / "under")


def test_every_variable_is_described(repository: Path) -> None:
    told = (repository / "docs" / "operation.md").read_text("utf-8")
    sources = [*(repository / "src").rglob("*.py"), *(repository / "tests" / "harness").glob("*.py")]
    used = {name for path in sources for name in re.findall(r"RODATRADEN_[A-Z_]+[A-Z]", path.read_text("utf-8"))}
    assert {name for name in used if f"`{name}" not in told} - {"RODATRADEN_TEST_LEFT_OUT"} == set()
