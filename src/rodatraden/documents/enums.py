"""The words of a document's life."""

from django.db import models


class EditionState(models.TextChoices):
    """How far an edition has come."""

    PROPOSAL = "proposal", "Förslag"
    DECIDED = "decided", "Beslutad"
    PUBLISHED = "published", "Publicerad"


class EditionKind(models.TextChoices):
    """Why there is a new edition: the first, a slip mended, or a new decision from a date."""

    ORIGINAL = "original", "Ursprunglig"
    CORRECTION = "correction", "Rättelse"
    REVISION = "revision", "Revidering"


class FileFormat(models.TextChoices):
    """What a document can be rendered to."""

    HTML = "html", "Webbsida"
    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"
    JSON = "json", "Öppna data (JSON)"


MEDIA_TYPES: dict[str, str] = {
    FileFormat.HTML: "text/html; charset=utf-8",
    FileFormat.PDF: "application/pdf",
    FileFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileFormat.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileFormat.JSON: "application/json",
}
