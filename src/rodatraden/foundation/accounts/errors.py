"""The ways in which an account is refused."""

from __future__ import annotations

from datetime import date

from rodatraden.foundation.errors import Refusal


class EmailTaken(Refusal):
    """There is an account with that address."""

    def __init__(self, email: str) -> None:
        """Name the address."""
        super().__init__(f"Det finns redan ett konto med adressen {email}: välj en annan adress.")


class EmailInvalid(Refusal):
    """That is not an e-mail address."""

    def __init__(self, email: str) -> None:
        """Quote what was given."""
        super().__init__(f"”{email}” är inte en e-postadress: skriv den som namn@kommun.se.")


class PasswordWeak(Refusal):
    """The password does not hold."""

    def __init__(self, reasons: list[str]) -> None:
        """Say what is wrong with it, in the validators' own words."""
        super().__init__("Lösenordet duger inte: " + " ".join(reasons))


class PeriodReversed(Refusal):
    """The last day comes before the first."""

    def __init__(self, starts: date, ends: date) -> None:
        """Name both days."""
        super().__init__(f"Rollen slutar {ends} men börjar {starts}: ange ett slutdatum som kommer efter.")


class RoleUnknown(Refusal):
    """There is no such role."""

    def __init__(self, role: str) -> None:
        """Quote it."""
        super().__init__(f"Rollen ”{role}” finns inte: välj en ur listan.")


class PlaceUnknown(Refusal):
    """There is no such place."""

    def __init__(self, place: str) -> None:
        """Quote it."""
        super().__init__(f"Organisationen ”{place}” finns inte: välj en ur listan.")
