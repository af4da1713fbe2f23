"""What the command line says by itself, in Swedish: argparse and Django have only English words for it."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

_WORDS = {
    "usage: ": "användning: ",
    "options": "val",
    "positional arguments": "argument",
    "show this help message and exit": "visa den här hjälpen",
    "show program's version number and exit": "visa versionen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "the following arguments are required: %s": "det här saknas: %s",
    "unrecognized arguments: %s": "det här känns inte igen: %s",
    "expected one argument": "ett värde saknas",
    "expected at least one argument": "minst ett värde saknas",
    "expected at most one argument": "högst ett värde kan anges",
    "not allowed with argument %s": "kan inte användas tillsammans med %s",
    "one of the arguments %s is required": "ett av %s behövs",
    "invalid %(type)s value: %(value)r": "värdet %(value)r passar inte här",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finns inte att välja; välj något av %(choices)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyda %(matches)s; skriv ut hela",
    "ignored explicit argument %r": "värdet %r hör inte hemma här",
    "can't open '%(filename)s': %(error)s": "filen %(filename)s går inte att öppna: %(error)s",
}
"""argparse's own messages; what is not here is said as it is."""

_HELP = {
    "--version": "visa versionen",
    "--verbosity": "hur mycket som skrivs ut: 0 minst, 1 som vanligt, 2 mer, 3 allt",
    "--settings": "en annan inställningsmodul, för den som utvecklar",
    "--pythonpath": "en mapp till att hämta kod ur, för den som utvecklar",
    "--traceback": "visa var i koden ett fel uppstod",
    "--no-color": "skriv utan färger",
    "--force-color": "skriv med färger",
    "--skip-checks": "hoppa över kontrollen av inställningarna",
}
"""What Django's options for every command do."""


def speak_swedish() -> None:
    """Let argparse and Django's commands say in Swedish what they say by themselves."""
    argparse._ = lambda text: _WORDS.get(text, text)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, number: _counted(one if number == 1 else many)  # type: ignore[attr-defined]
    made = BaseCommand.create_parser

    def create_parser(self: BaseCommand, *given: Any, **more: Any) -> CommandParser:
        parser = made(self, *given, **more)
        for action in parser._actions:  # noqa: SLF001 -- argparse has no other way to them
            for option in action.option_strings:
                action.help = _HELP.get(option, action.help)
        return parser

    BaseCommand.create_parser = create_parser  # type: ignore[method-assign]


def _counted(text: str) -> str:
    return {"expected %s argument": "%s värde saknas", "expected %s arguments": "%s värden saknas"}.get(text, text)
