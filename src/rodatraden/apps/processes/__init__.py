"""Processes and dated law references."""
