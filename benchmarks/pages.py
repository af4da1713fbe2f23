"""Every page at a whole municipality's size: server time, questions to the database, HTML and rows.

The municipality is that of `rodatraden generate` (12 boards, 400 units, 4,000 people, 5,000 goals and activities,
3,000 indicators with ten years by gender) with the occasion started at every board, so that all reports wait. Each
page is read by those who use it, through Django's test client in one process, with all middleware. The yardstick, in
turns with the page, is the same number of rows of the same data through a bare template (`bare_page.py`: one
question, one loop, no components) behind the same middleware. Time is the processor's, since the embedded database
answers within the process; the clock's stands beside it, and is what a busy machine makes worse.

`first` is the first reading after somebody has changed the board's plan and report, told apart: median of three.
With `--again`, a small municipality (2 boards, 6 units) is asked too: `queries` are those of both, and must agree.

    python benchmarks/pages.py [--data DIR] [--runs 20] [--only NAME] [--again]

Last come those over 50 ms in the median, 120 ms at p95, 300 kB or 200 rows, and the figures:

    BENCH page_NAME RATIO 3
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
import municipality  # noqa: E402

LIMIT, MEDIAN, P95, KILOBYTES, ROWS = 3, 50.0, 120.0, 300.0, 200
BOARD, DECIDED, YEAR, UNIT = "namnd-01", "namnd-02", 2026, "enhet-001"
AT = f"{BOARD}/{YEAR}"
REPORT, PLAN = f"{BOARD}-{YEAR}-augusti", f"{BOARD}-{YEAR}-verksamhetsplan"
_ROW = re.compile(rb"<(?:tr|li|article|fieldset)[ >]")


@dataclass
class Page:
    """A page: who reads it, and of which table the yardstick's rows are."""

    name: str
    reader: str
    address: str
    of: str
    times: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    queries: int = 0
    first_queries: int = 0
    size: int = 0
    rows: int = 0

    @property
    def p95(self) -> float:
        """The nineteenth of twenty."""
        return sorted(self.times)[max(round(len(self.times) * 0.95) - 1, 0)]

    @property
    def ratio(self) -> float:
        """The page against the yardstick."""
        return median(self.times) / median(self.bare)

    @property
    def over(self) -> list[str]:
        """Which limits it is over."""
        told = {
            "median": median(self.times) > MEDIAN,
            "p95": self.p95 > P95,
            "kB": self.size / 1000 > KILOBYTES,
            "rows": self.rows > ROWS,
        }
        return [name for name, is_over in told.items() if is_over]


def pages() -> list[Page]:
    """Every page that one who has signed in meets; `lead`, `head`, `unit`, `office`, `admin` read them."""
    activity, goal = f"{BOARD}-akt-001", f"{BOARD}-mal-001"
    documents, task, part = "documents.Document", "followup.Task", "followup.Part"
    work, aim, numbers, row = "planning.Activity", "planning.Goal", "indicators.Observation", "audit.AuditRow"
    place, occasion = "org.Organisation", "cycle.Occasion"
    both = f"?a={BOARD}-{YEAR}-verksamhetsplan&b={BOARD}-{YEAR}-augusti"
    return [
        Page("start", "unit", "/", aim),
        Page("my_page_unit", "unit", "/min-sida/", task),
        Page("my_page_lead", "lead", "/min-sida/", task),
        Page("my_page_head", "head", "/min-sida/", part),
        Page("my_page_office", "office", "/min-sida/", part),
        Page("report_form", "unit", f"/rapportera/{AT}/augusti/{UNIT}/", task),
        Page("report_form_head", "head", f"/rapportera/{AT}/augusti/{UNIT}/", task),
        Page("report_form_board", "lead", f"/rapportera/{AT}/augusti/{BOARD}/", task),
        Page("progress", "office", "/laget/", part),
        Page("progress_board", "head", f"/laget/{AT}/augusti/", part),
        Page("boards", "unit", "/namnder/", place),
        Page("board", "lead", f"/namnder/{AT}/", work),
        Page("board_unit", "unit", f"/namnder/{AT}/", work),
        Page("goal", "lead", f"/namnder/{AT}/mal/{goal}/", work),
        Page("indicator", "lead", f"/namnder/{AT}/indikatorer/ind-0001/", numbers),
        Page("documents", "office", "/dokument/", documents),
        Page("document_plan", "lead", f"/dokument/{PLAN}/", work),
        Page("document_report", "head", f"/dokument/{REPORT}/", work),
        Page("document_decided", "office", f"/dokument/{DECIDED}-{YEAR}-verksamhetsplan/", work),
        Page("review", "lead", f"/dokument/{REPORT}/granskning/", work),
        Page("comments", "head", f"/dokument/{REPORT}/kommentarer/", work),
        Page("decision", "lead", f"/dokument/{REPORT}/beslut/", documents),
        Page("editions", "office", f"/dokument/{DECIDED}-{YEAR}-verksamhetsplan/utgavor/", documents),
        Page("compare_pick", "office", "/jamfor/", documents),
        Page("compare", "lead", f"/jamfor/{both}", work),
        Page("planning", "office", "/planera/", place),
        Page("plan_tree", "lead", f"/planera/{AT}/", work),
        Page("plan_tree_unit", "unit", f"/planera/{UNIT}/{YEAR}/", work),
        Page("plan_activity", "lead", f"/planera/{AT}/aktivitet/{activity}/", work),
        Page("plan_goal", "lead", f"/planera/{AT}/mal/{goal}/", work),
        Page("action_plans", "lead", "/planera/handlingsplaner/", work),
        Page("steering", "office", "/planera/styrmodell/", aim),
        Page("thread", "lead", f"/traden/{AT}/", work),
        Page("thread_unit", "unit", f"/traden/{UNIT}/{YEAR}/", work),
        Page("texts", "lead", f"/texter/{AT}/", work),
        Page("text", "lead", f"/texter/{AT}/avsnitt/{BOARD}-overview/", work),
        Page("wheel", "unit", "/ar/2026/", occasion),
        Page("year", "office", f"/ar/{YEAR}/", occasion),
        Page("occasion", "office", f"/ar/{YEAR}/tillfallen/augusti/", occasion),
        Page("checklist", "office", f"/ar/{YEAR}/tillfallen/augusti/checklista/", task),
        Page("promises", "office", f"/ar/{YEAR}/tillfallen/augusti/loften/", task),
        Page("reminders", "office", f"/ar/{YEAR}/tillfallen/augusti/paminnelser/", task),
        Page("rule_packs", "office", "/ar/anvisningar/", occasion),
        Page("roll_over", "office", f"/ar/{YEAR}/overfor/", work),
        Page("roll_over_group", "office", f"/ar/{YEAR}/overfor/?grupp=carried&sida=2", work),
        Page("dialogues", "lead", "/dialoger/", part),
        Page("council", "office", f"/fullmaktige/{YEAR}/", aim),
        Page("council_goal", "office", f"/fullmaktige/{YEAR}/mal/kf-01/", aim),
        Page("council_answers", "lead", f"/fullmaktige/{YEAR}/svar/{BOARD}/", aim),
        Page("search_some", "unit", "/sok/?q=trygg", work),
        Page("search_many", "office", "/sok/?q=a", work),
        Page("history", "lead", f"/historik/planning.activity/{activity}/", row),
        Page("account", "unit", "/mitt-konto/", "accounts.User"),
        Page("accounts", "admin", "/konton/", "accounts.User"),
        Page("account_person", "admin", "/konton/70/", "accounts.User"),
        Page("rights", "unit", "/om/rattigheter/", row),
    ]


def clients() -> dict[str, Any]:
    """A client for each reader, signed in."""
    from django.test import Client

    from rodatraden.foundation.accounts.models import RoleGrant, User

    held = {
        "lead": ("development_lead", BOARD),
        "head": ("head_of_administration", "forvaltning-01"),
        "unit": ("unit_manager", UNIT),
        "office": ("central_office", ""),
        "admin": ("administrator", ""),
    }
    found = {}
    for name, (role, place) in held.items():
        grant = RoleGrant.objects.filter(role=role, place=place).order_by("pk")[0]
        found[name] = Client()
        found[name].force_login(User.objects.get(pk=grant.user_id))
    return found


def decide() -> None:
    """Decide one board's plan, so that there are editions."""
    from datetime import date

    from rodatraden.documents.actions import DecisionFacts, accept_findings, decide_document
    from rodatraden.documents.models import Document
    from rodatraden.documents.queries import review
    from rodatraden.foundation.accounts.actions import system_user

    by = system_user()
    document = Document.objects.select_related("scope", "template").get(key=f"{DECIDED}-{YEAR}-verksamhetsplan")
    if document.editions.exists():
        return
    accept_findings(by=by, document=document, findings=review(document), reason="Godtas för mätningen.")
    facts = DecisionFacts(body="Nämnden", decided_on=date(YEAR, 2, 1), paragraph="§ 1", case_number="N 2026/1")
    decide_document(by=by, document=document, facts=facts)


def change() -> None:
    """Somebody changes the board's plan and its report."""
    from django.db import transaction

    from rodatraden.apps.cycle.actions import mark_changed
    from rodatraden.apps.cycle.models import Scope
    from rodatraden.foundation.accounts.actions import system_user

    with transaction.atomic():
        for scope in Scope.objects.filter(board__key__in=(BOARD, UNIT), year=YEAR).order_by("pk"):
            mark_changed(by=system_user(), scope=scope)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock."""
    clock, start = time.perf_counter(), time.process_time()
    work()
    return (time.process_time() - start) * 1000, (time.perf_counter() - clock) * 1000


def measure(page: Page, client: Any, runs: int) -> str:
    """Fill in the page's figures; gives what went wrong, if anything."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def read() -> Any:
        return client.get(page.address)

    answer = read()
    if answer.status_code != 200:
        return f"{page.name}: {page.address} answers {answer.status_code} {answer.headers.get('Location', '')}"
    content = answer.content
    inside = content[content.find(b"<main") : content.rfind(b"</main>")] if b"<main" in content else content
    page.size, page.rows = len(content), len(_ROW.findall(inside))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read()
    page.queries = len(asked)
    if not runs:
        return ""
    for _ in range(3):
        change()
        page.first.append(timed(read)[0])
    change()
    with CaptureQueriesContext(connection) as asked:
        read()
    page.first_queries = len(asked)
    bare = f"/naken/{page.of}/{max(page.rows, 1)}/"
    assert client.get(bare).status_code == 200, bare
    for _ in range(runs):
        page.bare.append(timed(lambda: client.get(bare))[0])
        taken, clock = timed(read)
        page.times.append(taken)
        page.clock.append(clock)
    return ""


HEAD = (
    f"{'page':18} {'median':>7} {'p95':>7} {'clock':>7} {'bare':>6} {'first':>7} {'queries':>10} {'kB':>6} {'rows':>5}"
)


def line(page: Page, small: dict[str, int]) -> str:
    """The page's figures."""
    asked = f"{page.queries}" + (f"={small[page.name]}" if page.name in small else "") + f"/{page.first_queries}"
    return (
        f"{page.name:18} {median(page.times):7.1f} {page.p95:7.1f} {median(page.clock):7.1f} {median(page.bare):6.1f} "
        f"{median(page.first):7.0f} {asked:>10} {page.size / 1000:6.0f} {page.rows:5}"
    )


def counted_small() -> dict[str, int]:
    """How many questions each page asks in a small municipality, in a process of its own."""
    command = [sys.executable, __file__, "--small", "--runs", "0"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def run(options: argparse.Namespace) -> None:
    """Measure every page and print."""
    from django.conf import settings
    from django.core.cache import cache

    from rodatraden.foundation.search.actions import rebuild
    from rodatraden.web.search.sources import SOURCES

    settings.ROOT_URLCONF = "bare_page"
    cache.clear()
    decide()
    rebuild(sources=SOURCES)
    readers = clients()
    asked = [page for page in pages() if not options.only or options.only in page.name]
    small = counted_small() if options.again else {}
    done, wrong = [], []
    if options.runs:
        print(f"milliseconds of the processor; {municipality.load_words()}\n{HEAD}", flush=True)
    for page in asked:
        fault = measure(page, readers[page.reader], options.runs)
        if fault:
            wrong.append(fault)
            continue
        done.append(page)
        if options.runs:
            print(line(page, small), flush=True)
    print("\n".join(wrong), file=sys.stderr)
    if not options.runs:
        print(json.dumps({page.name: page.queries for page in done}))
        return
    print(f"{municipality.load_words()}; {len(done)} pages, {sum(bool(page.over) for page in done)} over a limit")
    for page in done:
        if page.over:
            print(f"over: {page.name} ({', '.join(page.over)})")
        if page.name in small and small[page.name] != page.queries:
            print(f"queries grow: {page.name} {small[page.name]} -> {page.queries}")
    for page in done:
        print(f"BENCH page_{page.name} {page.ratio:.2f} {LIMIT}")


def main() -> None:
    """Prepare the municipality and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="", help="a folder that `rodatraden generate` has filled")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--again", action="store_true", help="count questions in a small municipality too")
    parser.add_argument("--small", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    with municipality.opened(options.data, small=options.small):
        run(options)


if __name__ == "__main__":
    main()
