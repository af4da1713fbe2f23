"""The ways a change of a template is refused."""

from rodatraden.foundation.errors import Refusal


class TemplateUnknown(Refusal):
    """No template with that key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Det finns ingen mall med nyckeln ”{key}”.")


class TemplateDelivered(Refusal):
    """The delivered templates are not changed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Mallen ”{name}” följer med systemet och ändras inte. Kopiera den och ändra kopian.")


class TemplateUnnamed(Refusal):
    """A template, a title or a section needs words."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Skriv {what}.")


class TitleUnreadable(Refusal):
    """A title with something in braces that is not known."""

    def __init__(self) -> None:
        super().__init__("I titeln får bara {år} och {per} stå inom klamrar. Ta bort det andra.")


class TextTooLong(Refusal):
    """A text that is longer than there is room for."""

    def __init__(self, what: str, longest: int) -> None:
        super().__init__(f"{what} är för lång. Skriv högst {longest} tecken.")


class TemplateEmpty(Refusal):
    """A document needs a section."""

    def __init__(self) -> None:
        super().__init__("En mall behöver minst ett avsnitt. Lägg till ett annat innan du tar bort det här.")


class SectionUnknown(Refusal):
    """The template has no such section."""

    def __init__(self) -> None:
        super().__init__("Avsnittet finns inte längre i mallen. Ladda om sidan.")


class SectionTwice(Refusal):
    """Two sections with the same slot."""

    def __init__(self, heading: str) -> None:
        super().__init__(f"Avsnittet ”{heading}” finns redan i mallen.")


class SectionShowsNothing(Refusal):
    """A section that nothing can stand in."""

    def __init__(self, heading: str) -> None:
        super().__init__(f"Avsnittet ”{heading}” visar inget. Välj minst en sak som det ska visa.")


class PartTwice(Refusal):
    """The same thing in two places of a document."""

    def __init__(self, words: str, heading: str) -> None:
        super().__init__(
            f"”{words}” visas redan i avsnittet ”{heading}”. Samma innehåll kan bara stå på ett ställe i dokumentet."
        )


class PartElsewhere(Refusal):
    """Something that this kind of document cannot show."""

    def __init__(self, words: str, heading: str) -> None:
        super().__init__(f"”{words}” kan inte visas i en sådan mall. Ta bort det ur avsnittet ”{heading}”.")


class SlotReserved(Refusal):
    """Free texts in a section whose texts are about something."""

    def __init__(self, heading: str) -> None:
        super().__init__(f"I avsnittet ”{heading}” står enheternas egna ord. Ta bort ”Text som ni skriver” där.")


class TooDeep(Refusal):
    """Sections within sections, too far."""

    def __init__(self) -> None:
        super().__init__("Avsnitt kan stå i högst tre nivåer. Flytta ut något innan du flyttar in mer.")


class NothingNew(Refusal):
    """A new version without a change."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Inget i ”{name}” är ändrat sedan den senaste versionen.")


class VersionMissing(Refusal):
    """A template that has no version yet cannot be used."""

    def __init__(self, name: str) -> None:
        super().__init__(f"”{name}” har ingen version än. Gör en version först, så kan den väljas.")


class TemplateInUse(Refusal):
    """A template that is chosen somewhere does not end."""

    def __init__(self, name: str) -> None:
        super().__init__(f"”{name}” är vald för dokument. Välj en annan mall där först.")


class TemplateOfAnother(Refusal):
    """A template for another kind of document, or another level."""

    def __init__(self, name: str) -> None:
        super().__init__(f"”{name}” är gjord för ett annat slag av dokument.")


class PlaceUnknown(Refusal):
    """An organisation or occasion that does not exist, or does not have such documents."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Välj {what} i listan.")


class DocumentFollows(Refusal):
    """The document has the newest version already."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title} följer redan den mallen.")


class DocumentFrozen(Refusal):
    """A decided document keeps its template."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title} är beslutad och behåller mallen som den beslutades med.")


class TemplateFileUnreadable(Refusal):
    """A file that is not a template."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Filen är ingen mall: {why}")
