"""A large plan file read, brought into the database and written again, against the bare YAML parser.

The yardstick is PyYAML's compiled parser giving every event of the same bytes, and nothing more: what
the ratio shows is all that we do beside it. Reading includes types and every rule of a file in itself;
importing is into an empty embedded database, importing again finds nothing changed. Medians.

    python benchmarks/import_plan.py [--things 5000] [--runs 5]

Last come the figures:

    BENCH plan_file_read RATIO 8
    BENCH plan_file_write RATIO 5
    BENCH plan_import RATIO 40
    BENCH plan_import_again RATIO 15
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

READ_LIMIT = 8
WRITE_LIMIT = 5
IMPORT_LIMIT = 40
AGAIN_LIMIT = 15


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare(data: bytes) -> int:
    """The yardstick: how many events the bytes have."""
    from yaml._yaml import CParser

    return sum(1 for _ in iter(CParser(data).get_event, None))


def measure(data: Sequence[bytes], runs: int) -> dict[str, list[float]]:
    """Seconds of each part, each run after the other so that all meet the same machine."""
    from django.core.management import call_command

    from rodatraden.connectors.planfile.load import load
    from rodatraden.connectors.planfile.parse import parse
    from rodatraden.connectors.planfile.write import write
    from rodatraden.foundation.accounts.actions import system_user

    times: dict[str, list[float]] = {name: [] for name in ("bare", "read", "write", "import", "again")}
    for _ in range(runs):
        call_command("flush", interactive=False, verbosity=0)
        by = system_user()
        parsed = [parse(each, "plan.yaml") for each in data]
        times["bare"].append(timed(lambda: [bare(each) for each in data]))
        times["read"].append(timed(lambda: [parse(each, "plan.yaml") for each in data]))
        times["write"].append(timed(lambda: [write(each.file) for each in parsed]))  # noqa: B023 -- called at once
        times["import"].append(timed(lambda: load(parsed, by=by)))  # noqa: B023
        times["again"].append(timed(lambda: load(parsed, by=by)))  # noqa: B023
    return times


def report(times: dict[str, list[float]], data: Sequence[bytes]) -> None:
    """The times in words, and the lines that a program reads."""
    middle = {name: median(values) for name, values in times.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{sum(len(each) for each in data) / 1e6:.2f} MB of plan files, peak {peak:.0f} MB")
    print(", ".join(f"{name} {seconds:.3f} s" for name, seconds in middle.items()))
    yardstick = middle["bare"]
    print(f"BENCH plan_file_read {middle['read'] / yardstick:.2f} {READ_LIMIT}")
    print(f"BENCH plan_file_write {middle['write'] / yardstick:.2f} {WRITE_LIMIT}")
    print(f"BENCH plan_import {(middle['read'] + middle['import']) / yardstick:.2f} {IMPORT_LIMIT}")
    print(f"BENCH plan_import_again {(middle['read'] + middle['again']) / yardstick:.2f} {AGAIN_LIMIT}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--things", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RODATRADEN_DATA_DIR"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "rodatraden.config.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from large_plan import municipality, plan

        call_command("migrate", verbosity=0)
        data = (municipality(options.things), plan(options.things))
        report(measure(data, options.runs), data)


if __name__ == "__main__":
    main()
