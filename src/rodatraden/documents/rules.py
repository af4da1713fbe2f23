"""Who may read, decide and publish documents."""

from rodatraden.foundation.accounts.rules import is_development_lead, is_reader
from rodatraden.foundation.permissions import define

READ_UNDECIDED = define("documents.read_undecided", is_reader, to="läsa dokument som inte är beslutade")
ACCEPT_FINDING = define("documents.accept_finding", is_development_lead, to="godta anmärkningar i granskningen")
DECIDE_DOCUMENT = define("documents.decide", is_development_lead, to="registrera beslut om dokument")
PUBLISH_DOCUMENT = define("documents.publish", is_development_lead, to="publicera dokument")
OPEN_DOCUMENT = define("documents.open", is_development_lead, to="öppna dokument")
