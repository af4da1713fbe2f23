"""The deadline hour: 300 people save statuses and texts against one server, and nothing is lost or doubled.

PostgreSQL, `rodatraden serve --workers 2` with its worker beside, real HTTP with sessions and CSRF
(`people_http.py`), a generated municipality. Every tenth person shares unit and fields with another, so that
conflicts come by themselves. The people run on the same two cores as server and database: their processor time is told.
Sessions are made beforehand, since the hash of a password is slow by intent.

Afterwards the log of changes is read and its chain sealed and verified: every acknowledged save has
exactly one row, no save that was refused has any, each row begins where the row before it ended (nothing was written
over unseen), every field holds what its last row says, and every acknowledged draft that was not saved is there.

The yardstick is one person alone against the same server, without pause, just before: the ratio is the server's
processor time for each request under the load against that, so it shows what crowding costs.

    python benchmarks/deadline_hour.py [--people 300] [--seconds 120] [--think 8] [--template DATABASE]

The server is $RODATRADEN_BENCH_POSTGRES, else postgresql://postgres@127.0.0.1:5432/. The database is made and
dropped; `--template` makes it from one that holds a generated municipality. Last come the figures:

    BENCH deadline_work_a_request RATIO 1.5
    BENCH deadline_lost_or_doubled COUNT 0
    BENCH deadline_refused_by_fault COUNT 0
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
import municipality  # noqa: E402
from people_http import Person, Reporter, Seen  # noqa: E402

BASE = os.environ.get("RODATRADEN_BENCH_POSTGRES", "postgresql://postgres@127.0.0.1:5432/")
LIMIT, PORT, SHARED_EVERY = 1.5, 8765, 10
TICK = os.sysconf("SC_CLK_TCK")


@contextmanager
def database(template: str) -> Iterator[str]:
    """A database of our own; gives its address."""
    import psycopg

    name = f"rodatraden_deadline_{os.getpid()}"
    with psycopg.connect(BASE + "postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))  # type: ignore[arg-type]
        try:
            yield BASE + name
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]


@contextmanager
def server(workers: int) -> Iterator[int]:
    """The server, started and stopped; gives its process id."""
    command = [sys.executable, "-m", "django", "serve", "--workers", str(workers), "--port", str(PORT)]
    log = Path(os.environ["RODATRADEN_DATA_DIR"], "server.log").open("wb")  # noqa: SIM115 -- closed when it ends
    run = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"PYTHONPATH": str(HERE.parent / "src")})
    try:
        _wait_for(run, Path(log.name))
        yield run.pid
    finally:
        run.terminate()
        run.wait(300)
        log.close()
        said = Path(log.name).read_text(encoding="utf-8").splitlines()[2:]
        print(*said[:20], sep="\n", file=sys.stderr)


def _wait_for(run: "subprocess.Popen[bytes]", log: Path) -> None:
    from http.client import HTTPConnection

    for _ in range(240):
        if run.poll() is not None:
            sys.exit(log.read_text(encoding="utf-8"))
        try:
            HTTPConnection("127.0.0.1", PORT, timeout=30).request("GET", "/")
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit("the server did not answer")


def cpu_of(process: int) -> float:
    """Processor seconds of a process and all below it."""
    below: dict[int, list[int]] = {}
    spent: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        number = int(stat.parent.name)
        below.setdefault(int(fields[1]), []).append(number)
        spent[number] = sum(int(field) for field in fields[11:13]) / TICK
    left, total = [process], 0.0
    while left:
        number = left.pop()
        total += spent.get(number, 0.0)
        left += below.get(number, [])
    return total


def cpu_of_database() -> float:
    """Processor seconds of the database's processes on this machine, those that have ended included."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        fields = text.rpartition(")")[2].split()
        if "(postgres)" in text:
            # Of the first process also what its ended children took.
            total += sum(int(field) for field in fields[11:13]) / TICK
            if fields[1] == "1" or "postmaster" in text:
                total += sum(int(field) for field in fields[13:15]) / TICK
    return total


def people(count: int) -> list[Person]:
    """Unit managers, and for every tenth unit one who reports beside the manager; each signed in."""
    from django.test import Client

    from rodatraden.apps.followup.models import Part
    from rodatraden.config.generating.size import OCCASION, YEAR
    from rodatraden.foundation.accounts.models import RoleGrant, User

    parts = dict(Part.objects.order_by("pk").values_list("organisation", "scope__board__key"))
    roles: dict[str, list[tuple[int, str]]] = {"unit_manager": [], "reporter": []}
    for role, user, place in (
        RoleGrant.objects.filter(role__in=roles).order_by("pk").values_list("role", "user_id", "place")
    ):
        if place in parts:
            roles[role].append((user, place))
    shared = count // SHARED_EVERY
    managers = roles["unit_manager"][: count - shared]
    homes = {place for _, place in managers}
    beside = {place: user for user, place in reversed(roles["reporter"]) if place in homes}
    chosen = managers + [(user, place) for place, user in beside.items()][:shared]
    found = []
    for number, (user, place) in enumerate(chosen):
        client = Client()
        client.force_login(User.objects.get(pk=user))
        session = client.cookies["rodatraden_session"].value
        form = f"/rapportera/{parts[place]}/{YEAR}/{OCCASION}/{place}/"
        found.append(Person(number=number, user=user, session=session, form=form))
    return found


def work(crowd: list[Person], seconds: float, think: tuple[float, float], tag: str) -> tuple[Seen, float]:
    """Let them work; gives what they met, and for how long."""
    seen, start = Seen(), time.monotonic()
    threads = [Reporter(person, PORT, start + seconds, think, seen, tag) for person in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds + 120)
    return seen, time.monotonic() - start


def verify(seen: Seen) -> dict[str, list[str]]:
    """What the log of changes, the fields and the drafts say against what was acknowledged."""
    from rodatraden.foundation.audit.models import AuditRow

    rows = list(
        AuditRow.objects.filter(actor_id__in={save.user for save in seen.saves})
        .exclude(before=None, after=None)
        .order_by("pk")
        .values_list("pk", "object_kind", "object_key", "before", "after")
    )
    found: dict[str, list[str]] = {"lost": [], "doubled": [], "refused but written": [], "unseen": [], "gone": []}
    by_mark: Counter[str] = Counter()
    last: dict[tuple[str, str], Any] = {}
    for _, kind, key, before, after in rows:
        for name in set(before or {}) & set(after or {}) | set(after or {}):
            value = (after or {}).get(name)
            if isinstance(value, str) and value.startswith("Vi har kommit") and value != (before or {}).get(name):
                by_mark[value] += 1
                at = (f"{kind} {key}", name)
                if at in last and (before or {}).get(name) != last[at]:
                    found["unseen"].append(f"{at}: {last[at]!r} was not what {value!r} replaced")
                last[at] = value
    for save in seen.saves:
        count = by_mark.pop(save.mark, 0)
        if save.status == 302 and not count:
            found["lost"].append(save.mark)
        if count > 1:
            found["doubled"].append(save.mark)
        if save.status == 409 and count:
            found["refused but written"].append(save.mark)
    found["doubled"] += [f"from nowhere: {mark}" for mark in by_mark]
    found["gone"] = _gone(last) + _drafts_gone(seen)
    return found


def _gone(last: dict[tuple[str, str], Any]) -> list[str]:
    """What the last row of a field says, and the field does not."""
    from rodatraden.apps.cycle.models import Scope
    from rodatraden.apps.followup.models import Part
    from rodatraden.apps.followup.queries.things import form_of

    standing: set[str] = set()
    scopes = {scope.pk: scope for scope in Scope.objects.select_related("board").order_by("pk")}
    for scope, place in Part.objects.order_by("pk").values_list("scope_id", "organisation").distinct():
        for things in form_of(scopes[scope], place).sections.values():
            standing |= {value for thing in things for value in thing.values.values()}
    return [f"{at}: {value!r}" for at, value in last.items() if value not in standing]


def _drafts_gone(seen: Seen) -> list[str]:
    """Acknowledged drafts that were neither saved nor are there."""
    from rodatraden.foundation.editing.models import Draft

    saved = {save.mark for save in seen.saves if save.status == 302}
    kept = {
        (person, page): values
        for person, page, values in Draft.objects.filter(is_done=False)
        .order_by("pk")
        .values_list("person_id", "page", "values")
    }
    return [
        f"draft of {person}: {text!r}"
        for (person, page), (_, text) in seen.drafts.items()
        if text not in saved and text not in kept.get((person, page), {}).values()
        and not _opened_again(seen, person, text)
    ]  # fmt: skip


def _opened_again(seen: Seen, person: int, text: str) -> bool:
    """Whether a later page took the draft over: the form opens with it, and its own draft or save replaces it."""
    number = int(text.rpartition("-")[2].rstrip(")."))
    return any(who == person and later > number for (who, _), (later, _text) in seen.drafts.items())


def told(seen: Seen, seconds: float) -> None:
    """Times by kind of request."""
    kinds: dict[str, list[float]] = {}
    for what, taken in seen.taken:
        kinds.setdefault(what, []).append(taken * 1000)
    kinds["all"] = [taken * 1000 for _, taken in seen.taken]
    for what, times in kinds.items():
        times.sort()
        at = {share: times[min(int(len(times) * share), len(times) - 1)] for share in (0.5, 0.95, 0.99)}
        print(
            f"{what:12} {len(times):6} requests {len(times) / seconds:6.1f}/s  "
            f"p50 {at[0.5]:6.0f}  p95 {at[0.95]:6.0f}  p99 {at[0.99]:6.0f}  most {times[-1]:6.0f} ms"
        )


def run(options: argparse.Namespace) -> None:
    """Alone, then the crowd, then the reckoning."""
    from django.db import connections

    from rodatraden.foundation.audit.actions import seal
    from rodatraden.foundation.audit.queries import chain_faults
    from rodatraden.foundation.search.actions import refresh
    from rodatraden.web.search.sources import SOURCES

    while seal():
        pass
    refresh(sources=SOURCES)
    crowd = people(options.people)
    connections.close_all()
    random.Random(1).shuffle(crowd)
    think = (options.think * 0.5, options.think * 1.5)
    with server(options.workers) as process:
        warm, _ = work(crowd[:4], 3, (0, 0), "före")
        before = cpu_of(process)
        alone, _ = work(crowd[:1], 10, (0, 0), "ensam")
        yardstick = (cpu_of(process) - before) / len(alone.taken)
        before, base, own = cpu_of(process), cpu_of_database(), time.process_time()
        print(
            f"alone: {median(t for _, t in alone.taken) * 1000:.0f} ms, "
            f"{yardstick * 1000:.1f} ms of processor a request"
        )
        print(f"{len(crowd)} people, think {options.think} s, {municipality.load_words()}", flush=True)
        seen, seconds = work(crowd, options.seconds, think, "alla")
        each = (cpu_of(process) - before) / len(seen.taken)
        spent = f"server {cpu_of(process) - before:.0f} s, database {cpu_of_database() - base:.0f} s"
        print(f"processor in {seconds:.0f} s: {spent}, the people {time.process_time() - own:.0f} s")
    told(seen, seconds)
    seen.saves += warm.saves + alone.saves
    answers = Counter(str(save.status) for save in seen.saves)
    print(
        f"saves: {answers['302']} acknowledged, {answers['409']} conflicts answered as such, {len(seen.drafts)} drafts"
    )
    found = verify(seen)
    while seal():
        pass
    found["chain"] = [str(fault) for fault in chain_faults()]
    for name, faults in found.items():
        print(f"{name}: {len(faults)}", *faults[:3], sep="\n   " if faults else "")
    print(f"faults: {len(seen.faults)}", *Counter(seen.faults).most_common(5))
    print(f"after: {municipality.load_words()}")
    print(f"BENCH deadline_work_a_request {each / yardstick:.2f} {LIMIT}")
    print(f"BENCH deadline_lost_or_doubled {sum(map(len, found.values()))} 0")
    print(f"BENCH deadline_refused_by_fault {len(seen.faults)} 0")


def main() -> None:
    """Make the database, fill it, and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--think", type=float, default=8.0, help="seconds between requests, half to one and a half")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--template", default="", help="a database with a generated municipality to copy")
    options = parser.parse_args()
    with database(options.template) as address:
        os.environ["DATABASE_URL"] = address
        with municipality.opened(""):
            try:
                run(options)
            finally:
                from django.db import connections

                connections.close_all()


if __name__ == "__main__":
    main()
