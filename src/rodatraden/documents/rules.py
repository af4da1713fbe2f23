"""Who may read, decide and publish documents."""

from rodatraden.apps.org.enums import INSIDE, RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.foundation.permissions import define

_DECIDES = held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.BOARD_SECRETARY, RoleKind.CENTRAL_OFFICE)

READ_UNDECIDED = define(
    "documents.read_undecided", held_by(*INSIDE, upward=True), to="läsa dokument som inte är beslutade"
)
ACCEPT_FINDING = define(
    "documents.accept_finding",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CONTROLLER, RoleKind.CENTRAL_OFFICE),
    to="godta anmärkningar i granskningen",
)
DECIDE_DOCUMENT = define("documents.decide", _DECIDES, to="registrera beslut om dokument")
PUBLISH_DOCUMENT = define("documents.publish", _DECIDES, to="publicera dokument")
OPEN_DOCUMENT = define(
    "documents.open",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE, RoleKind.HEAD_OF_ADMINISTRATION, RoleKind.UNIT_MANAGER),
    to="öppna dokument",
)
EDIT_TEMPLATES = define(
    "documents.edit_templates",
    held_by(RoleKind.CENTRAL_OFFICE, RoleKind.DEVELOPMENT_LEAD),
    to="ändra mallar för dokument",
)
TAKE_TEMPLATE = define(
    "documents.take_template",
    held_by(RoleKind.DEVELOPMENT_LEAD, RoleKind.CENTRAL_OFFICE),
    to="låta ett dokument följa en annan mall",
)
ROLL_OVER = define(
    "documents.roll_over",
    held_by(RoleKind.CENTRAL_OFFICE, RoleKind.DEVELOPMENT_LEAD),
    to="föra över planer till nästa år",
)
READ_PROPOSALS = define(
    "documents.read_proposals", held_by(RoleKind.BOARD_MEMBER), to="läsa förslag till nämnden från kallelsen"
)
COMMENT = define(
    "documents.comment",
    held_by(*(role for role in INSIDE if role is not RoleKind.AUDITOR), upward=True),
    to="kommentera dokument",
)
