"""`rodatraden check`: the review of a document (without one: Django's own system check)."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import check as django_check

from rodatraden.core.checks.check import Finding, Severity
from rodatraden.core.checks.wording import SEVERITY_WORDS
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.models import Document
from rodatraden.documents.queries import accepted_findings, document_by_key, review
from rodatraden.foundation.errors import Refusal


class FaultsFound(Refusal):
    """The review found what must be mended."""


class Command(django_check.Command):
    """Say what does not hold in a document, and how to mend it."""

    help = "Granska ett dokument: vad som inte stämmer, var, och hur det rättas."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the document, the form of the answer and how strict to be."""
        super().add_arguments(parser)
        parser.add_argument("--format", choices=("text", "json"), default="text", help="svarets form")
        parser.add_argument("--strict", action="store_true", help="sluta med 1 även när något bör kontrolleras")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings; end with 1 when there are faults nobody has accepted."""
        if not args or (not Document.objects.filter(key=args[0]).exists() and len(args) > 1):
            super().handle(*args, **options)
            return
        document = document_by_key(args[0])
        findings = review(document)
        accepted = accepted_findings(document)
        if options["format"] == "json":
            told = [asdict(f) | {"accepted": finding_key(f) in accepted} for f in findings]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self._print(findings, set(accepted))
        stops = (Severity.FAULT, Severity.QUESTION) if options["strict"] else (Severity.FAULT,)
        open_ = [f for f in findings if f.severity in stops and finding_key(f) not in accepted]
        if open_:
            raise FaultsFound(f"Granskningen fann {len(open_)} saker att rätta eller godta.")

    def _print(self, findings: tuple[Finding, ...], accepted: set[str]) -> None:
        for severity, word in SEVERITY_WORDS.items():
            found = [f for f in findings if f.severity is severity]
            if not found:
                continue
            self.stdout.write(f"{word}: {len(found)}")
            for finding in found:
                mark = " (godtagen)" if finding_key(finding) in accepted else ""
                self.stdout.write(f"  {finding.place.label}: {finding.text}{mark}")
                if finding.expected or finding.found:
                    told = f"väntat {finding.expected or '–'}, funnet {finding.found or '–'}"
                    self.stdout.write(f"    {told}")
                self.stdout.write(f"    Så rättas det: {finding.mend}")
        if not findings:
            self.stdout.write("Granskningen fann inget att anmärka på.")
