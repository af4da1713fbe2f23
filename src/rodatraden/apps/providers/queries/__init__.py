"""What can be asked about performers and their follow-up."""
