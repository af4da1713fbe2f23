"""What can be asked about organisations."""
