"""The log of every change, the chain that seals it, and what of it is personal."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from rodatraden.foundation.audit.enums import Side

HASH_LENGTH = 64


class AuditRow(models.Model):
    """That someone did something to something; written once, with the change itself.

    `commitments` binds the row to its personal values, which lie beside: side → field → salted hash,
    empty where nothing is personal.
    `sealed_in` is the number of the batch that holds the row, empty until it is sealed.
    """

    at = models.DateTimeField("när", default=timezone.now, editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="vem")
    action = models.CharField("vad", max_length=100)
    object_kind = models.CharField("slag", max_length=100)
    object_key = models.CharField("nyckel", max_length=300)
    before = models.JSONField("före", null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField("efter", null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField("skäl", blank=True)
    commitments = models.JSONField("bindningar", null=True, blank=True)
    # No foreign key: the database would look the batch up once for every row that is sealed.
    sealed_in = models.BigIntegerField("förseglad i omgång", null=True, editable=False)

    class Meta:
        verbose_name = "ändring"
        verbose_name_plural = "ändringar"
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("object_kind", "object_key", "-at"), name="audit_object"),
            models.Index(fields=("-at",), name="audit_at"),
            models.Index(fields=("sealed_in", "id"), name="audit_sealed"),
        )

    def __str__(self) -> str:
        """Give action and object."""
        return f"{self.action} {self.object_kind} {self.object_key}"


class PersonalValue(models.Model):
    """A value of a field marked personal, beside its row, so that it can be erased without breaking the seal."""

    row = models.ForeignKey(AuditRow, on_delete=models.PROTECT, related_name="personal", verbose_name="ändring")
    side = models.CharField("sida", max_length=10, choices=Side.choices)
    field = models.CharField("fält", max_length=100)
    value = models.JSONField("värde", null=True, encoder=DjangoJSONEncoder)
    salt = models.CharField("salt", max_length=HASH_LENGTH, blank=True)
    erased_at = models.DateTimeField("raderad", null=True, blank=True)

    class Meta:
        verbose_name = "personuppgift"
        verbose_name_plural = "personuppgifter"
        ordering = ("row_id", "side", "field")
        constraints = (
            models.UniqueConstraint(fields=("row", "side", "field"), name="personal_value_once"),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="personal_value_side_known"),
        )

    def __str__(self) -> str:
        """Give where it stands, never the value."""
        return f"{self.row_id} {self.side} {self.field}"


class SealedBatch(models.Model):
    """A link of the chain: which rows, their hashes, and the hash of the link before.

    `digests` holds for each row, in order, its id (8 bytes) and its SHA-256 (32 bytes); `total` counts the
    rows of this batch and of all before it.
    """

    number = models.BigIntegerField("nummer", primary_key=True)
    first_row = models.BigIntegerField("första raden")
    last_row = models.BigIntegerField("sista raden")
    count = models.PositiveIntegerField("antal")
    total = models.BigIntegerField("antal hittills")
    digests = models.BinaryField("radernas sigill")
    content_hash = models.CharField("innehållets sigill", max_length=HASH_LENGTH)
    previous_hash = models.CharField("sigillet före", max_length=HASH_LENGTH, blank=True)
    hash = models.CharField("sigill", max_length=HASH_LENGTH)
    sealed_at = models.DateTimeField("förseglad")

    class Meta:
        verbose_name = "förseglad omgång"
        verbose_name_plural = "förseglade omgångar"
        ordering = ("number",)

    def __str__(self) -> str:
        """Give the number."""
        return f"omgång {self.number}"
