"""Read the settings from the environment, and explain what is wrong with one.

Every variable is described in docs/operation.md.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

MIN_SECRET_LENGTH = 50
_TRUE = {"1", "true", "yes", "on", "ja"}
_FALSE = {"", "0", "false", "no", "off", "nej"}
_CHECKOUT = Path(__file__).resolve().parents[3]


class SettingRefused(ImproperlyConfigured):
    """A variable is missing or wrong, told in one Swedish sentence."""

    def __init__(self, variable: str, wrong: str, mend: str) -> None:
        """Name the variable, what is wrong with it, and what to write instead."""
        super().__init__(f"Miljövariabeln {variable} {wrong}: {mend}")
        self.variable = variable


def text(variable: str, default: str = "") -> str:
    """The value of a variable as it stands, without surrounding space."""
    return os.environ.get(variable, default).strip()


def flag(variable: str, *, default: bool) -> bool:
    """A variable that is on or off."""
    value = text(variable, "1" if default else "0").lower()
    if value in _TRUE | _FALSE:
        return value in _TRUE
    raise SettingRefused(variable, f"har värdet ”{value}”", "skriv 1 för ja eller 0 för nej.")


def whole_number(variable: str, *, default: int, least: int, most: int) -> int:
    """A variable that is a whole number within bounds."""
    value = text(variable, str(default))
    if value.isdecimal() and least <= int(value) <= most:
        return int(value)
    raise SettingRefused(variable, f"har värdet ”{value}”", f"skriv ett heltal från {least} till {most}.")


def one_of(variable: str, choices: tuple[str, ...], *, default: str) -> str:
    """A variable that has one of a few values."""
    value = text(variable, default)
    if value in choices:
        return value
    raise SettingRefused(variable, f"har värdet ”{value}”", f"skriv ett av {', '.join(choices)}.")


def names(variable: str, *, default: tuple[str, ...]) -> tuple[str, ...]:
    """A variable that is a list with commas between."""
    listed = tuple(part.strip() for part in text(variable).split(",") if part.strip())
    return listed or default


def data_folder() -> Path:
    """Where the embedded database and the files lie.

    Unless the environment says otherwise: `data` in the checkout when the package runs
    from one, else `data` in the working directory.
    """
    given = text("RODATRADEN_DATA_DIR")
    if given:
        folder = Path(given).expanduser()
        if folder.exists() and not folder.is_dir():
            raise SettingRefused("RODATRADEN_DATA_DIR", f"pekar på filen {folder}", "ange en mapp.")
        return folder.resolve()
    base = _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else Path.cwd()
    return base / "data"


def database(folder: Path) -> dict[str, object]:
    """The database: PostgreSQL by DATABASE_URL, else an SQLite file in the data folder."""
    url = text("DATABASE_URL")
    if not url:
        return _sqlite(folder / "rodatraden.sqlite3")
    mend = "skriv postgresql://användare:lösenord@värd:5432/databas."
    if not url.startswith(("postgres://", "postgresql://")):
        raise SettingRefused("DATABASE_URL", "pekar inte på PostgreSQL", mend)
    try:
        parsed = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    except (dj_database_url.ParseError, ValueError) as error:
        raise SettingRefused("DATABASE_URL", "går inte att tyda", mend) from error
    return {**parsed, "ATOMIC_REQUESTS": False}


def _sqlite(path: Path) -> dict[str, object]:
    """SQLite as a server wants it: readers beside one writer, who waits for its turn."""
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": ";".join(f"PRAGMA {pragma}" for pragma in pragmas),
        },
    }


def secret_key(folder: Path, *, debug: bool) -> str:
    """The secret that signs sessions: from the environment, or the embedded database's own file.

    Empty where there is none yet; `prepare` mends or refuses that before anything runs.
    """
    given = text("RODATRADEN_SECRET_KEY")
    if given and len(given) < MIN_SECRET_LENGTH:
        raise SettingRefused("RODATRADEN_SECRET_KEY", "är för kort", f"ange minst {MIN_SECRET_LENGTH} slumpade tecken.")
    if given or text("DATABASE_URL"):
        return given or ("only-for-development-" * 3 if debug else "")
    file = folder / "secret.key"
    return file.read_text(encoding="ascii").strip() if file.is_file() else ""


def prepare(folder: Path) -> None:
    """Make the data folder, and the secret of an embedded database, where they are missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingRefused(
            "RODATRADEN_DATA_DIR", f"ger mappen {folder}, som inte går att skapa", "ange en mapp som får skrivas."
        ) from error
    if text("RODATRADEN_SECRET_KEY"):
        return
    if text("DATABASE_URL"):
        if flag("RODATRADEN_DEBUG", default=False):
            return
        raise SettingRefused("RODATRADEN_SECRET_KEY", "saknas", f"ange minst {MIN_SECRET_LENGTH} slumpade tecken.")
    file = folder / "secret.key"
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(60) + "\n")
