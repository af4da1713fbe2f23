"""What is being written, and by whom: tokens of places, drafts, presence, and texts that went two ways.

A *place* is anything that can be written: it has an address (a string such as
`text:parknamnden/2025:inledning`) and the values it holds now, a text a field.
"""
