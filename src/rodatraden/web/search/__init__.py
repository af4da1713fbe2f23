"""Search across goals, work, indicators, risks and documents."""
