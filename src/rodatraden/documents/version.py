"""Which version of the product made an edition."""

from importlib.metadata import version


def software_version() -> str:
    """Name and version, as in "rodatraden 0.1.0"."""
    return f"rodatraden {version('rodatraden')}"
