"""The cycle app."""

from django.apps import AppConfig


class CycleConfig(AppConfig):
    """Planning years, occasions, scales, and the scopes that content comes in."""

    name = "rodatraden.apps.cycle"
    label = "cycle"
    verbose_name = "planering och uppföljning"

    def ready(self) -> None:
        """Say who reads the history of years, occasions and instructions."""
        from rodatraden.apps.cycle.queries import logged
        from rodatraden.foundation.audit.reading import register

        register("cycle.occasion", logged.logged_occasion, place=logged.whole_municipality)
        register("cycle.planningyear", logged.logged_year, place=logged.whole_municipality)
        register("cycle.rulepack", logged.logged_pack, place=logged.whole_municipality)
