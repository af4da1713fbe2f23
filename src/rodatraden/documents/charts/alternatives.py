"""Text alternatives: the kind of chart, all its values and the point, in Swedish."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from rodatraden.core.number_words import points
from rodatraden.core.numbers import format_number


class OutcomeLike(Protocol):
    """An outcome of a period."""

    @property
    def period(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Decimal | None: ...  # noqa: D102
    @property
    def margin(self) -> Decimal | None: ...  # noqa: D102
    @property
    def new_series(self) -> str: ...  # noqa: D102


class TargetLike(Protocol):
    """A target with its name."""

    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Decimal: ...  # noqa: D102


_UNIT_WORDS = {"%": "procent"}


def unit_words(unit: str) -> str:
    """A unit as a voice reads it."""
    return _UNIT_WORDS.get(unit, unit)


def spoken(value: Decimal | None, decimals: int) -> str:
    """A value as a voice reads it; a minus is a word."""
    if value is None:
        return "uppgift saknas"
    text = format_number(abs(value), decimals)
    zero = format_number(Decimal(0), decimals)
    return f"minus {text}" if value < 0 and text != zero else text


def listed(parts: Iterable[str]) -> str:
    """a, b och c."""
    items = list(parts)
    return " och ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def sentence(text: str) -> str:
    """`text` with a full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def indicator_alt(
    caption: str,
    outcomes: Sequence[OutcomeLike],
    targets: Sequence[TargetLike],
    *,
    unit: str,
    decimals: int,
) -> str:
    """Every outcome and target, where the series begins anew, and whether the way went up or down since."""
    words = unit_words(unit)
    values = listed(_outcome(o, decimals) for o in outcomes)
    parts = [f"Linjediagram. {sentence(caption)}"]
    if values:
        parts.append(sentence(f"Utfall{f' i {words}' if words else ''}: {values}"))
    parts += [sentence(f"{t.label}: {spoken(t.value, decimals)}") for t in targets]
    parts += [sentence(f"Serien börjar om {o.period}: {o.new_series}") for o in outcomes if o.new_series]
    start = max((at for at, o in enumerate(outcomes) if o.new_series), default=0)
    known = [(o.period, o.value) for o in outcomes[start:] if o.value is not None]
    if len(known) > 1:
        parts.append(_change(known[0], known[-1], decimals, words))
    return " ".join(parts)


def _outcome(outcome: OutcomeLike, decimals: int) -> str:
    margin = f" plus eller minus {spoken(outcome.margin, decimals)}" if outcome.margin else ""
    return f"{outcome.period} {spoken(outcome.value, decimals)}{margin}"


def _change(first: tuple[str, Decimal], last: tuple[str, Decimal], decimals: int, words: str) -> str:
    change = last[1] - first[1]
    size = spoken(abs(change), decimals)
    if size == spoken(Decimal(0), decimals):
        return f"Från {first[0]} till {last[0]} är värdet oförändrat."
    way = "ökat" if change > 0 else "minskat"
    named = points(size) if words == "procent" else words
    return f"Från {first[0]} till {last[0]} har värdet {way} med {size}{f' {named}' if named else ''}."


class ByGenderLike(Protocol):
    """A measure by gender."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def women(self) -> Decimal | None: ...  # noqa: D102
    @property
    def men(self) -> Decimal | None: ...  # noqa: D102


class ForecastLike(Protocol):
    """An operation's budget, forecast, outcome and variance."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def budget(self) -> Decimal | None: ...  # noqa: D102
    @property
    def forecast(self) -> Decimal | None: ...  # noqa: D102
    @property
    def outcome(self) -> Decimal | None: ...  # noqa: D102
    @property
    def variance(self) -> Decimal | None: ...  # noqa: D102


class BudgetLike(Protocol):
    """An operation's budget."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Decimal: ...  # noqa: D102


def gender_alt(caption: str, rows: Sequence[ByGenderLike], *, unit: str, decimals: int) -> str:
    """Both values of every measure, and where they differ the most."""
    words = unit_words(unit)
    parts = [f"Liggande staplar för kvinnor och män. {sentence(caption)}"]
    parts += [
        f"{row.name}: kvinnor {spoken(row.women, decimals)}, män {spoken(row.men, decimals)}"
        f"{f' {words}' if words else ''}."
        for row in rows
    ]
    known = [(abs(r.women - r.men), r.name) for r in rows if r.women is not None and r.men is not None]
    widest = max(known, default=None, key=lambda pair: pair[0])
    if widest and len(known) > 1 and widest[0] > 0:
        parts.append(f"Skillnaden är störst för {widest[1]}.")
    return " ".join(parts)


def variance_alt(
    caption: str,
    rows: Sequence[ForecastLike],
    labels: tuple[str, str, str],
    *,
    unit: str,
    decimals: int,
) -> str:
    """Every bar and variance, and where the overrun is largest."""
    parts = [
        (
            "Två paneler. Till vänster liggande staplar, till höger budget minus prognos. "
            f"{sentence(caption)}{f' Belopp i {unit}.' if unit else ''}"
        )
    ]
    for row in rows:
        amounts = zip(labels, (row.budget, row.forecast, row.outcome), strict=True)
        said = listed(f"{label.lower()} {spoken(value, decimals)}" for label, value in amounts)
        variance = f" Avvikelse {_signed(row.variance, decimals)}." if row.variance is not None else ""
        parts.append(f"{row.name}: {said}.{variance}")
    known = [(row.variance, row.name) for row in rows if row.variance is not None]
    worst = min(known, default=None, key=lambda pair: pair[0])
    if worst and worst[0] < 0:
        parts.append(f"Störst är överskridandet för {worst[1]}.")
    elif worst:
        parts.append("Ingen verksamhet väntas överskrida sin budget.")
    return " ".join(parts)


def _signed(value: Decimal, decimals: int) -> str:
    said = spoken(value, decimals)
    return f"plus {said}" if value > 0 and said != spoken(Decimal(0), decimals) else said


def budget_alt(
    caption: str,
    rows: Sequence[BudgetLike],
    shares: Sequence[Decimal] | None,
    *,
    unit: str,
    decimals: int,
) -> str:
    """Every budget with its share, and which is the largest."""
    parts = [f"Liggande staplar. {sentence(caption)}"]
    for i, row in enumerate(rows):
        share = f", {format_number(shares[i], 0)} procent av summan" if shares else ""
        parts.append(f"{row.name}: {spoken(row.value, decimals)}{f' {unit}' if unit else ''}{share}.")
    if len(rows) > 1:
        parts.append(f"Störst är {rows[0].name}.")
    return " ".join(parts)
