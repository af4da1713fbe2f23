"""Nothing of the reference documents' running text is left behind, and each bound number holds."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from rodatraden.connectors.planfile.references import ASSEMBLED, defined, references
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content.file import PlanFile

Files = Mapping[str, PlanFile]
STEMS = {
    "verksamhetsplan-2022-socialnamnden": ("kommun.yaml", "socialnamnden-2022.yaml"),
    "delarsrapport-mars-2019-socialnamnden": (
        "kommun.yaml",
        "socialnamnden-2019.yaml",
        "socialnamnden-2019-delar-1.yaml",
    ),
}
# What stands before the words themselves: numbers of lists, marks of notes, the name of a core value, a level.
BEFORE = re.compile(r"^\s*(?:\d+[.)]|\(\*+\)|\*|\w+ –|.*utvecklingsåtagande:)\s*")


def letters(text: str) -> str:
    return re.sub(r"[^a-zåäöé0-9]+", "", re.sub(r"\{\{[^}]*stated=\"([^\"]*)\"\}\}", r"\1", text).lower())


@pytest.mark.parametrize("stem", STEMS)
def test_every_sentence_of_the_text_stands_in_a_plan_file(real: Files, reference_dir: Path, stem: str) -> None:
    carried = letters("".join(re.sub(r"\n\s+", " ", write(real[name]).decode()) for name in STEMS[stem]))
    text = (reference_dir / "documents" / f"{stem}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if len(line.split()) >= 9 and line.rstrip().endswith((".", ","))]
    assert len(lines) > 40
    assert [line for line in lines if letters(BEFORE.sub("", line)) not in carried] == []


def test_files_refer_to_nothing_that_is_not_there(real: Files) -> None:
    have: dict[str, set[str]] = {}
    for file in real.values():
        for kind, keys in defined(file).items():
            have.setdefault(kind, set()).update(keys)
    lost = [
        (reference.kinds, reference.key)
        for file in real.values()
        for reference in references(file)
        if ASSEMBLED.isdisjoint(reference.kinds)
        and not reference.kinds[0].startswith("template_")
        and not any(reference.key in have.get(kind, ()) for kind in reference.kinds)
    ]
    assert lost == []


@pytest.mark.parametrize(("name", "count"), [("socialnamnden-2022.yaml", 15), ("socialnamnden-2019-delar-1.yaml", 52)])
def test_numbers_of_the_text_are_bound(real: Files, name: str, count: int) -> None:
    assert len(re.findall(r"\{\{", write(real[name]).decode())) == count
