"""Compare any two: plan and report, proposal and decision, this year and last, one edition and another."""
