"""Every format of two documents: what a first and a following rendering cost, and peak memory.

The documents are the demo's plan and the generated annual report of 60 pages; charts are drawn
beforehand, as in the product. There is no yardstick: these lines inform, and the ratio to bare Typst
is in `pdf_report.py`. Each format has processes of its own: one that renders a document, none of
them twice, again and again (warm, a median), and one that renders once (cold, from its start to its
end).

    python benchmarks/formats.py [--runs 10]
"""

import argparse
import importlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

DOCUMENTS = ("demo_plan", "annual_report")
FORMATS = ("html", "docx", "xlsx", "json", "pdf")


def render_one(document: str, file_format: str, runs: int) -> str:
    """In this process: seconds a rendering (median of `runs` after the first), peak megabytes and bytes."""
    import django

    django.setup()
    from rodatraden.documents.charts.draw import draw_all
    from rodatraden.documents.enums import FileFormat
    from rodatraden.documents.rendering import render

    make = getattr(importlib.import_module(document), document)
    times: list[float] = []
    size = 0
    for seed in range(runs + 1):
        tree = make(seed)
        draw_all(tree)
        start = time.perf_counter()
        size = len(render(tree, FileFormat(file_format)))
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{median(times[1:] or times)} {peak} {size}"


def in_a_process(document: str, file_format: str, runs: int) -> tuple[float, list[float]]:
    """Seconds of a whole process, and what it says of itself."""
    command = [sys.executable, str(Path(__file__)), "--one", document, file_format, "--runs", str(runs)]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, [float(part) for part in done.stdout.split()]


def report(document: str, file_format: str, runs: int) -> None:
    """One line of a document in a format."""
    _, (warm, peak_warm, size) = in_a_process(document, file_format, runs)
    cold, (_, peak_cold, _) = in_a_process(document, file_format, 0)
    print(
        f"{document} {file_format}: cold process {cold:.2f} s, peak {peak_cold:.0f} MB; "
        f"warm {warm * 1000:.0f} ms, peak {peak_warm:.0f} MB; {size / 1000:.0f} kB",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--one", nargs=2, metavar=("DOCUMENT", "FORMAT"), help="this one, in this process")
    options = parser.parse_args()
    if options.one:
        document, file_format = options.one
        print(render_one(document, file_format, options.runs))
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "rodatraden.config.settings"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RODATRADEN_DATA_DIR"] = folder
        for document in DOCUMENTS:
            for file_format in FORMATS:
                report(document, file_format, options.runs)


if __name__ == "__main__":
    main()
