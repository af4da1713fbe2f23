"""Indicators, observations, targets and sources."""
