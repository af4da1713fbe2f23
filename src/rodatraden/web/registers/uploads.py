"""Files as they are sent: plan files one by one, or many in a zip; nothing larger than the reader takes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from rodatraden.connectors.planfile.yaml_text import MAX_BYTES
from rodatraden.foundation.editing.actions import LARGEST_UPLOAD, MOST_UPLOADS
from rodatraden.foundation.editing.errors import UploadTooLarge
from rodatraden.foundation.errors import Refusal

_ENDINGS = (".yaml", ".yml")
_ZIP = b"PK\x03\x04"


class FileRefused(Refusal):
    """A file that is no plan file, before it is read."""

    def __init__(self, name: str, why: str) -> None:
        """Name it, and say why."""
        super().__init__(f"{name}: {why}")


def read_uploads(sent: Sequence[UploadedFile[Any]]) -> list[tuple[str, bytes]]:
    """The plan files that were sent, by name; what is in a zip as if it had been sent by itself.

    Raises FileRefused, or UploadTooLarge before more is read than may be kept.
    """
    if not sent:
        raise FileRefused(_("Ingen fil"), _("välj en eller flera planfiler först."))
    found: list[tuple[str, bytes]] = []
    for file in sent:
        name = (file.name or "").rpartition("/")[2]
        if (file.size or 0) > LARGEST_UPLOAD:
            raise UploadTooLarge(LARGEST_UPLOAD, MOST_UPLOADS)
        data = file.read()
        found += _in_zip(name, data) if data.startswith(_ZIP) else [(name, _plan_file(name, data))]
        if len(found) > MOST_UPLOADS or sum(len(each) for _name, each in found) > LARGEST_UPLOAD:
            raise UploadTooLarge(LARGEST_UPLOAD, MOST_UPLOADS)
    return found


def _plan_file(name: str, data: bytes) -> bytes:
    if not name.lower().endswith(_ENDINGS):
        raise FileRefused(name, _("filen är ingen planfil. Välj en fil som slutar på .yaml, eller en zip med sådana."))
    if len(data) > MAX_BYTES:
        most = MAX_BYTES // 1_000_000
        raise FileRefused(name, _("filen är större än %(most)d MB. Dela upp den i flera planfiler.") % {"most": most})
    return data


def _in_zip(name: str, data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [info for info in archive.infolist() if info.filename.lower().endswith(_ENDINGS)]
            # As the archive says itself, before anything is unpacked; what it says is then held to.
            if len(wanted) > MOST_UPLOADS or sum(info.file_size for info in wanted) > LARGEST_UPLOAD:
                raise UploadTooLarge(LARGEST_UPLOAD, MOST_UPLOADS)
            found = [(info.filename.rpartition("/")[2], _unpacked(archive, info)) for info in wanted]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise FileRefused(name, _("zipfilen går inte att packa upp. Packa den på nytt, utan lösenord.")) from error
    if not found:
        raise FileRefused(name, _("det finns ingen planfil i zipfilen. De slutar på .yaml."))
    return found


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        data = file.read(min(info.file_size, MAX_BYTES) + 1)
    return _plan_file(info.filename.rpartition("/")[2], data)
