"""The command line as somebody new meets it: the right status, one Swedish sentence, no traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections

from rodatraden.config.commandline import main
from rodatraden.documents.models import AcceptedFinding, Document, Edition
from tests.documents.board import FIXTURES

PLAN = "omsorgsnamnden-2024-verksamhetsplan"
DECISION = ("--body", "Nämnden", "--date", "2023-12-14", "--paragraph", "§ 1", "--case-number", "ON-1")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give the status, what was printed and what was said of a command."""

    def command(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["rodatraden", *map(str, arguments)])
        # A command of its own closes its connections when it ends; here they are the test's.
        monkeypatch.setattr(connections, "close_all", lambda: None)
        capsys.readouterr()
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return command


@pytest.fixture
def imported(db: None, run: Run) -> None:
    """The board of the fixtures, as a new user brings it in."""
    status, _, said = run("import", *(FIXTURES / name for name in ("kommun.yaml", "plan.yaml", "report.yaml")))
    assert (status, said) == (0, "")


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("check", "finns-inte"), 1, "Det finns inget dokument med nyckeln ”finns-inte”."),
        (("verify", "finns-inte"), 1, "Det finns inget dokument med nyckeln ”finns-inte”."),
        (("verify", PLAN), 1, "är inte beslutad"),
        (("render", "finns-inte", "--format", "json", "--out", "a"), 1, "Det finns inget dokument"),
        (("render", PLAN, "--format", "json", "--out", "/finns/inte/a.json"), 2, "går inte att skriva"),
        (("render", PLAN, "--format", "json", "--out", "/"), 2, "går inte att skriva"),
        (("render", PLAN, "--format", "json", "--out", "a", "--frozen"), 1, "är inte beslutad"),
        (("render", PLAN, "--format", "gif", "--out", "a"), 2, "--format"),
        (("decide", PLAN), 1, "Ett beslut behöver beslutande organ och beslutsdatum och paragraf."),
        (("decide", PLAN, "--date", "igår"), 2, "”igår” är inget datum; skriv år-månad-dag, som 2022-03-31"),
        (("decide", PLAN, "--date", "2023-02-30"), 2, "”2023-02-30” är inget datum"),
        (("decide", PLAN, *DECISION, "--valid-from", "2024-01-01"), 2, "--valid-from hör till en revidering"),
        (("decide", PLAN, "--correction", "a", "--body", "b"), 2, "ta bort --body"),
        (("decide", PLAN, "--correction", "a", "--revision", "b"), 2, "--revision"),
        (("decide", PLAN, "--correction", "Fel"), 1, "är inte beslutad"),
        (("decide", PLAN, *DECISION, "--revision", "Ny ram"), 1, "är inte beslutad"),
        (("decide", PLAN, *DECISION, "--accept-faults", " "), 1, "Skriv varför"),
        (("decide", PLAN, *DECISION[:-1], "x" * 101), 1, "korta till högst 100"),
        (("decide", "finns-inte", *DECISION), 1, "Det finns inget dokument"),
        (("decide",), 2, "DOKUMENT"),
        (("export", "--board", "finns-inte", "--year", "2024"), 1, "Det finns inget innehåll"),
        (("export", "--board", "omsorgsnamnden"), 2, "--year"),
        (("import", "/finns/inte.yaml"), 2, "går inte att läsa"),
        (("import", "/"), 2, "går inte att läsa"),
        (("import",), 2, "FIL"),
        (("import-reference", "a.yaml", "--out", "x"), 2, "i par"),
        (("import-reference", "a.yaml", "a.txt", "--out", "x"), 1, "går inte att läsa"),
    ],
)
def test_wrong_use_is_told(run: Run, arguments: tuple[object, ...], status: int, sentence: str) -> None:
    ended, _, said = run(*arguments)
    assert ended == status, said
    assert sentence in said
    assert "Traceback" not in said
    assert Edition.objects.count() == AcceptedFinding.objects.count() == 0


BAD_FILES = {
    "tom": b"",
    "bruten": b"schema: [",
    "kodning": "schema: rodatraden/plan/1\nåäö".encode("latin-1"),
    "utf16": "schema: x".encode("utf-16"),
    "noll": b"schema: \x00",
    "lista": b"- a\n- b\n",
    "ord": b"hej",
    "ankare": b"schema: &a x\nscope: *a\n",
    "bomb": b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
    "etikett": b"schema: !!python/object:os.system x\n",
    "dubbelt": b"schema: rodatraden/plan/1\nschema: rodatraden/plan/1\n",
    "okant": b"schema: rodatraden/plan/1\nskop: x\n",
    "flera": b"schema: rodatraden/plan/1\n---\nschema: rodatraden/plan/1\n",
    "djup": b"[" * 5000,
    "annat": b"schema: rodatraden/plan/9\nscope: {level: municipality}\nmunicipality: {id: '1', name: a}\n",
    "tabb": b"schema:\n\tx: y\n",
    "pdf": b"%PDF-1.7\n\xe2\xe3\xcf\xd3",
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_told_in_one_sentence_with_its_name(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.yaml"
    file.write_bytes(BAD_FILES[name])
    status, _, said = run("import", file)
    assert status == 1
    assert said.startswith(f"{name}.yaml")
    assert len(said.strip().splitlines()) == 1


@pytest.mark.usefixtures("imported")
def test_a_year_of_work_on_the_command_line(run: Run, tmp_path: Path) -> None:
    status, listed, said = run("documents")
    assert status == 0, said
    assert [line.split("\t")[0] for line in listed.splitlines()] == ["omsorgsnamnden-2024-mars", PLAN]
    status, shown, said = run("check", PLAN)
    assert (status, "Traceback" in said, bool(shown)) == (0, False, True)
    status, shown, said = run("decide", PLAN, *DECISION, "--publish")
    assert (status, said) == (0, "")
    assert "utgåva 1" in shown
    status, shown, said = run("verify", PLAN)
    assert (status, said) == (0, "")
    out = tmp_path / "plan.json"
    assert run("render", PLAN, "--format", "json", "--out", out, "--frozen")[0] == 0
    assert b'"decision"' in out.read_bytes()
    status, _, said = run("decide", PLAN, *DECISION)
    assert (status, "redan beslutad" in said) == (1, True)
    status, _, said = run("import", FIXTURES / "plan.yaml")
    assert (status, said) == (0, "")


@pytest.mark.usefixtures("imported")
def test_decision_that_is_refused_leaves_no_accepted_findings(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "plan.yaml"
    old = "survey: {respondents: 24, asked: 62}"
    new = "survey: {respondents: 24, asked: 62, stated_margin: 16, stated_low: 75, stated_high: 97}"
    wrong.write_text((FIXTURES / "plan.yaml").read_text("utf-8").replace(old, new), "utf-8")
    assert run("import", wrong)[0] == 0
    assert run("check", PLAN)[0] == 1
    assert run("decide", PLAN, *DECISION)[0] == 1
    assert run("decide", PLAN, "--accept-faults", "Står så i källan")[0] == 1
    assert AcceptedFinding.objects.count() == 0
    assert run("decide", PLAN, *DECISION, "--accept-faults", "Står så i källan")[0] == 0
    assert Document.objects.get(key=PLAN).editions.count() == 1


@pytest.mark.parametrize("command", ["render", "decide", "verify", "documents", "check", "import", "export"])
def test_help_names_what_it_takes_in_swedish(run: Run, command: str) -> None:
    status, told, _ = run(command, "--help")
    assert status == 0
    ours = told.partition("--version")[0]
    assert [word for word in (" BODY", " OUT", " DATE", "CASE_NUMBER", "VALID_FROM") if word in ours] == []
