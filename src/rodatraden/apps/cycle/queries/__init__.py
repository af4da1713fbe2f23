"""What can be asked about scopes, years and scales."""
