"""Who may sign in, by which role."""
