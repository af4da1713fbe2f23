"""What can be asked about organisations."""

from rodatraden.apps.org.queries.organisations import board, boards, municipality, organisations

__all__ = ["board", "boards", "municipality", "organisations"]
