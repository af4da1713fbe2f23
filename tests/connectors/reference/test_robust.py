"""Whatever a reference file lacks, it is read or refused in a sentence: never an unexpected error."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from ruamel.yaml import YAML

from rodatraden.connectors.reference.build import plan_files
from rodatraden.connectors.reference.unreadable import ReferenceUnreadable
from tests.connectors.reference.conftest import FILES

Path = tuple[str | int, ...]


def paths(tree: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every key and list item of a tree."""
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in below:
        yield (*path, key)
        yield from paths(value, (*path, key))


@pytest.mark.parametrize("stem", ["plan", "report"])
@pytest.mark.parametrize("seed", range(12))
def test_file_with_a_key_lost_or_a_word_in_its_place_is_read_or_refused(stem: str, seed: int) -> None:
    tree = YAML(typ="safe").load((FILES / f"{stem}.yaml").read_text(encoding="utf-8"))
    chosen = random.Random(seed)
    path = chosen.choice(list(paths(tree)))
    changed = copy.deepcopy(tree)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    if seed % 2:
        del holder[path[-1]]
    else:
        holder[path[-1]] = "xyz"
    data = json.dumps(changed, ensure_ascii=False).encode()
    said = told(data, (FILES / f"{stem}.txt").read_bytes())
    assert said == "" or (said.startswith("a.yaml, rad ") and said.endswith("."))


def told(yaml: bytes, text: bytes) -> str:
    """The sentence of a refusal; "" when the files are read."""
    try:
        made = plan_files([("a.yaml", yaml, "a.txt", text)])
    except ReferenceUnreadable as refused:
        return refused.sentence
    return "" if "kommun.yaml" in made else "ingen fil"
