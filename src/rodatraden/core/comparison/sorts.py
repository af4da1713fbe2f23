"""The sorts of things that are compared, and the words for them."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from rodatraden.core.comparison.item import Group, Sort

GROUP_WORDS: Mapping[Group, str] = MappingProxyType(
    {
        Group.GOALS: "Mål",
        Group.WORK: "Åtaganden och aktiviteter",
        Group.TARGETS: "Måltal",
        Group.FIGURES: "Mått och utfall",
        Group.STATEMENTS: "Budget, utfall och prognos",
        Group.MONEY: "Bidrag, investeringar och åtgärder",
        Group.VOLUMES: "Volymer",
        Group.RISKS: "Risker och kontroll",
        Group.PROSE: "Texter",
        Group.OTHER: "Övrigt",
    }
)

_TABLE = frozenset({"template", "caption", "source", "as_of", "title"})
_LINE = frozenset({"label", "kind", "role", "formula"})
_COLUMN = frozenset({"label", "role", "group", "formula", "period", "year", "preliminary", "focus"})


def _sort(
    key: str,
    group: Group,
    definite: str,
    one: str,
    many: str,
    *,
    loose: frozenset[str] = frozenset(),
    closeness: Decimal | None = Decimal("0.72"),
) -> tuple[str, Sort]:
    neuter = definite.split(maxsplit=1)[0].endswith("t")
    return key, Sort(
        key=key, group=group, definite=definite, one=one, many=many, neuter=neuter, loose=loose, closeness=closeness
    )


SORTS: Mapping[str, Sort] = MappingProxyType(
    dict(
        (
            _sort("goal", Group.GOALS, "Målet", "mål", "mål"),
            _sort("work", Group.GOALS, "Arbetssättet", "arbetssätt", "arbetssätt"),
            _sort("directive", Group.GOALS, "Styrsignalen", "styrsignal", "styrsignaler"),
            _sort("answer", Group.GOALS, "Svaret", "svar", "svar", closeness=None),
            _sort("improvement", Group.GOALS, "Förbättringsområdet", "förbättringsområde", "förbättringsområden"),
            _sort("assessment", Group.GOALS, "Målbedömningen", "målbedömning", "målbedömningar"),
            _sort("commitment", Group.WORK, "Åtagandet", "åtagande", "åtaganden"),
            _sort("activity", Group.WORK, "Aktiviteten", "aktivitet", "aktiviteter"),
            _sort("action_plan", Group.WORK, "Handlingsplanen", "handlingsplan", "handlingsplaner"),
            _sort("status", Group.WORK, "Rapporten", "rapport", "rapporter"),
            _sort(
                "target", Group.TARGETS, "Måltalet", "måltal", "måltal",
                loose=frozenset({"year", "decision"}), closeness=None,
            ),
            _sort("indicator", Group.FIGURES, "Måttet", "mått", "mått", closeness=None),
            _sort("difference", Group.FIGURES, "Skillnaden", "gruppskillnad", "gruppskillnader", closeness=None),
            _sort("statement", Group.STATEMENTS, "Tabellen", "tabell", "tabeller", loose=_TABLE, closeness=None),
            _sort("column", Group.STATEMENTS, "Kolumnen", "kolumn", "kolumner", loose=_COLUMN, closeness=None),
            _sort("line", Group.STATEMENTS, "Raden", "budgetrad", "budgetrader", loose=_LINE),
            _sort("frame", Group.MONEY, "Ramen", "ram", "ramar", closeness=None),
            _sort("allocation", Group.MONEY, "Satsningen", "satsning", "satsningar"),
            _sort("measure", Group.MONEY, "Åtgärden", "åtgärd", "åtgärder"),
            _sort("income", Group.MONEY, "Intäkten", "intäkt", "intäkter"),
            _sort("funding", Group.MONEY, "Bidraget", "bidrag", "bidrag"),
            _sort("investments", Group.MONEY, "Investeringsplanen", "investeringsplan", "investeringsplaner"),
            _sort(
                "investment_column", Group.MONEY, "Kolumnen", "kolumn", "kolumner", loose=_COLUMN, closeness=None
            ),
            _sort("investment", Group.MONEY, "Investeringen", "investering", "investeringar"),
            _sort("volumes", Group.VOLUMES, "Volymtabellen", "volymtabell", "volymtabeller", loose=frozenset()),
            _sort("volume_column", Group.VOLUMES, "Kolumnen", "kolumn", "kolumner", loose=_COLUMN, closeness=None),
            _sort("volume", Group.VOLUMES, "Volymen", "volym", "volymer"),
            _sort("risk", Group.RISKS, "Risken", "risk", "risker"),
            _sort("treatment", Group.RISKS, "Riskåtgärden", "riskåtgärd", "riskåtgärder"),
            _sort("audit", Group.RISKS, "Granskningen", "granskning", "granskningar"),
            _sort("recommendation", Group.RISKS, "Rekommendationen", "rekommendation", "rekommendationer"),
            _sort("control", Group.RISKS, "Kontrollen", "kontroll", "kontroller"),
            _sort("control_status", Group.RISKS, "Rapporten", "rapport", "rapporter"),
            _sort("judgement", Group.RISKS, "Bedömningen", "bedömning", "bedömningar"),
            _sort("follow_up_plan", Group.RISKS, "Uppföljningsplanen", "uppföljningsplan", "uppföljningsplaner"),
            _sort("follow_up", Group.RISKS, "Uppföljningen", "uppföljning", "uppföljningar"),
            _sort("text", Group.PROSE, "Texten", "text", "texter", loose=frozenset({"slot", "about", "heading"})),
            _sort("printed", Group.PROSE, "Tabelltexten", "tabelltext", "tabelltexter"),
            _sort("note", Group.PROSE, "Noten", "not", "noter", closeness=None),
            _sort("whole", Group.OTHER, "Dokumentet", "dokument", "dokument", closeness=None),
            _sort("other", Group.OTHER, "Uppgiften", "uppgift", "uppgifter"),
        )
    )
)  # fmt: skip
"""Every sort by its key; `other` takes what has no words of its own yet."""
