"""A generated municipality in the deadline days, for the benchmarks: every board's occasion is started.

`opened(data)` copies the data folder of a municipality that `rodatraden generate` has made, or generates one, and
leaves the copy behind when the block ends: what was given is never changed.
"""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src")]
DATABASE = "rodatraden.sqlite3"
SMALL = {"boards": 2, "units": 6, "users": 40, "things": 60, "indicators": 20, "years": 10, "risks": 10}


@contextmanager
def opened(data: str, *, small: bool = False) -> Iterator[Path]:
    """The folder of a municipality of its own, with Django set up on it; DEBUG is off."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "rodatraden.config.settings", "RODATRADEN_DATA_DIR": folder}
        os.environ |= {"RODATRADEN_DEBUG": "0", "RODATRADEN_SECRET_KEY": "for-the-benchmark-only-" * 3}
        os.environ["RODATRADEN_HOSTS"] = "localhost,127.0.0.1,testserver"
        os.environ |= {"RODATRADEN_HTTPS": "0", "RODATRADEN_REQUIRE_CODE": "0"}
        os.environ.setdefault("RODATRADEN_DEMO_PASSWORD", "en lång lösenfras för mätning")
        if data and not os.environ.get("DATABASE_URL"):
            _copy(Path(data) / DATABASE, Path(folder) / DATABASE)
        import django

        django.setup()
        fill(small=small)
        yield Path(folder)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def fill(*, small: bool = False) -> None:
    """Bring the database to this version, generate where it is empty, start the occasion at every board."""
    from django.core.management import call_command

    from rodatraden.apps.cycle.models import Scope
    from rodatraden.apps.followup.actions import start_occasion
    from rodatraden.apps.followup.models import Task
    from rodatraden.config.generating.size import OCCASION, YEAR
    from rodatraden.config.static_files import collect
    from rodatraden.foundation.accounts.actions import system_user
    from rodatraden.foundation.accounts.queries import any_person_exists

    call_command("migrate", verbosity=0)
    collect()
    if not any_person_exists():
        call_command("generate", stdout=sys.stderr, **(SMALL if small else {}))
    if not Task.objects.exists():
        by = system_user()
        for scope in Scope.objects.filter(occasion=OCCASION).order_by("pk"):
            start_occasion(by=by, board=scope.board_id or "", year=YEAR, occasion=OCCASION)


def load_words() -> str:
    """How busy the machine is, in words for the line of figures."""
    return f"{os.cpu_count()} cores, load {' '.join(f'{load:.1f}' for load in os.getloadavg())}"
