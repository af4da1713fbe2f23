"""The council's goals, assignments and frames, and what the boards answer."""
