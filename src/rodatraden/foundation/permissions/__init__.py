"""The permission engine: a name, a predicate, and a sentence for the one who may not."""

from rules.predicates import Predicate

from rodatraden.foundation.permissions.engine import (
    RolePredicate,
    allows,
    define,
    defined,
    predicate,
    predicate_of,
    purpose_of,
    require,
)
from rodatraden.foundation.permissions.errors import PermissionRefused

__all__ = [
    "PermissionRefused",
    "Predicate",
    "RolePredicate",
    "allows",
    "define",
    "defined",
    "predicate",
    "predicate_of",
    "purpose_of",
    "require",
]
