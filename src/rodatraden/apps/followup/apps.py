"""The followup app."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Tasks, the units' parts, ready-marks and approvals."""

    name = "rodatraden.apps.followup"
    label = "followup"
    verbose_name = "rapportering"

    def ready(self) -> None:
        """Say who reads the history of promises and dialogues."""
        from rodatraden.apps.followup.dialogue_rules import SEE_DIALOGUE
        from rodatraden.apps.followup.queries import logged
        from rodatraden.foundation.audit.reading import register

        register("followup.promise", logged.logged_promise)
        register("followup.dialogue", logged.logged_dialogue, permission=SEE_DIALOGUE)
        register("followup.agreedaction", logged.logged_agreed, permission=SEE_DIALOGUE)
