"""The park board of the demo, whose units report: its files, and its people."""

from importlib.resources import files

from rodatraden.apps.org.enums import RoleKind
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.foundation.accounts.models import User
from tests.harness.people import make_person

BOARD, OFFICE = "parknamnden", "parkforvaltningen"
PARKS, PLAY, TREES = "parkdriften", "lek-och-trygghet", "tradenheten"
FILES = ("kommun", "parknamnden-2025", "parknamnden-2025-mars")
PEOPLE = {
    "parks": (RoleKind.UNIT_MANAGER, PARKS, "Elin Enhetschef"),
    "play": (RoleKind.UNIT_MANAGER, PLAY, "Love Lekchef"),
    "reporter": (RoleKind.REPORTER, TREES, "Ravi Rapportör"),
    "trees": (RoleKind.UNIT_MANAGER, TREES, "Tove Trädchef"),
    "head": (RoleKind.HEAD_OF_ADMINISTRATION, OFFICE, "Frida Förvaltningschef"),
    "controller": (RoleKind.CONTROLLER, BOARD, "Conny Controller"),
    "lead": (RoleKind.DEVELOPMENT_LEAD, BOARD, "Ulla Utvecklingsledare"),
    "outsider": (RoleKind.UNIT_MANAGER, "barnahuset", "Ove Utanför"),
}


def load_park(by: User, *more: str) -> None:
    """Bring in the municipality, the plan and the report of March."""
    folder = files("rodatraden.config") / "demo_files"
    names = [f"{name}.yaml" for name in (*FILES, *more)]
    load([parse((folder / name).read_bytes(), name) for name in names], by=by)


def make_people(by: User) -> dict[str, User]:
    """Make the people who report, approve and look on."""
    return {key: make_person(by, role, name, place) for key, (role, place, name) in PEOPLE.items()}
