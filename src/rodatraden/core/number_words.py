"""Swedish number words from noll to tolv, as running text writes counts."""

_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_VALUES = {word: number for number, word in enumerate(_WORDS)} | {"ett": 1}


def to_words(number: int, *, neuter: bool = False) -> str:
    """`number` in words up to twelve ("en", or "ett" when `neuter`), in digits above."""
    if number == 1 and neuter:
        return "ett"
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def from_word(word: str) -> int | None:
    """The number a word says, in any case of letters; `None` when it is no number word."""
    return _VALUES.get(word.casefold())


def in_number(shown: str, one: str, many: str) -> str:
    """The noun that follows a printed number: "1 procentenhet", "1,0 procentenheter", "−1 krona"."""
    return one if shown.lstrip("+-−–± \u00a0") == "1" else many


def points(shown: str) -> str:
    """What a difference between percentages is counted in, after the printed number."""
    return in_number(shown, "procentenhet", "procentenheter")


NUMBER_WORDS = frozenset(_VALUES)
