"""The documentation of the plan file holds: its examples are read, its schema is this one."""

import json
import re
from pathlib import Path

import pytest

from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.planfile.schema import json_schema, schema_text
from rodatraden.connectors.planfile.write import write
from rodatraden.core.missing import MissingReason
from rodatraden.core.prose.address import COUNTED
from rodatraden.core.prose.brackets import REFERENCE_KINDS

DOCS = Path(__file__).parents[3] / "docs"
GUIDE = (DOCS / "plan-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def test_guide_has_an_example_of_each_scope_and_of_published_mode() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("number", range(4))
def test_example_of_the_guide_is_read_and_comes_back(number: int) -> None:
    file = parse(EXAMPLES[number].encode(), "exempel.yaml").file
    assert parse(write(file), "exempel.yaml").file == file


@pytest.mark.parametrize("word", [*MissingReason, *COUNTED, *REFERENCE_KINDS])
def test_guide_names_every_word_of_the_format(word: str) -> None:
    assert re.search(rf"`[^`]*\b{word}\b", GUIDE)


def test_schema_in_the_documentation_is_the_one_generated() -> None:
    assert (DOCS / "plan-file.schema.json").read_text(encoding="utf-8") == schema_text(), (
        "Run `python -m rodatraden.connectors.planfile.schema > docs/plan-file.schema.json`"
    )


def test_every_reference_of_the_schema_is_defined() -> None:
    schema = json_schema()
    used = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema)))
    assert used == set(schema["$defs"])
