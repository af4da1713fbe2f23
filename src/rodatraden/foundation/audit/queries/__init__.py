"""What can be asked about the log of changes."""

from rodatraden.foundation.audit.queries.chain import Head, chain_head, log_version
from rodatraden.foundation.audit.queries.verification import Known, chain_faults

__all__ = ["Head", "Known", "chain_faults", "chain_head", "log_version"]
