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


class NameMissing(Refusal):
    """An account has no name."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("Namnet saknas: skriv personens för- och efternamn.")


class LastAdministrator(Refusal):
    """Nobody would look after the accounts."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__("Det är den enda administratören: ge någon annan rollen först, utan slutdatum.")


class OwnAccount(Refusal):
    """Somebody would shut oneself out."""

    def __init__(self) -> None:
        """Say who can."""
        super().__init__("Du kan inte stänga ditt eget konto: be en annan administratör.")


class AccountOfSystem(Refusal):
    """The system's own account is nobody's."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Systemets eget konto går inte att stänga: välj en persons konto.")


class AccountClosed(Refusal):
    """The account is closed."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"Kontot för {name} är stängt: öppna det först.")


class AccountUnknown(Refusal):
    """There is no such account."""

    def __init__(self, email: str) -> None:
        """Quote the address."""
        super().__init__(f"Ingen har ett konto med adressen ”{email}”: kontrollera stavningen.")


class StandsInForSelf(Refusal):
    """Somebody was named one's own substitute."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Vikarien är samma person: välj en kollega.")


class NoRoleToStandInFor(Refusal):
    """There is no role to take over that day."""

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(f"{name} har ingen chefsroll den första dagen: välj en annan dag eller en annan person.")


class LinkSpent(Refusal):
    """The link has been used, is too old, or never was."""

    def __init__(self) -> None:
        """Say how to get a new one."""
        super().__init__("Länken gäller inte längre: be om en ny.")


class PasswordWrong(Refusal):
    """The old password is not that."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Det nuvarande lösenordet stämmer inte: skriv det igen.")
