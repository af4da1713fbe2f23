"""What can be asked about tasks, parts and how far they have come."""
