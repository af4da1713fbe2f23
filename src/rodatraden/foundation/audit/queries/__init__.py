"""What can be asked about the log of changes."""

from rodatraden.foundation.audit.queries.chain import Head, chain_head, log_version

__all__ = ["Head", "chain_head", "log_version"]
