"""The ways in which reporting, handing over, approving and returning are refused."""

from __future__ import annotations

from collections.abc import Sequence

from rodatraden.core.checks.check import Finding
from rodatraden.foundation.errors import Refusal


class PartUnknown(Refusal):
    """Nothing of the kind is asked of the organisation at the occasion."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Det här efterfrågas inte av enheten vid tillfället.")


class PartFrozen(Refusal):
    """The board has decided."""

    def __init__(self) -> None:
        """Say that it stands."""
        super().__init__("Nämnden har beslutat om rapporten. Enheternas delar går inte att ändra längre.")


class PartApproved(Refusal):
    """The section is approved, so the unit no longer writes in it."""

    def __init__(self) -> None:
        """Say how to get it back."""
        super().__init__("Avsnittet är godkänt. Be den som godkände att lämna tillbaka det om något ska ändras.")


class PartIncomplete(Refusal):
    """Something is missing before the section can be marked ready."""

    def __init__(self, missing: Sequence[Finding]) -> None:
        """Say what."""
        first = missing[0]
        said = f"{first.place.label}: {first.text[:1].lower()}{first.text[1:].rstrip('.')}"
        more = f" och {len(missing) - 1} till" if len(missing) > 1 else ""
        super().__init__(f"Det går inte att klarmarkera än: {said}{more}.")
        self.missing = tuple(missing)


class NotReady(Refusal):
    """A section that is not marked ready cannot be approved."""

    def __init__(self, what: str) -> None:
        """Name it."""
        super().__init__(f"{what} är inte klarmarkerad och kan inte godkännas.")


class NothingChosen(Refusal):
    """Approval was asked for without anything chosen."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Välj minst en del.")


class NotReturnable(Refusal):
    """Only what has been marked ready or approved can be returned."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Bara det som är klarmarkerat eller godkänt kan lämnas tillbaka.")


class CommentMissing(Refusal):
    """A section was returned without a word about why."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Skriv vad enheten ska ändra.")


class CannotReceive(Refusal):
    """A task was handed to somebody who does not report there."""

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(f"{name} rapporterar inte här. Välj någon som har en roll på enheten.")


class CannotTakeTask(Refusal):
    """An organisation that cannot be given a task."""

    def __init__(self, name: str, why: str) -> None:
        """Name it, and say why."""
        super().__init__(f"{name} {why} Välj en annan enhet.")


class TaskClosed(Refusal):
    """A task that is done or over cannot be handed over."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Uppgiften är redan klar.")


class NothingAsked(Refusal):
    """The occasion asks nothing of anyone: there is no plan to report on."""

    def __init__(self, year: int) -> None:
        """Say what to do."""
        super().__init__(f"Nämnden har ingen plan för {year} att rapportera om. Läs in eller skriv planen först.")


class PlanIsNoReport(Refusal):
    """A plan is an occasion that nobody reports at."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Vid det här tillfället görs planen. Det finns inget att rapportera.")


class PartRefused(Refusal):
    """Something in a part cannot be kept; `faults` are the fields and what is wrong with each."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        """Say how many, and the first."""
        more = f" Rätta {len(faults)} fält." if len(faults) > 1 else ""
        super().__init__(f"{faults[0][1]}{more}")
        self.faults = tuple(faults)


class NotToReopen(Refusal):
    """Only what is marked ready and not approved yet can be taken back by the unit."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Avsnittet är inte klarmarkerat, eller är redan godkänt.")
