"""What can be asked about processes and laws."""
