"""When a number of persons, or of answers, is too small to be shown."""


def too_few(count: int, limit: int) -> bool:
    """Whether a count of persons must be hidden: from 1 to just under the limit; nobody is nobody."""
    return 0 < count < limit


def too_few_answers(answers: int, limit: int) -> bool:
    """Whether a survey result must be hidden: under the limit of answers, none included."""
    return answers < limit
