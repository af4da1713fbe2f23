"""What can be asked about scopes, years and scales."""

from rodatraden.apps.cycle.queries.scopes import as_content, find, key_of, occasion, scopes, years

__all__ = ["as_content", "find", "key_of", "occasion", "scopes", "years"]
