"""The year as dates: working days, the usual year, how far an occasion has come, when to remind."""
