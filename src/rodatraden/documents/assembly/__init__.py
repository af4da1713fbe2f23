"""Template + data → document tree. Pure: nothing here reads the database or the clock."""
