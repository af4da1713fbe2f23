"""What every calculation that cannot be made has in common."""


class CalculationRefused(ValueError):
    """A calculation that would give a number without meaning; the message is a Swedish sentence."""
