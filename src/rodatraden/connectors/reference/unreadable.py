"""How a reference file is refused."""

from rodatraden.foundation.errors import Refusal


class ReferenceUnreadable(Refusal):
    """A reference file lacks something, or says what its text does not bear out."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        """Name the file and the line (1-based, 0 when there is none) and the problem with its mend."""
        place = f"{file}, rad {line}" if line else file
        super().__init__(f"{place}: {problem}")
        self.file = file
        self.line = line
