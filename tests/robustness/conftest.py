"""The board of the fixtures in the database, as the tests of documents have it."""

from tests.documents.conftest import documents, facts, plan, reload_plan

__all__ = ["documents", "facts", "plan", "reload_plan"]
