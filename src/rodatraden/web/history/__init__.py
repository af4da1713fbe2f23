"""The history of anything: who, when, why, before and after, and earlier wordings to put back."""
