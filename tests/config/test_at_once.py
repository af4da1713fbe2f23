"""Two processes that do the same at the same moment, each database as it is in use."""

from __future__ import annotations

import pytest

from tests.config.town import Town

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
_PERSON = """
import django; django.setup()
from rodatraden.foundation.accounts.actions import create_user, system_user
create_user(by=system_user(), email="ada@kommun.example", name="Ada", password="en lång lösenfras")
"""
_PUT = """
from django.db import transaction
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.outbox.actions import put
with transaction.atomic():
    for number in range(100):
        put(key=f"k{number}", kind="reminder", to=User.objects.get(name="Ada"), subject="Ämne", body="Text")
"""
_REFRESH = """
from rodatraden.foundation.search.actions import refresh
from rodatraden.foundation.search.entries import Changes, Entry, Source
things = [Entry(kind="goal", key=str(number), place="", title=f"Mål {number}") for number in range(500)]
refresh(sources=[Source(name="shelf", everything=lambda: things, changed=lambda since: Changes())])
"""
_COUNTED = """
import django; django.setup()
from rodatraden.foundation.search.models import SearchEntry
print(SearchEntry.objects.filter(source="shelf").count())
"""


def test_message_asked_for_twice_at_the_same_moment_is_one(town: Town) -> None:
    town.run(_PERSON)
    town.together(_PUT)
    assert town.state() == ["(0, False, '')"] * 100


def test_search_refreshed_twice_at_the_same_moment_is_whole(town: Town) -> None:
    town.together(_REFRESH)
    assert town.run(_COUNTED) == "500\n"
