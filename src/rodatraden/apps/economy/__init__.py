"""Statements, funding, investments, measures and volumes."""
