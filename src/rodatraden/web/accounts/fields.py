"""Fields as the shelf has them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

SELECTED = SafeString(" selected")


class Field(forms.TextInput):
    """A line of text."""

    def __init__(self, **attributes: str) -> None:
        """Take further attributes."""
        super().__init__({"class": "ds-input", **attributes})


class Select(forms.Select):
    """A list to choose from, drawn in one go: a municipality has hundreds of units to choose among."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Draw the list with what is chosen."""
        chosen = set(self.format_value(value))
        given = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, SELECTED if str(key) in chosen else "", words) for key, words in self.choices),
        )
        return format_html("<select{}>{}</select>", given, options)


class EmailField(forms.EmailField):
    """An address."""

    def __init__(self, *, label: object = _("E-post"), autocomplete: str = "off", **options: object) -> None:
        """Take its label."""
        widget = forms.EmailInput({"class": "ds-input", "autocomplete": autocomplete})
        super().__init__(label=label, widget=widget, **options)  # type: ignore[arg-type]


class PasswordField(forms.CharField):
    """A password, kept as it is typed."""

    def __init__(self, *, label: object = _("Lösenord"), new: bool = False, **options: object) -> None:
        """Take its label, and whether it is to be a new one."""
        known = "new-password" if new else "current-password"
        widget = forms.PasswordInput({"class": "ds-input", "autocomplete": known})
        super().__init__(label=label, strip=False, widget=widget, **options)  # type: ignore[arg-type]


class CodeField(forms.CharField):
    """A code from the telephone, or one of the spare ones."""

    def __init__(self, *, label: object = _("Kod"), **options: object) -> None:
        """Take its label."""
        widget = forms.TextInput({"class": "ds-input", "autocomplete": "one-time-code", "inputmode": "text"})
        super().__init__(label=label, max_length=20, widget=widget, **options)  # type: ignore[arg-type]


class DayField(forms.DateField):
    """A day."""

    def __init__(self, **options: object) -> None:
        """Use the browser's own calendar."""
        widget = forms.DateInput({"class": "ds-input", "type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **options)  # type: ignore[arg-type]
