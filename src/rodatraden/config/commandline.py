"""The `rodatraden` command: Django's command line with our settings and our commands."""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError, ProgrammingError

from rodatraden.config import environment
from rodatraden.foundation.errors import Refusal

_REFUSED = 1
_USED_WRONGLY = 2


def main() -> None:
    """Run one command; end with 0 done, 1 the work itself says no, 2 used wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodatraden.config.settings")
    try:
        environment.prepare(environment.data_folder())
        _ = settings.INSTALLED_APPS  # Reads the settings, so that what is wrong with them is told first.
        execute_from_command_line(["rodatraden", *_with_module_name(sys.argv[1:])])
    except Refusal as refusal:
        _end(refusal.sentence, refusal.exit_status)
    except ImproperlyConfigured as error:
        _end(str(error), _USED_WRONGLY)
    except (OperationalError, ProgrammingError) as error:
        _end(f"Databasen går inte att använda ({str(error).strip()}): kör rodatraden migrate.", _REFUSED)
    except KeyboardInterrupt:
        _end("Avbrutet.", _REFUSED)


def _with_module_name(arguments: list[str]) -> list[str]:
    """The arguments with the command as its file is named: import-reference stands in import_reference."""
    return [name.replace("-", "_") if name[:1] != "-" else name for name in arguments[:1]] + arguments[1:]


def _end(sentence: str, status: int) -> None:
    sys.stdout.flush()
    print(sentence, file=sys.stderr)
    sys.exit(status)
