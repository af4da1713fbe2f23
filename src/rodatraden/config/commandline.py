"""The `rodatraden` command: Django's command line with our settings and our commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility, get_commands
from django.core.management.base import BaseCommand, OutputWrapper
from django.db.utils import OperationalError, ProgrammingError

from rodatraden.config import environment
from rodatraden.config.swedish_arguments import speak_swedish
from rodatraden.foundation.errors import Refusal

_REFUSED = 1
_USED_WRONGLY = 2


def main() -> None:
    """Run one command; end with 0 done, 1 the work itself says no, 2 used wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodatraden.config.settings")
    try:
        environment.prepare(environment.data_folder())
        _ = settings.INSTALLED_APPS  # Reads the settings, so that what is wrong with them is told first.
        speak_swedish()
        _Commands(["rodatraden", *_with_module_name(sys.argv[1:])]).execute()
    except Refusal as refusal:
        _end(refusal.sentence, refusal.exit_status)
    except ImproperlyConfigured as error:
        _end(str(error), _USED_WRONGLY)
    except (OperationalError, ProgrammingError) as error:
        _end(f"Databasen går inte att använda ({str(error).strip()}): kör rodatraden migrate.", _REFUSED)
    except KeyboardInterrupt:
        _end("Avbrutet.", _REFUSED)


class _Sentences(OutputWrapper):
    """Writes why a command says no as one sentence, without the name that Django puts before it."""

    def write(  # type: ignore[override]
        self, msg: str = "", style_func: Callable[[str], str] | None = None, ending: str | None = None
    ) -> None:
        """Write the sentence alone."""
        super().write(msg.removeprefix("CommandError: "), style_func, ending)


class _Commands(ManagementUtility):
    """Django's commands, that answer in Swedish."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """The command; one that is not there is used wrongly."""
        if subcommand not in get_commands():
            _end(f"Kommandot {subcommand} finns inte: rodatraden help visar dem som finns.", _USED_WRONGLY)
        command = super().fetch_command(subcommand)
        command.stderr = _Sentences(sys.stderr)
        command.stderr.style_func = command.style.ERROR
        return command

    def main_help_text(self, commands_only: bool = False) -> str:
        """Our commands first, then Django's."""
        named = {name.replace("_", "-"): app for name, app in get_commands().items()}
        own = sorted(name for name, app in named.items() if str(app).startswith("rodatraden."))
        if commands_only:
            return "\n".join(sorted(named))
        rest = sorted(named.keys() - own)
        told = ["Skriv rodatraden KOMMANDO --help för att läsa om ett kommando.", "", "Röda trådens kommandon:"]
        return "\n".join([*told, *(f"    {name}" for name in own), "", "Djangos:", *(f"    {name}" for name in rest)])


def _with_module_name(arguments: list[str]) -> list[str]:
    """The arguments with the command as its file is named: import-reference stands in import_reference."""
    return [name.replace("-", "_") if name[:1] != "-" else name for name in arguments[:1]] + arguments[1:]


def _end(sentence: str, status: int) -> None:
    sys.stdout.flush()
    print(sentence, file=sys.stderr)
    sys.exit(status)
