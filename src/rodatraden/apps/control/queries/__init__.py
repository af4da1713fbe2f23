"""What can be asked about risks, audits and controls."""
