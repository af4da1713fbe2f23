"""The notes of one table: letters of ours in an own document, the source's marks in a published."""

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.text import PrintedTable
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import Text
from rodatraden.core.document.table import Note, NoteMeaning
from rodatraden.documents.assembly.figures import missing_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class NoteBook:
    """Hands out marks and keeps their notes in the order they are first used.

    In an own document every reason for a missing number becomes a lettered note, and notes of the
    file are re-lettered where they are used. In a published one the file's notes stand as printed.
    """

    def __init__(self, mode: Mode, printed: PrintedTable | None = None) -> None:
        self._mode = mode
        self._printed = printed.notes if printed else ()
        self._letters: dict[tuple[str, NoteMeaning], str] = {}
        self._general: list[str] = []

    def mark(self, text: str, meaning: NoteMeaning) -> tuple[str, ...]:
        """The mark of a note with this text, made when it is new; none in a published table."""
        if self._mode is Mode.PUBLISHED:
            return ()
        key = (text, meaning)
        if key not in self._letters:
            self._letters[key] = LETTERS[len(self._letters) % len(LETTERS)]
        return (self._letters[key],)

    def general(self, text: str) -> None:
        """A note on the whole table, once; not in a published table."""
        if text and self._mode is Mode.OWN and text not in self._general:
            self._general.append(text)

    def of_amount(self, amount: Amount, meaning: NoteMeaning) -> tuple[str, ...]:
        """The marks of a number: as printed, or letters for its reason and its notes."""
        if self._mode is Mode.PUBLISHED:
            return amount.marks
        marks = self.of_file(amount.marks)
        missing = missing_of(amount)
        if missing is not None and not amount.text:
            marks += self.mark(missing.explain(), meaning)
        return marks

    def of_file(self, printed_marks: tuple[str, ...]) -> tuple[str, ...]:
        """The marks for notes that the file itself defines."""
        if self._mode is Mode.PUBLISHED:
            return printed_marks
        wanted = [note for note in self._printed if note.mark in printed_marks and note.mark]
        return tuple(mark for note in wanted for mark in self.mark(note.text, note.meaning))

    def notes(self) -> tuple[Note, ...]:
        """All notes: marked ones first, then those on the whole table."""
        if self._mode is Mode.PUBLISHED:
            return tuple(
                Note(mark=note.mark, text=(Text(text=note.text),), meaning=note.meaning) for note in self._printed
            )
        lettered = [
            Note(mark=letter, text=(Text(text=text),), meaning=meaning)
            for (text, meaning), letter in self._letters.items()
        ]
        whole = [note.text for note in self._printed if not note.mark] + self._general
        return (*lettered, *(Note(mark="", text=(Text(text=text),)) for text in whole))
