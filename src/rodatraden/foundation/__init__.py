"""Plumbing that knows no municipal word: base models, accounts, permissions, audit."""
