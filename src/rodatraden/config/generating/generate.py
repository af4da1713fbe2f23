"""Generate a whole municipality into an empty database."""

from collections.abc import Callable
from random import Random

from django.db import transaction

from rodatraden.config.errors import NotNew
from rodatraden.config.generating.municipality import shared_file
from rodatraden.config.generating.people import add_people
from rodatraden.config.generating.plans import BoardPlan
from rodatraden.config.generating.size import Size
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import ParsedFile
from rodatraden.documents.actions import open_documents
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.queries import any_person_exists


def generate(size: Size, *, seed: int, password: str, say: Callable[[str], None]) -> None:
    """The same seed and size give the same municipality; raises NotNew for a database that is in use."""
    if any_person_exists():
        raise NotNew
    random = Random(seed)  # noqa: S311 - names and numbers, no secrets
    by = system_user()
    with transaction.atomic():
        load([ParsedFile(file=shared_file(size, random), filename="kommun")], by=by)
        say(f"Kommunen: {size.boards} nämnder, {size.units} enheter, {size.indicators} indikatorer.")
        for number in range(size.boards):
            board = BoardPlan(size, number, random)
            files = [ParsedFile(file=file, filename=board.board) for file in (board.plan(), board.report())]
            load(files, by=by)
            say(f"{board.board}: plan och rapport.")
        opened = open_documents(by=by)
        say(f"{len(opened)} dokument öppnade.")
        people = add_people(size, random, by=by, password=password)
        say(f"{people} personer med roller.")
