"""What the year's instructions ask for of a thing that is reported: the same check in the form and in the document.

A rule pack chooses among them by name, says how grave each is, and may say it in words of its own. Where an
occasion follows no pack, those in `USUAL` hold as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rodatraden.core.checks.check import Finding, Place, Severity
from rodatraden.core.checks.reporting import OFF_PLAN, REPORTING_CHECKS, Reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """What a pack says of one check: how grave it is, and what to do ("" is the check's own words)."""

    severity: Severity
    words: str = ""


Pack = Mapping[str, Instruction]
"""The instructions of an occasion, by the name of the check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What is lacking: the fields, the first one first, and the sentence."""

    fields: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructed:
    """A check that packs choose: its name there, its title, and what a pack proposes."""

    id: str
    title: str
    severity: Severity
    words: str
    lacks: Callable[[Reported], Lacking | None]

    def find(self, thing: Reported, instruction: Instruction | None = None) -> Iterator[Finding]:
        """What the check says of a thing; the place is the first field to mend."""
        lacking = self.lacks(thing)
        if lacking is not None:
            yield Finding(
                check=self.id,
                severity=instruction.severity if instruction else self.severity,
                place=Place(node=f"{thing.field}-{lacking.fields[0]}", label=thing.name),
                text=lacking.sentence,
                mend=(instruction.words.strip() if instruction else "") or self.words,
            )


def _off_plan(thing: Reported) -> Lacking | None:
    if thing.meaning not in OFF_PLAN:
        return None
    lacking = {
        **({"reason": "orsak"} if thing.reasons_exist and thing.lacks("reason") else {}),
        **({"comment": "kommentar"} if thing.lacks("comment") else {}),
    }
    if not lacking:
        return None
    return Lacking(
        fields=tuple(lacking), sentence=f"Läget är ”{thing.status}” men {' och '.join(lacking.values())} saknas."
    )


def _off_target(field: str, sentence: str) -> Callable[[Reported], Lacking | None]:
    def lacks(thing: Reported) -> Lacking | None:
        return Lacking(fields=(field,), sentence=sentence) if thing.off_target and thing.lacks(field) else None

    return lacks


OFF_PLAN_HAS_REASON_AND_COMMENT = Instructed(
    id="off_plan_has_reason_and_comment",
    title="Det som inte går enligt plan har orsak och kommentar",
    severity=Severity.FAULT,
    words="Välj orsak, och skriv vad som har hänt och vad det betyder.",
    lacks=_off_plan,
)
OFF_TARGET_HAS_ANALYSIS = Instructed(
    id="off_target_has_analysis",
    title="Det som inte når målet analyseras",
    severity=Severity.FAULT,
    words="Skriv varför målet inte nås och vad det betyder för dem verksamheten är till för.",
    lacks=_off_target("analysis", "Etappmålet nås inte, och analysen saknas."),
)
OFF_TARGET_HAS_CORRECTIVE_MEASURE = Instructed(
    id="off_target_has_corrective_measure",
    title="Det som inte når målet har en åtgärd",
    severity=Severity.FAULT,
    words="Skriv vad ni gör för att nå målet.",
    lacks=_off_target("measure", "Etappmålet nås inte, och åtgärden saknas."),
)
USUAL = (OFF_PLAN_HAS_REASON_AND_COMMENT, OFF_TARGET_HAS_ANALYSIS, OFF_TARGET_HAS_CORRECTIVE_MEASURE)


def checklist(things: Iterable[Reported], pack: Pack | None = None) -> tuple[Finding, ...]:
    """What remains, thing by thing in their order: what the form itself asks for, and what the pack does.

    `pack` is None where the occasion follows none.
    """
    return tuple(finding for thing in things for finding in _of(thing, pack))


def _of(thing: Reported, pack: Pack | None) -> Iterator[Finding]:
    for check in REPORTING_CHECKS:
        yield from check.find(thing)
    for chosen in USUAL:
        if pack is None or chosen.id in pack:
            yield from chosen.find(thing, pack[chosen.id] if pack else None)


def stopping(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a part from being marked ready; the rest are for the writer to consider."""
    return [finding for finding in findings if finding.severity is Severity.FAULT]
