"""Steering models, goals, commitments, activities and their reports."""
