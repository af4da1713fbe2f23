"""Ten thousand rows of the log of changes written and sealed, against hashing the same bytes.

The yardstick is SHA-256 over the rows' canonical bytes in a loop, and one bulk write of as many bare rows
to a table without indexes: what the ratio shows is everything that sealing does beside it. Recording is
measured against the same. The embedded database, in a folder of its own; medians.

    python benchmarks/audit_seal.py [--rows 10000] [--runs 5]

Last come the figures:

    BENCH audit_record RATIO 14
    BENCH audit_seal RATIO 8
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from statistics import median

RECORD_LIMIT = 14
SEAL_LIMIT = 8
_TEXT = "Nämnden arbetar med att utveckla verksamheten tillsammans med brukare och medarbetare under året. "


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def changes(count: int) -> list[object]:
    """Changes like those of a planning year: short values, and now and then a paragraph."""
    from rodatraden.foundation.audit.actions import Change

    made: list[object] = []
    for n in range(count):
        text = _TEXT * (1 + n % 6)
        before = {"name": f"Aktivitet {n}", "responsible": "Enhetschef", "description": text}
        made.append(Change("planning.activity", f"akt-{n}", before, {**before, "name": f"Aktivitet {n} ny"}))
    return made


def record_rows(made: list[object]) -> None:
    """Record the changes as an action would."""
    from django.db import transaction

    from rodatraden.foundation.accounts.actions import system_user
    from rodatraden.foundation.audit.actions import record_all

    by = system_user()
    with transaction.atomic():
        record_all(by=by, action="planning.edit_activity", changes=made)  # type: ignore[arg-type]


def seal_all() -> None:
    """Seal until nothing is left."""
    from rodatraden.foundation.audit.actions import seal

    while seal():
        pass


def bare_write(rows: list[bytes]) -> None:
    """The yardstick's write: as many rows of plain bytes, in one transaction."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("create table bare (content text)")
        cursor.executemany("insert into bare values (%s)", [(row.decode(),) for row in rows])
    with connection.cursor() as cursor:
        cursor.execute("drop table bare")


def yardstick(rows: list[bytes]) -> None:
    """Hash each row, and write them once."""
    for row in rows:
        sha256(row).digest()
    bare_write(rows)


def measure(count: int, runs: int) -> dict[str, list[float]]:
    """Seconds of each part, each run after the other so that all meet the same machine."""
    from django.core.management import call_command

    from rodatraden.foundation.audit.canonical import ROW_FIELDS, row_bytes
    from rodatraden.foundation.audit.models import AuditRow
    from rodatraden.foundation.audit.queries import chain_faults

    times: dict[str, list[float]] = {name: [] for name in ("yardstick", "record", "seal", "verify")}
    made = changes(count)
    for _ in range(runs):
        call_command("flush", interactive=False, verbosity=0)
        times["record"].append(timed(lambda: record_rows(made)))
        rows = [row_bytes(row) for row in AuditRow.objects.order_by("pk").values_list(*ROW_FIELDS)]
        times["yardstick"].append(timed(lambda: yardstick(rows)))  # noqa: B023 -- called at once
        times["seal"].append(timed(seal_all))
        times["verify"].append(timed(lambda: list(chain_faults())))
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RODATRADEN_DATA_DIR"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "rodatraden.config.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        middle = {name: median(values) for name, values in measure(options.rows, options.runs).items()}
    print(", ".join(f"{name} {seconds:.3f} s" for name, seconds in middle.items()))
    print(f"BENCH audit_record {middle['record'] / middle['yardstick']:.2f} {RECORD_LIMIT}")
    print(f"BENCH audit_seal {middle['seal'] / middle['yardstick']:.2f} {SEAL_LIMIT}")


if __name__ == "__main__":
    main()
