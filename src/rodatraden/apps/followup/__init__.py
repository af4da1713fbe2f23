"""What is due from whom, how far each part has come, and who has approved it."""
