"""The search over a whole municipality's 20,000 things, against one pass over the same words in Python.

The yardstick is `word in text` for every one of the same folded texts, held in a list: no database, no
rights, no order. A search counts the hits of every kind and gives the first twenty of each in Swedish
order. Each figure is the slowest of a few searches of its sort by three readers, each the quickest of
several rounds, in turns with the yardstick.
The texts are made up: titles of six words, descriptions of 25 on average, 3,500 different words.

    python benchmarks/search.py [--entries 20000] [--rounds 15]

With DATABASE_URL it runs in that database, which must be empty; else in an embedded one of its own.
Last come the figures:

    BENCH search_nothing RATIO 12
    BENCH search_some RATIO 15
    BENCH search_half RATIO 40
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src")]

STEMS = (
    "trygghet äldre barn skola förskola hemtjänst medarbetare budget miljö klimat öppen vård ålder nöjda brukare "
    "boende stöd funktion natur park lek näring arbete integration språk kultur bibliotek idrott vatten energi "
    "avfall trafik bostad plan bygg lov tid väntan digital tjänst kontakt delaktighet hälsa psykisk unga familj"
)
ENDINGS = ("", "en", "arbete", "plan", "mått", "grupp", "stöd", "behov", "frågor", "krav")
SEARCHES = {
    "nothing": ([["xyzzy"], ["sjukfrånvaro", "2025"]], 12),
    "some": ([["ålderkrav"], ["trygghetarbete"], ["hemtjänstkrav", "2025"]], 15),
    "half": ([["tr"], ["bo"]], 40),
}


def made_up(count: int) -> list[object]:
    """Things to find, the same every time."""
    from rodatraden.foundation.search.entries import Entry

    chance = random.Random(1)
    stems = STEMS.split()
    words = [stem + ending for stem in stems for ending in ENDINGS]
    words += [one + other for one in stems for other in stems]
    kinds = ["goal"] * 4 + ["activity"] * 10 + ["commitment"] * 2 + ["indicator"] * 2 + ["risk", "document"]

    def some(number: int) -> str:
        return " ".join(chance.choice(words) for _ in range(number))

    years = [chance.choice([2024, 2025, 2026]) for _ in range(count)]
    return [
        Entry(
            kind=chance.choice(kinds), key=str(key), place=f"n{chance.randrange(400)}", title=some(6).capitalize(),
            year=year, label="Aktivitet", is_public=chance.random() < 0.4,
            detail=some(min(60, int(chance.expovariate(1 / 25)))), also=f"{some(2)} {year}", homes=("n1/2025",),
        )
        for key, year in enumerate(years)
    ]  # fmt: skip


def quickest(work: Callable[[], object], rounds: int) -> float:
    """The shortest time in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def beside(yardstick: Callable[[], object], work: Callable[[], int], rounds: int) -> tuple[float, float, int]:
    """The shortest times of both, taken in turns so that they meet the same machine, and what the work gave."""
    pairs = [(quickest(yardstick, 1), quickest(work, 1)) for _ in range(rounds)]
    return min(bare for bare, _ in pairs), min(taken for _, taken in pairs), work()


def main() -> None:
    """Fill the list, search it, and print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "rodatraden.config.settings", "RODATRADEN_DATA_DIR": folder}
        os.environ |= {"RODATRADEN_DEBUG": "0", "RODATRADEN_SECRET_KEY": "for-the-benchmark-only-" * 3}
        import django

        django.setup()
        measure(given.entries, given.rounds)


def measure(count: int, rounds: int) -> None:
    """Run everything in the database of the settings."""
    from django.core.management import call_command
    from django.db import connection

    from rodatraden.foundation.search.actions import rebuild, refresh
    from rodatraden.foundation.search.entries import Changes, Source
    from rodatraden.foundation.search.models import SearchEntry
    from rodatraden.foundation.search.queries import Reach, found, groups

    call_command("migrate", verbosity=0)
    things = made_up(count)
    source = Source(name="bench", everything=lambda: things, changed=lambda _: Changes())  # type: ignore[arg-type, return-value]
    print(f"{count} things on {connection.vendor}")
    print(f"read whole the first time {quickest(lambda: rebuild(sources=[source]), 1) / 1000:.1f} s, ", end="")
    print(f"again {quickest(lambda: rebuild(sources=[source]), 1) / 1000:.1f} s, ", end="")
    print(f"looked for changes {quickest(lambda: refresh(sources=[source]), 3):.1f} ms")
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    texts = list(SearchEntry.objects.order_by("pk").values_list("folded", flat=True))
    reaches = (Reach(everywhere=True), Reach(), Reach(places=[f"n{n}" for n in range(30)]))
    ratios = []
    for name, (searches, limit) in SEARCHES.items():
        ratio = 0.0
        for words in searches:
            for reach in reaches:
                bare, taken, hits = beside(
                    lambda: sum(" xyzzy" in text for text in texts),
                    lambda w=words, r=reach: sum(group.total for group in groups(found(w, r), each=20)),  # type: ignore[misc]
                    rounds,
                )
                print(f"{' '.join(words):20} {hits:6} hits {taken:6.1f} ms, yardstick {bare:5.1f} ms")
                ratio = max(ratio, taken / bare)
        ratios.append(f"BENCH search_{name} {ratio:.2f} {limit}")
    print("\n".join(ratios))


if __name__ == "__main__":
    main()
