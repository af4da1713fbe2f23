"""`rodatraden seal` and `rodatraden audit`."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from rodatraden.foundation.audit.models import AuditRow, SealedBatch
from rodatraden.foundation.audit.queries import chain_head
from tests.foundation.audit.conftest import Write


def told(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_seal_tells_what_it_sealed(write: Write) -> None:
    write(3)
    rows = AuditRow.objects.count()
    assert told("seal") == f"{rows} ändringar förseglade i 1 omgångar.\n"
    assert told("seal") == "Allt är redan förseglat.\n"


def test_head_is_json_to_keep_elsewhere(write: Write) -> None:
    told("seal")
    write(2)
    head, told_head = chain_head(), json.loads(told("audit", "--head"))
    assert (told_head["number"], told_head["hash"], told_head["unsealed"]) == (1, head.hash, 2)
    assert told_head["oldest_unsealed"] is not None


def test_verify_states_the_tail(write: Write) -> None:
    told("seal")
    assert told("audit", "--verify").endswith("Ingen väntar på försegling.\nÄndringsloggen stämmer.\n")
    write(2)
    assert " 2 väntar på försegling, den äldsta från 20" in told("audit", "--verify")


def test_verify_names_what_does_not_fit_and_ends_with_1(write: Write) -> None:
    ids = write(2)
    told("seal")
    AuditRow.objects.filter(pk=ids[0]).update(reason="annat")
    out = StringIO()
    with pytest.raises(CommandError, match="Ändringsloggen stämmer inte: 1 fel") as caught:
        call_command("audit", "--verify", stdout=out)
    assert caught.value.returncode == 1
    assert f"Rad {ids[0]} i omgång 1 är ändrad efter förseglingen.\n" in out.getvalue()


def test_verify_against_a_kept_head_finds_a_shortened_chain(write: Write, tmp_path: Path) -> None:
    write(2)
    told("seal")
    kept = tmp_path / "kedja.json"
    kept.write_text(told("audit", "--head"), "utf-8")
    assert "Ändringsloggen stämmer." in told("audit", "--verify", f"--known={kept}")
    AuditRow.objects.update(sealed_in=None)
    SealedBatch.objects.all().delete()
    with pytest.raises(CommandError, match="1 fel"):
        told("audit", "--verify", f"--known={kept}")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"number": "ett", "hash": ""}'])
def test_known_head_that_is_none_is_refused(system: object, tmp_path: Path, content: str) -> None:
    kept = tmp_path / "kedja.json"
    kept.write_text(content, "utf-8")
    with pytest.raises(CommandError, match="är inte ett kedjeslut") as caught:
        told("audit", "--verify", f"--known={kept}")
    assert caught.value.returncode == 2
