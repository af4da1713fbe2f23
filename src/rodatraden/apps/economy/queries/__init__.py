"""What can be asked about statements, funding, investments and volumes."""

from rodatraden.apps.economy.queries.statements import statement, statements

__all__ = ["statement", "statements"]
