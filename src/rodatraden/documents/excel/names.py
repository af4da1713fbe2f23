"""Names of sheets: a number and the beginning of the caption, at most 31 characters."""

import re

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LOOSE_END = re.compile(r"(?:[ ,.–'-]|(?<= )(?:och|för|av|i|en|ett|på|per|med|till|som|den))*$")
_SPACES = re.compile(r"\s+")


def sheet_name(prefix: str, caption: str) -> str:
    """A name that Excel accepts; unique as long as `prefix` is, for it is never cut.

    The caption is cut between words where it can be.
    """
    words = _SPACES.sub(" ", _FORBIDDEN.sub(" ", caption)).strip(" '")
    name = f"{prefix} {words}".strip()
    if len(name) <= LONGEST:
        return name
    cut = name[: LONGEST + 1].rsplit(" ", 1)[0]
    if len(cut) <= len(prefix):
        cut = name[:LONGEST]
    return _LOOSE_END.sub("", cut)
