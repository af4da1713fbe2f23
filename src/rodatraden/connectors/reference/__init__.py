"""Reference files: a published report as YAML (schema `reference/1`) with its text, turned into plan files.

Pure: bytes in, plan files out. `build.plan_files` is the way in. This is the model for bringing in
anyone's published report: the YAML says what the report holds and on which lines of the text.
"""
