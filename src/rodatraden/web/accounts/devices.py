"""What a browser says about itself, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# In this order: each claims to be those that follow too.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"),
             ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
_PLACES = (("iPhone", _("på iPhone")), ("iPad", _("på iPad")), ("Android", _("på Android")),
           ("Windows", _("på Windows")), ("Macintosh", _("på Mac")), ("CrOS", _("på Chromebook")),
           ("Linux", _("på Linux")))  # fmt: skip


def device_words(agent: str) -> str:
    """The browser and the machine of a user agent, for instance "Firefox på Windows"."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), gettext("Okänd webbläsare"))
    place = next((name for sign, name in _PLACES if sign in agent), "")
    return f"{browser} {place}".strip()
