"""The `rodatraden` command: Django's command line with our settings and our commands."""

from __future__ import annotations

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from rodatraden.config import environment
from rodatraden.foundation.errors import Refusal

_WRONG_USE = 2


def main() -> None:
    """Run one command; end with 0 done, 1 the work says no, 2 used wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodatraden.config.settings")
    try:
        environment.prepare(environment.data_folder())
        execute_from_command_line(["rodatraden", *sys.argv[1:]])
    except Refusal as refusal:
        sys.exit(_say(refusal.sentence, refusal.exit_status))
    except ImproperlyConfigured as error:
        sys.exit(_say(str(error), _WRONG_USE))


def _say(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status
