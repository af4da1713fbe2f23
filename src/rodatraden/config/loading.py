"""Load the demo: accounts and content, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from rodatraden.config.demo import load_demo
from rodatraden.config.demo_accounts import create_demo_accounts
from rodatraden.config.demo_work import start_work
from rodatraden.config.errors import NotNew
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.queries import any_person_exists


@transaction.atomic
def load(*, say: Callable[[str], None]) -> None:
    """Load the demo into a new database; raises NotNew for any other."""
    if any_person_exists():
        raise NotNew
    people = create_demo_accounts(by=system_user())
    load_demo(by=people["utvecklingsledare@demo.example"], say=say)
    start_work(people=people, say=say)
