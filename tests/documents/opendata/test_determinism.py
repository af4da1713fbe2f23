"""The same tree gives the same bytes, in another process with other hash seeds too."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rodatraden.core.document.figure import Mode

ROOT = Path(__file__).parents[3]
PROGRAM = """
import hashlib
from rodatraden.core.document.figure import Mode
from rodatraden.documents.excel import render_xlsx
from rodatraden.documents.opendata import render_json
from rodatraden.documents.word import render_docx
from tests.documents.sample import sample_document
from tests.documents.word.conftest import pictures

document = sample_document(Mode({mode!r}))
for data in (render_docx(document, pictures(document)), render_xlsx(document), render_json(document)):
    print(hashlib.sha256(data).hexdigest())
"""


def _hashes(mode: Mode, seed: str, zone: str) -> list[str]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path}
    program = PROGRAM.format(mode=mode.value)
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True)
    return done.stdout.split()


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(Mode))
def test_word_excel_and_json_have_same_bytes_in_every_process(mode: Mode) -> None:
    first = _hashes(mode, "1", "Europe/Stockholm")
    assert len({*first}) == 3
    assert all(len(found) == len(hashlib.sha256().hexdigest()) for found in first)
    assert _hashes(mode, "2", "America/Bogota") == first
