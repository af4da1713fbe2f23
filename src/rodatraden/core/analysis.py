"""The analysis of an indicator that misses its target: why, and what is done about it, in one text.

The measure stands last in the text, after its own word, so that the document prints both as they were written.
"""

_WORD = "**Åtgärd.** "


def join(why: str, measure: str) -> str:
    """One text of both."""
    told = f"{_WORD}{measure.strip()}" if measure.strip() else ""
    return "\n\n".join(part for part in (why.strip(), told) if part)


def split(analysis: str) -> tuple[str, str]:
    """Why, and the measure; "" for what is not there."""
    why, _, measure = analysis.rpartition(_WORD) if _WORD in analysis else (analysis, "", "")
    return why.strip(), measure.strip()
