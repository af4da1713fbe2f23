"""What a plan file carries, as plain data: the exchange between files, database and documents.

A file is the whole truth of its scope. Objects have keys that live across years and files. The
same types are read from YAML, written to the database by each app's actions, read back by each
app's queries, and turned into documents.
"""
