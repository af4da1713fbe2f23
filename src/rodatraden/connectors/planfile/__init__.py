"""Plan files: bytes to `core.content` and back.

`parse.parse` reads and checks a file, `write.write` prints the one canonical form, and
`schema.json_schema` describes the format; none of them touches the database.
"""
