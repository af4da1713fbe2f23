"""Rows about accounts name them by id, and what is personal in them lies beside."""

import secrets

from django.conf import settings
from django.db import migrations

from rodatraden.foundation.audit.canonical import commitment

PERSONAL = ("name", "email")


def name_by_id(apps, schema_editor):
    AuditRow = apps.get_model("audit", "AuditRow")
    PersonalValue = apps.get_model("audit", "PersonalValue")
    User = apps.get_model(settings.AUTH_USER_MODEL)
    ids = dict(User.objects.order_by("pk").values_list("email", "pk"))
    rows = AuditRow.objects.filter(object_kind="account", object_key__contains="@", sealed_in=None).order_by("pk")
    for row in rows:
        row.object_key = str(ids.get(row.object_key, 0))
        commitments = {}
        for side in ("before", "after"):
            values = getattr(row, side) or {}
            for field in (name for name in PERSONAL if name in values):
                salt, value = secrets.token_hex(32), values.pop(field)
                PersonalValue.objects.create(row=row, side=side, field=field, value=value, salt=salt)
                commitments.setdefault(side, {})[field] = commitment(salt, value)
        row.commitments = commitments or None
        row.save()


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_sealed_batches"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(name_by_id, migrations.RunPython.noop)]
