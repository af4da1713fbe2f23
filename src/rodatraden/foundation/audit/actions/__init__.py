"""What can be done with the log of changes."""

from rodatraden.foundation.audit.actions.erasing import erase_personal_values
from rodatraden.foundation.audit.actions.recording import Change, OutsideTransaction, record, record_all
from rodatraden.foundation.audit.actions.sealing import seal

__all__ = ["Change", "OutsideTransaction", "erase_personal_values", "record", "record_all", "seal"]
