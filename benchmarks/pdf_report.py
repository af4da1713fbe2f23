"""Data to PDF, against bare Typst.

The yardstick is Typst alone, compiling the same templates and the same finished data and SVGs: what
our own part adds (making the data, row headers, packing, drawing charts) is what the ratio shows.
Each measurement is of a document that this process has not set before, after the process is warm;
they are measured in turn and the ratio is of their medians. Times are of the processor (all threads),
not of the wall clock, so that what else the machine does counts for less. The cold process comes
first, before anything else takes memory.

    python benchmarks/pdf_report.py [--runs 10] [--document demo_plan:demo_plan]

Last come the figures:

    BENCH pdf_report_charts_cached RATIO 1.5
    BENCH pdf_report_charts_drawn RATIO 4
    BENCH pdf_plan_charts_cached RATIO 1.5      the demo's plan, or what --document names
    BENCH pdf_plan_charts_drawn RATIO 4
"""

import argparse
import importlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from annual_report import annual_report  # noqa: E402
from demo_plan import demo_plan  # noqa: E402

from rodatraden.core.document.tree import Document  # noqa: E402
from rodatraden.documents.charts.draw import draw_all  # noqa: E402
from rodatraden.documents.pdf import render_pdf  # noqa: E402
from rodatraden.documents.pdf.compiler import compile_pages, encode, forget  # noqa: E402
from rodatraden.documents.pdf.data import typst_data  # noqa: E402

EVERYTHING = 1 << 40
CACHED_LIMIT = 1.5
DRAWN_LIMIT = 4
SeededDocument = Callable[[int], Document]


def timed(work: Callable[[], object]) -> float:
    """Processor seconds that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def warm(folder: Path) -> None:
    """The same state before each measurement: all forgotten but one plan, the demo's as it is."""
    forget(EVERYTHING)
    plan = demo_plan(0)
    render_pdf(plan, draw_all(plan, folder))


def bare(document: Document, drawings: dict[str, str]) -> float:
    """Typst alone: the data is finished before the clock starts."""
    data = encode(typst_data(document, drawings))
    return timed(lambda: compile_pages(data, 0))


def cached(document: Document, drawings: dict[str, str]) -> float:
    """All of our way, with the drawings at hand."""
    return timed(lambda: render_pdf(document, drawings))


def drawn(document: Document) -> float:
    """All of our way, drawing the charts too."""
    with tempfile.TemporaryDirectory() as folder:
        return timed(lambda: render_pdf(document, draw_all(document, Path(folder))))


def measure(make: SeededDocument, runs: int, folder: Path) -> dict[str, float]:
    """Medians in seconds; every document is used once."""
    times: dict[str, list[float]] = {"bare": [], "cached": [], "drawn": []}
    for run in range(runs):
        documents = [make(100 + 3 * run + i) for i in range(3)]
        drawings = [draw_all(document, folder) for document in documents[:2]]
        pairs = [("bare", bare), ("cached", cached)]
        for i, (name, work) in enumerate(pairs if run % 2 else pairs[::-1]):
            warm(folder)
            times[name].append(work(documents[i], drawings[i]))
        warm(folder)
        times["drawn"].append(drawn(documents[2]))
    return {name: median(values) for name, values in times.items()}


def resident() -> float:
    """Megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 2**20


def cold(folder: Path) -> tuple[float, float]:
    """Wall seconds and peak megabytes of a whole process that makes one report, charts in the cache."""
    _another_process(folder)  # draws the charts
    start = time.perf_counter()
    megabytes = _another_process(folder)
    return time.perf_counter() - start, megabytes


def _another_process(folder: Path) -> float:
    code = (
        "import sys, resource; sys.path[:0] = sys.argv[2:]\n"
        "from pathlib import Path\n"
        "from annual_report import annual_report\n"
        "from rodatraden.documents.charts.draw import draw_all\n"
        "from rodatraden.documents.pdf import render_pdf\n"
        "document = annual_report(1)\n"
        "render_pdf(document, draw_all(document, Path(sys.argv[1])))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
    )
    command = [sys.executable, "-c", code, str(folder), str(HERE), str(HERE.parent)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def given(path: str) -> SeededDocument:
    """`module:function` that takes a seed and gives a document."""
    module, name = path.split(":")
    found: SeededDocument = getattr(importlib.import_module(module), name)
    return found


def report(name: str, times: dict[str, float]) -> None:
    """The times in words, and the lines that a program reads."""
    print(f"{name}, processor time: " + ", ".join(f"{what} {seconds:.3f} s" for what, seconds in times.items()))
    bench = [
        f"BENCH {name}_charts_cached {times['cached'] / times['bare']:.2f} {CACHED_LIMIT}",
        f"BENCH {name}_charts_drawn {times['drawn'] / times['bare']:.2f} {DRAWN_LIMIT}",
    ]
    print("\n".join(bench), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--document", default="demo_plan:demo_plan", help="module:function that takes a seed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        seconds, megabytes = cold(folder)
        print(f"cold process {seconds:.2f} s (wall), peak {megabytes:.0f} MB", flush=True)
        first = annual_report(1)
        render_pdf(first, draw_all(first, folder))
        before = resident()
        plan = measure(given(options.document), options.runs, folder)
        times = measure(annual_report, options.runs, folder)
        print(f"this process holds {before:.0f} MB after 1 report, {resident():.0f} MB after all")
        report("pdf_plan", plan)
        report("pdf_report", times)


if __name__ == "__main__":
    main()
