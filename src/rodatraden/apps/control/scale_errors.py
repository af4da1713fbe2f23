"""The ways in which a risk scale is refused."""

from __future__ import annotations

from rodatraden.foundation.errors import Refusal

_WORDS = {"likelihood": "sannolikheten", "consequence": "konsekvensen"}


class StepWithoutWord(Refusal):
    """A step that says nothing."""

    def __init__(self, value: int) -> None:
        """Name its value."""
        super().__init__(f"Steget med värdet {value} saknar ord. Skriv vad det heter, eller töm hela raden.")


class StepTwice(Refusal):
    """Two steps with one value."""

    def __init__(self, dimension: str, value: int) -> None:
        """Name the value."""
        super().__init__(f"Två steg för {_WORDS[dimension]} har värdet {value}. Ge det ena ett annat värde.")


class ZoneTwice(Refusal):
    """Two zones that start at one value."""

    def __init__(self, value: int) -> None:
        """Name the value."""
        super().__init__(f"Två zoner börjar vid riskvärdet {value}. Låt den ena börja vid ett annat värde.")


class HalfScale(Refusal):
    """Steps of one dimension without any of the other."""

    def __init__(self, missing: str) -> None:
        """Name the one that is missing."""
        super().__init__(f"Det finns inget steg för {_WORDS[missing]}. En risk värderas med båda: lägg till minst ett.")


class StepInUse(Refusal):
    """A step that risks have been valued with."""

    def __init__(self, dimension: str, value: int, risks: list[str]) -> None:
        """Name the step and some of the risks."""
        shown = " och ".join(f"”{name}”" for name in risks[:2])
        rest = f" och {len(risks) - 2} till" if len(risks) > 2 else ""
        super().__init__(
            f"Värdet {value} för {_WORDS[dimension]} används av {shown}{rest}, så steget tas inte bort. "
            "Ändra ordet i stället, eller värdera om riskerna först."
        )
