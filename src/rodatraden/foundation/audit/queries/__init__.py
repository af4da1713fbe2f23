"""What can be asked about the log of changes."""

from rodatraden.foundation.audit.queries.chain import Head, chain_head, log_version
from rodatraden.foundation.audit.queries.history import (
    Entry,
    FieldChange,
    History,
    Stated,
    What,
    entry_of,
    history_of,
    holds_personal_values,
    last_written_by,
)
from rodatraden.foundation.audit.queries.verification import Known, chain_faults

__all__ = [
    "Entry",
    "FieldChange",
    "Head",
    "History",
    "Known",
    "Stated",
    "What",
    "chain_faults",
    "chain_head",
    "entry_of",
    "history_of",
    "holds_personal_values",
    "last_written_by",
    "log_version",
]
