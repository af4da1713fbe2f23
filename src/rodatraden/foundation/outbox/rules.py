"""Who may strike messages out of the outbox."""

from rodatraden.foundation.permissions import define, predicate


@predicate
def is_the_system(user: object) -> bool:
    """Whoever runs commands on the server itself."""
    return bool(getattr(user, "is_system", False))


GIVE_UP_MESSAGES = define("outbox.give_up", is_the_system, to="stryka meddelanden ur utkorgen")
