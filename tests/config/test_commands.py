"""The commands of the wiring."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from rodatraden.config import loading
from rodatraden.config.demo_accounts import DEMO_ACCOUNTS, create_demo_accounts, demo_lines
from rodatraden.config.errors import AddressTaken, DatabaseBehind, DemoInPublic, NotNew
from rodatraden.config.management.commands import serve
from rodatraden.config.static_files import collect
from rodatraden.foundation.accounts.models import User


def test_an_account_from_the_command_line(db: None, monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    out = io.StringIO()
    call_command("account", "Anna@kommun.example", name="Anna", role="administrator", stdout=out)
    assert "Kontot anna@kommun.example är skapat (administratör)." in out.getvalue()
    assert User.objects.get(email="anna@kommun.example").check_password(password)


def test_the_demo_accounts_exist_only_when_asked_for(system: User) -> None:
    assert demo_lines() == []
    assert list(create_demo_accounts(by=system)) == [account.email for account in DEMO_ACCOUNTS]
    assert [line.split()[0] for line in demo_lines()[1:]] == [account.email for account in DEMO_ACCOUNTS]


def test_the_known_password_is_never_used_on_an_open_server(
    system: User, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.IS_PUBLIC = True  # type: ignore[attr-defined]
    with pytest.raises(DemoInPublic, match="RODATRADEN_DEMO_PASSWORD"):
        create_demo_accounts(by=system)
    monkeypatch.setenv("RODATRADEN_DEMO_PASSWORD", "något eget och långt")
    create_demo_accounts(by=system)
    assert "något eget" not in "".join(demo_lines())


def test_the_demo_is_loaded_into_a_new_database_or_not_at_all(
    system: User, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("interrupted")

    monkeypatch.setattr(loading, "load_demo", fail)
    with pytest.raises(RuntimeError, match="interrupted"):
        loading.load(say=print)
    assert not User.objects.filter(is_system=False).exists()
    monkeypatch.setattr(loading, "load_demo", lambda **_: None)
    monkeypatch.setattr(loading, "start_work", lambda **_: None)
    loading.load(say=print)
    with pytest.raises(NotNew, match="redan konton"):
        loading.load(say=print)


def test_serve_refuses_a_database_that_is_behind(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "missing_migrations", lambda: 2)
    with pytest.raises(DatabaseBehind, match="saknar 2 steg"):
        call_command("serve", port=18_765)


def test_serve_refuses_an_address_that_is_taken(live_server: object) -> None:
    port = live_server.thread.port  # type: ignore[attr-defined]
    host = live_server.thread.host  # type: ignore[attr-defined]
    with pytest.raises(AddressTaken, match=f":{port} .*välj en annan port"):
        call_command("serve", host=host, port=port)


@pytest.mark.slow
def test_static_files_are_collected_when_they_changed(data_dir: Path, settings: object) -> None:
    settings.STATIC_ROOT = data_dir / "static"  # type: ignore[attr-defined]
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    assert collect()
    assert not collect()
    assert list((data_dir / "static" / "dist").glob("designsystemet.*.css.gz"))
