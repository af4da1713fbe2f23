"""Checks and findings: one mechanism for the review, live checklists and import verdicts."""
