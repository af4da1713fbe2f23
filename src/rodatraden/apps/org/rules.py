"""Who may replace the organisation."""

from __future__ import annotations

from rodatraden.foundation.accounts.rules import is_development_lead
from rodatraden.foundation.permissions import define

IMPORT_ORGANISATION = define("org.import", is_development_lead, to="läsa in organisationen")
