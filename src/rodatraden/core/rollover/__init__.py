"""What a plan hands on to the next year: pure calculation over the content of plan files."""
