"""Performers and the plan for following them up."""
