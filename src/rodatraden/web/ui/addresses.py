"""Addresses by name, for lists: made once each, since the patterns stand still while the process runs."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=20_000)
def address(name: str, *args: str | int) -> str:
    """The address of a page."""
    return reverse(name, args=args)
