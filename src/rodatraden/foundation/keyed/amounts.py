"""How a number with what belongs to it (missing, expected, text, stated, marks, comment) is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from rodatraden.core.content.amount import Amount, Number, as_amount
from rodatraden.core.missing import MissingReason
from rodatraden.foundation.keyed.models import NUMBER_DIGITS, NUMBER_PLACES, Detail
from rodatraden.foundation.keyed.numbers import join_money, join_number, split_money, split_number

_MISSING = [(reason.value, reason.value) for reason in MissingReason]


class AmountFields(models.Model):
    """What belongs to a number beside the number itself."""

    missing = models.CharField("saknas", max_length=30, blank=True, choices=_MISSING)
    expected = models.DateField("väntas", null=True, blank=True)
    text = models.TextField("text", blank=True)
    stated = models.TextField("som källan skriver", null=True, blank=True)  # noqa: DJ001 -- "" is a print too
    marks = models.JSONField("notmärken", default=list, blank=True)
    comment = models.TextField("kommentar", blank=True)

    class Meta:
        abstract = True


class NumberFields(AmountFields):
    """A number that is no money."""

    value = models.DecimalField("värde", max_digits=NUMBER_DIGITS, decimal_places=NUMBER_PLACES, null=True, blank=True)
    value_decimals = models.PositiveSmallIntegerField("decimaler", null=True, blank=True)

    class Meta:
        abstract = True


class MoneyFields(AmountFields):
    """An amount of money in öre."""

    value = models.BigIntegerField("öre", null=True, blank=True)
    value_decimals = models.PositiveSmallIntegerField("decimaler", null=True, blank=True)

    class Meta:
        abstract = True


class NumberDetail(NumberFields, Detail):
    """A number in a table."""

    class Meta(Detail.Meta):
        abstract = True


class MoneyDetail(MoneyFields, Detail):
    """An amount of money in a table."""

    class Meta(Detail.Meta):
        abstract = True


@dataclass(frozen=True)
class AmountColumn:
    """An `Amount`, or with `bare` a `Number`: an amount that is only a value comes back as that."""

    attr: str = "amount"
    money: bool = False
    bare: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row."""
        return ("value", "value_decimals", "missing", "expected", "text", "stated", "marks", "comment")

    def store(self, value: Any, unit: int) -> Sequence[Any]:
        """Give the values of the fields."""
        amount = as_amount(value)
        number = split_money(amount.value, unit) if self.money else split_number(amount.value)
        return (
            *number,
            str(amount.missing or ""),
            amount.expected,
            amount.text,
            amount.stated,
            list(amount.marks),
            amount.comment,
        )

    def load(self, stored: Sequence[Any], unit: int) -> Number:
        """Give the attribute back."""
        value, decimals, missing, expected, text, said, marks, comment = stored
        number = join_money(value, decimals, unit) if self.money else join_number(value, decimals)
        if (
            self.bare
            and number is not None
            and not (missing or expected or text or marks or comment or said is not None)
        ):
            return number
        return Amount(
            value=number,
            missing=MissingReason(missing) if missing else None,
            expected=expected,
            text=text,
            stated=said,
            marks=tuple(marks),
            comment=comment,
        )
