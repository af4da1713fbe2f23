"""Templates and their versions, documents, editions with their files, accepted findings."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from rodatraden.documents.enums import EditionKind, EditionState, FileFormat
from rodatraden.documents.template_models import OwnTemplate, TemplateChoice


class TemplateVersion(models.Model):
    """One version of a template; versions are added, never changed."""

    key = models.CharField("mall", max_length=100)
    version = models.PositiveIntegerField("version")
    kind = models.CharField("slag", max_length=30)
    level = models.CharField("nivå", max_length=30)
    name = models.CharField("namn", max_length=200)
    content = models.JSONField("innehåll")
    note = models.TextField("vad som är nytt", blank=True)
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "mallversion"
        verbose_name_plural = "mallversioner"
        ordering = ("key", "-version")
        constraints = (models.UniqueConstraint(fields=("key", "version"), name="template_version_once"),)

    def __str__(self) -> str:
        """Give name and version."""
        return f"{self.name}, version {self.version}"


class Document(models.Model):
    """A document of one scope: a board's plan for a year, or its report at an occasion."""

    key = models.CharField("nyckel", max_length=200, unique=True)
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    scope = models.OneToOneField("cycle.Scope", on_delete=models.PROTECT, related_name="document")
    template = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=300)
    kind = models.CharField("slag", max_length=30)

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokument"
        ordering = ("-scope__year", "scope__board", "kind", "key")

    def __str__(self) -> str:
        """Give the title."""
        return self.title

    @property
    def place(self) -> str:
        """The organisation whose document it is."""
        return self.scope.place


class Edition(models.Model):
    """A frozen edition: the tree, the data behind it, the decision, and the manifest over all of it.

    Nothing here changes after it is written, except that a decided edition may be published.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField("utgåva")
    state = models.CharField("läge", max_length=20, choices=EditionState.choices)
    kind = models.CharField("art", max_length=20, choices=EditionKind.choices)
    reason = models.TextField("vad som rättats eller varför", blank=True)
    template = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="+")
    tree = models.BinaryField("dokumentträd")
    data = models.BinaryField("data")
    body = models.CharField("beslutande organ", max_length=200, blank=True)
    decided_on = models.DateField("beslutsdatum", null=True)
    paragraph = models.CharField("paragraf", max_length=50, blank=True)
    case_number = models.CharField("diarienummer", max_length=100, blank=True)
    valid_from = models.DateField("gäller från", null=True)
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField("publicerad", null=True)
    manifest = models.BinaryField("manifest")
    fingerprint = models.CharField("fingeravtryck", max_length=64)

    class Meta:
        verbose_name = "utgåva"
        verbose_name_plural = "utgåvor"
        ordering = ("document", "-number")
        constraints = (
            models.UniqueConstraint(fields=("document", "number"), name="edition_number_once"),
            models.CheckConstraint(
                condition=models.Q(state="proposal") | models.Q(decided_on__isnull=False),
                name="edition_decided_has_date",
            ),
        )

    def __str__(self) -> str:
        """Give document and number."""
        return f"{self.document}, utgåva {self.number}"


class EditionFile(models.Model):
    """A rendered file of an edition, byte for byte as it was decided."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    format = models.CharField("format", max_length=10, choices=FileFormat.choices)
    name = models.CharField("filnamn", max_length=200)
    sha256 = models.CharField("hash", max_length=64)
    size = models.PositiveIntegerField("storlek")
    content = models.BinaryField("innehåll")

    class Meta:
        verbose_name = "fil"
        verbose_name_plural = "filer"
        ordering = ("edition", "format")
        constraints = (models.UniqueConstraint(fields=("edition", "format"), name="edition_format_once"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class AcceptedFinding(models.Model):
    """That a finding of the review is accepted, by whom and why; it holds while the finding is the same."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="accepted")
    finding = models.CharField("anmärkning", max_length=64)
    text = models.TextField("text")
    reason = models.TextField("motivering")
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField("när", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "godtagen anmärkning"
        verbose_name_plural = "godtagna anmärkningar"
        ordering = ("document", "finding")
        constraints = (models.UniqueConstraint(fields=("document", "finding"), name="finding_accepted_once"),)

    def __str__(self) -> str:
        """Give the finding's text."""
        return self.text


class RollOver(models.Model):
    """That the plans of a year were carried to the next, and perhaps that it was undone.

    `scopes` are the keys of the plans it made. `archive` holds their plan files as they were when
    it was undone, if anyone had written in them.
    """

    year = models.PositiveSmallIntegerField("från år")
    scopes = models.JSONField("planer", default=list)
    made_year = models.BooleanField("gjorde året", default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("när", default=timezone.now, editable=False)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField("ångrad", null=True)
    archive = models.BinaryField("arkiv", default=bytes)

    class Meta:
        verbose_name = "årsöverföring"
        verbose_name_plural = "årsöverföringar"
        ordering = ("-year", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("year",), condition=models.Q(undone_at__isnull=True), name="roll_over_once_a_year"
            ),
        )

    def __str__(self) -> str:
        """Give both years."""
        return f"{self.year} till {self.year + 1}"


class MarginComment(models.Model):
    """A comment in the margin of a document that is being written, at a node of its tree, and the answer to it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="comments")
    node = models.CharField("plats", max_length=300)
    place = models.CharField("platsens namn", max_length=300)
    text = models.TextField("kommentar")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField("skriven", default=timezone.now, editable=False)
    answer = models.TextField("svar", blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField("avklarad", null=True)

    class Meta:
        verbose_name = "kommentar"
        verbose_name_plural = "kommentarer"
        ordering = ("document", "written_at", "pk")

    def __str__(self) -> str:
        """Give the beginning of the text."""
        return self.text[:60]


__all__ = [
    "AcceptedFinding",
    "Document",
    "Edition",
    "EditionFile",
    "MarginComment",
    "OwnTemplate",
    "RollOver",
    "TemplateChoice",
    "TemplateVersion",
]
