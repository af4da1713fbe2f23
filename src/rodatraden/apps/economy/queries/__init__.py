"""What can be asked about statements, funding, investments and volumes."""
