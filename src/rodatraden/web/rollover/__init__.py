"""Carrying plans to the next year, and undoing it."""
