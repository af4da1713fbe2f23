"""Planning years, occasions, scales, and the scopes that content comes in."""
