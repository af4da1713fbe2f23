"""A template that asks for what is not there fails."""

from __future__ import annotations

from typing import Never

import pytest
from django.conf import settings


class UndefinedVariable(Exception):
    """A template named a variable that the view did not give it."""


class _Undefined(str):
    """Stands where Django would print nothing, and refuses to be printed."""

    __slots__ = ()

    def __contains__(self, item: object) -> bool:
        """Claim the place where Django puts the variable's name."""
        return item == "%s" or super().__contains__(str(item))

    def __mod__(self, variable: object) -> Never:
        """Refuse, with the name."""
        raise UndefinedVariable(f"The template variable {variable} is undefined")

    def __str__(self) -> Never:
        """Refuse where Django does not tell the name."""
        raise UndefinedVariable("A template variable led to something that does not exist")

    __html__ = __str__


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Put the refusing value into the template engine before it is first used."""
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = _Undefined("%s")
