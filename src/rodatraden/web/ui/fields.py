"""A plain form over one thing: its fields, what was sent, and what stands now where somebody else was first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rodatraden.foundation.errors import Refusal

Given = str | tuple[str, ...]
Values = Mapping[str, Given]
Choices = Sequence[tuple[str, Any]]


class Unreadable(Refusal):
    """What a field says cannot be read."""

    def __init__(self, label: object, how: str) -> None:
        """Name the field, and say how to write it."""
        super().__init__(f"{label}: {how}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form: `input` is text, prose, date, number, select, or many (boxes to tick).

    `value` is what is in it, `stands` what another person has saved meanwhile, in words.
    """

    name: str
    label: Any
    input: str = "text"
    help: Any = ""
    rows: int = 3
    choices: Choices = ()
    is_short: bool = False
    value: Given = ""
    stands: str | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked."""
        return self.value if isinstance(self.value, tuple) else (self.value,)

    @property
    def options(self) -> SafeString:
        """The choices of a list, drawn in one go: a municipality has hundreds of units to choose among."""
        drawn = (
            f'<option value="{escape(key)}"{" selected" if key == self.value else ""}>{escape(words)}</option>'
            for key, words in self.choices
        )
        return mark_safe("".join(drawn))  # noqa: S308 -- both are escaped above

    def in_words(self, value: Given) -> str:
        """A value as its reader sees it."""
        words = {key: str(said).strip() for key, said in self.choices}
        if isinstance(value, tuple):
            return ", ".join(words.get(each, each) for each in value)
        return words.get(value, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as it is shown: its fields filled, the token it was opened with, and why it was not saved."""

    fields: Sequence[Field]
    token: str = ""
    sentence: str = ""
    changed: bool = False

    @property
    def status(self) -> int:
        """The status of the answer that shows it."""
        return 409 if self.changed else 422 if self.sentence else 200

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields, for a page that places them itself."""
        return {each.name: each for each in self.fields}


def filled(fields: Sequence[Field], values: Values) -> tuple[Field, ...]:
    """The fields with these values in them."""
    return tuple(replace(each, value=values.get(each.name, "")) for each in fields)


def sent(fields: Sequence[Field], posted: QueryDict) -> dict[str, Given]:
    """What a form sent for its fields."""
    return {
        each.name: tuple(posted.getlist(each.name)) if each.input == "many" else posted.get(each.name, "")
        for each in fields
    }


def refused(fields: Sequence[Field], values: Values, token: str, refusal: Refusal) -> Form:
    """The form again with what was written in it, and why it was not saved."""
    return Form(fields=filled(fields, values), token=token, sentence=refusal.sentence)


def changed(fields: Sequence[Field], values: Values, now: Values, token: str) -> Form:
    """The form again when somebody else has saved: what was written, and beside it what stands now.

    `token` is of what stands now, so that saving once more is a choice.
    """
    shown = tuple(
        replace(each, stands=each.in_words(now.get(each.name, "")))
        if now.get(each.name, "") != values.get(each.name, "")
        else each
        for each in filled(fields, values)
    )
    sentence = _("Någon annan har ändrat medan du skrev. Inget är sparat: ditt står kvar, och under det står vad som gäller nu. Spara igen om ditt ska gälla.")  # fmt: skip  # noqa: E501
    return Form(fields=shown, token=token, sentence=sentence, changed=True)


def day_of(values: Values, form: Sequence[Field], name: str) -> date | None:
    """The day in a field, or None when it is empty; raises Unreadable."""
    text = str(values.get(name, "")).strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable(_label(form, name), _("skriv ett datum, till exempel 2026-12-31.")) from None


def whole_of(values: Values, form: Sequence[Field], name: str, *, least: int = 0, most: int = 9999) -> int | None:
    """The whole number in a field, or None when it is empty; raises Unreadable."""
    text = str(values.get(name, "")).strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        how = _("skriv ett helt tal mellan %(least)d och %(most)d.") % {"least": least, "most": most}
        raise Unreadable(_label(form, name), how)
    return int(text)


def _label(form: Sequence[Field], name: str) -> object:
    return next(each.label for each in form if each.name == name)
