"""Who did what to what, and why."""
