"""The ways in which the wiring refuses."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal


class DatabaseBehind(Refusal):
    """The database has not been brought up to this version."""

    def __init__(self, count: int) -> None:
        """Say how many steps are missing."""
        super().__init__(f"Databasen saknar {count} steg till den här versionen: kör rodatraden migrate först.")


class AddressTaken(Refusal):
    """Something else answers at the address."""

    def __init__(self, host: str, port: int, why: str) -> None:
        """Name the address and the system's reason."""
        super().__init__(f"Det går inte att lyssna på {host}:{port} ({why}): välj en annan port med PORT eller --port.")


class NotNew(Refusal):
    """The demo was asked for in a database that is in use."""

    def __init__(self) -> None:
        """Say where the demo belongs."""
        super().__init__(
            "Databasen har redan konton, och demon läses bara in i en ny databas: "
            "ange en annan mapp i RODATRADEN_DATA_DIR."
        )


class DemoInPublic(Refusal):
    """The demo was asked for where anyone may reach it, with the password that everyone knows."""

    def __init__(self) -> None:
        """Say which variable mends it."""
        super().__init__(
            "Servern är öppen för andra (RODATRADEN_HOSTS) och demons lösenord är känt av alla: "
            "ange ett eget i RODATRADEN_DEMO_PASSWORD."
        )
