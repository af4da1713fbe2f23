"""The notes of one table: letters of ours in an own document, the source's marks in a published."""

from rodatraden.core.content.amount import Amount
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import Line
from rodatraden.core.document.table import Note, NoteMeaning
from rodatraden.documents.assembly.cells import words
from rodatraden.documents.assembly.figures import missing_of
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import line

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letters(number: int) -> str:
    """The mark of the note with this number, from 0: a to z, then aa, ab and on."""
    before, last = divmod(number, len(LETTERS))
    return (letters(before - 1) if before else "") + LETTERS[last]


class NoteBook:
    """Hands out marks and keeps their notes in the order they are first used.

    In an own document every reason for a missing number becomes a lettered note, and notes of the
    file are re-lettered where they are used. In a published one the file's notes stand as printed.
    """

    def __init__(self, material: Material, table: str) -> None:
        self._material = material
        self._own = material.mode is Mode.OWN
        printed = material.printed.get(table)
        self._printed = printed.notes if printed else ()
        self._letters: dict[tuple[Line, NoteMeaning], str] = {}
        self._general: list[Line] = []

    def mark(self, text: str, meaning: NoteMeaning) -> tuple[str, ...]:
        """The mark of a note with these plain words, made when it is new; none in a published table."""
        return self._mark(words(text), meaning)

    def mark_prose(self, text: str, meaning: NoteMeaning) -> tuple[str, ...]:
        """The mark of a note with this running text; none without text, or in a published table."""
        return self._mark(line(self._material, text), meaning) if text.strip() else ()

    def _mark(self, told: Line, meaning: NoteMeaning) -> tuple[str, ...]:
        if not self._own:
            return ()
        return (self._letters.setdefault((told, meaning), letters(len(self._letters))),)

    def general(self, text: str) -> None:
        """A note on the whole table, once; not in a published table."""
        if text and self._own and words(text) not in self._general:
            self._general.append(words(text))

    def of_amount(self, amount: Amount, meaning: NoteMeaning) -> tuple[str, ...]:
        """The marks of a number: as printed, or letters for its reason and its notes."""
        if not self._own:
            return amount.marks
        marks = self.of_file(amount.marks)
        missing = missing_of(amount)
        return marks if missing is None else _once(marks + self.mark(missing.explain(), meaning))

    def of_file(self, printed_marks: tuple[str, ...]) -> tuple[str, ...]:
        """The marks for notes that the file itself defines."""
        if not self._own:
            return printed_marks
        wanted = [note for note in self._printed if note.mark in printed_marks and note.mark]
        return _once(tuple(mark for note in wanted for mark in self.mark_prose(note.text, note.meaning)))

    def notes(self) -> tuple[Note, ...]:
        """All notes: marked ones first, then those on the whole table."""
        told = [(note, line(self._material, note.text)) for note in self._printed]
        if not self._own:
            return tuple(Note(mark=note.mark, text=text, meaning=note.meaning) for note, text in told)
        lettered = [Note(mark=mark, text=text, meaning=meaning) for (text, meaning), mark in self._letters.items()]
        whole = [text for note, text in told if not note.mark] + self._general
        return (*lettered, *(Note(mark="", text=text) for text in whole))


def _once(marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(marks))
