"""The forms by which accounts are looked after."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.queries.people import place_choices
from rodatraden.web.accounts.fields import DayField, EmailField, Field, Select


def _role_field(**options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Roll"), widget=Select({"class": "ds-input"}), **options)


def _place_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Var"),
        help_text=_("Rollen gäller där och allt under."),
        required=False,
        widget=Select({"class": "ds-input"}),
    )


def _capitalised() -> list[tuple[str, str]]:
    return [(role.value, str(role.label)[:1].upper() + str(role.label)[1:]) for role in RoleKind]


_WHOLE = "*"  # In the form nothing chosen is not the whole municipality.


class _WithPlace(forms.Form):
    """A form in which a role is chosen, and with it a place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read the places that there are now."""
        super().__init__(*args, **kwargs)
        places = [("", "–"), *((key or _WHOLE, name) for key, name in place_choices())]
        for name, choices in (("place", places), ("role", [("", "–"), *_capitalised()])):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Demand a place for a role, and give the whole municipality its key."""
        given = super().clean() or self.cleaned_data
        if given.get("role") and not given.get("place"):
            self.add_error("place", _("Välj var rollen gäller."))
        if given.get("place") == _WHOLE:
            given["place"] = ""
        return given


class InviteForm(_WithPlace):
    """Whom to invite, as what."""

    name = forms.CharField(label=_("Namn"), max_length=200, widget=Field(autocomplete="off"))
    email = EmailField(help_text=_("Dit skickas en länk som gäller i sju dagar."))
    role = _role_field(required=False)
    place = _place_field()


class RoleForm(_WithPlace):
    """A role to give, where and for how long."""

    role = _role_field()
    place = _place_field()
    starts = DayField(label=_("Från och med"), initial=timezone.localdate)
    ends = DayField(label=_("Till och med"), required=False, help_text=_("Tomt: tills vidare."))


class SubstituteForm(forms.Form):
    """Who stands in, and for how long."""

    email = EmailField(label=_("Vikariens e-post"))
    starts = DayField(label=_("Från och med"))
    ends = DayField(label=_("Till och med"))
