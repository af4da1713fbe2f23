"""All documents of a generated municipality as files in one batch, on both cores: documents a second, memory flat.

The plan and the report of each of 12 boards, each put together from the database and rendered as web page, PDF and
open data, by a pool of processes that take one document after the other. Charts are drawn beforehand and told apart,
as in the product, where a job does it. The yardstick is the same documents in one process, in the same run: the
ratio is the batch's clock against it, and says what two cores give (0.5 would be all of them; a machine that others
use gives less).

A worker's memory is its resident size after a document, the smallest of which is compared with the largest:
growth from after the first document (when everything is loaded) to after its last must be at most 1.2 times. The
peak is told too; it depends on the largest document.

    python benchmarks/documents_batch.py [--data DIR] [--formats html,pdf,json] [--workers 2] [--rounds 2]

Last come the figures:

    BENCH documents_batch RATIO 0.8
    BENCH documents_batch_memory RATIO 1.2
"""

import argparse
import multiprocessing
import os
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
import municipality  # noqa: E402

LIMIT, MEMORY_LIMIT = 0.8, 1.2
Done = tuple[int, float, float, float, int]


def begin() -> None:
    """Set a worker up."""
    import django

    django.setup()


def make(key: str, formats: str) -> Done:
    """Put a document together and render it; process, its size after in MB, its peak, processor seconds, bytes."""
    from rodatraden.documents.enums import FileFormat
    from rodatraden.documents.queries import document_by_key, tree_now
    from rodatraden.documents.rendering import render

    start = time.process_time()
    tree = tree_now(document_by_key(key))
    size = sum(len(render(tree, FileFormat(name))) for name in formats.split(","))
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    taken = time.process_time() - start
    return os.getpid(), pages * resource.getpagesize() / 1e6, peak, taken, size


def batch(keys: list[str], formats: str, workers: int) -> tuple[list[Done], float]:
    """Everything once through a pool; gives what each said, in order of done, and the seconds of the clock."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=begin) as pool:
        list(pool.map(make, keys[:workers], ["json"] * workers))  # Started and loaded before the clock.
        start = time.perf_counter()
        done = list(pool.map(make, keys, [formats] * len(keys)))
        return done, time.perf_counter() - start


def growth(done: list[Done]) -> list[tuple[float, float, float]]:
    """Of each worker its size after the first document, after the last, and its peak."""
    sizes: dict[int, list[tuple[float, float]]] = {}
    for process, size, peak, _, _ in done:
        sizes.setdefault(process, []).append((size, peak))
    return [(found[0][0], found[-1][0], found[-1][1]) for found in sizes.values()]


def run(options: argparse.Namespace) -> None:
    """Draw the charts, then one process, then the pool."""
    from django.db import connections

    from rodatraden.documents.charts.draw import draw_all
    from rodatraden.documents.models import Document
    from rodatraden.documents.queries import document_by_key, tree_now

    keys = list(Document.objects.order_by("key").values_list("key", flat=True))[: options.most]
    start, clock = time.process_time(), time.perf_counter()
    charts = sum(len(draw_all(tree_now(document_by_key(key)))) for key in keys)
    print(
        f"{charts} charts drawn beforehand: {time.process_time() - start:.1f} s of the processor, "
        f"{time.perf_counter() - clock:.1f} s of the clock",
        flush=True,
    )
    connections.close_all()
    alone, one = batch(keys, options.formats, 1)
    print(f"one process: {one:.1f} s, {sum(d[3] for d in alone):.1f} s of the processor", flush=True)
    done, taken = batch(keys * options.rounds, options.formats, options.workers)
    spent, total = sum(d[3] for d in done), sum(d[4] for d in done)
    print(f"{len(done)} documents ({options.formats}), {total / 1e6:.0f} MB, {municipality.load_words()}")
    print(f"{len(done) / taken:.2f} documents a second; {spent / len(done):.2f} s of the processor each")
    grown = growth(done)
    for first, last, peak in grown:
        print(f"a worker: {first:.0f} MB after the first, {last:.0f} MB after the last, at most {peak:.0f} MB")
    print(f"BENCH documents_batch {taken / options.rounds / one:.2f} {LIMIT}")
    print(f"BENCH documents_batch_memory {max(last / first for first, last, _ in grown):.2f} {MEMORY_LIMIT}")


def main() -> None:
    """Prepare the municipality and render it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="", help="a folder that `rodatraden generate` has filled")
    parser.add_argument("--formats", default="html,pdf,json")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--most", type=int, default=None, help="only so many documents")
    options = parser.parse_args()
    with municipality.opened(options.data):
        run(options)


if __name__ == "__main__":
    main()
