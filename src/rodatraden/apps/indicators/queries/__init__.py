"""What can be asked about indicators."""
