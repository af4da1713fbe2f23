"""`rodatraden decide`: register a decision about a document."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rodatraden.core.checks.check import Severity
from rodatraden.documents.actions import (
    DecisionFacts,
    accept_findings,
    correct_document,
    decide_document,
    publish_document,
    revise_document,
)
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import document_by_key, review
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User


class Command(BaseCommand):
    """Freeze a document as decided; --publish makes it public at once."""

    help = "Frys ett dokument som beslutat: träd, mall, data och alla filer, med hashar i ett manifest."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the decision."""
        parser.add_argument("document", help="dokumentets nyckel")
        parser.add_argument("--body", default="", help="beslutande organ, till exempel Socialnämnden")
        parser.add_argument("--date", type=date.fromisoformat, help="beslutsdatum, ÅÅÅÅ-MM-DD")
        parser.add_argument("--paragraph", default="", help="paragraf i protokollet")
        parser.add_argument("--case-number", default="", help="diarienummer")
        parser.add_argument("--accept-faults", default="", metavar="SKÄL", help="godta granskningens fel")
        parser.add_argument("--correction", default="", metavar="VAD", help="en rättelse: vad som var fel")
        parser.add_argument("--revision", default="", metavar="SKÄL", help="en revidering: varför")
        parser.add_argument("--valid-from", type=date.fromisoformat, help="när revideringen börjar gälla")
        parser.add_argument("--publish", action="store_true", help="publicera också")

    def handle(self, *args: Any, **options: Any) -> None:
        """Decide, and print the fingerprint."""
        by = system_user()
        document = document_by_key(options["document"])
        if options["accept_faults"]:
            faults = [f for f in review(document) if f.severity is Severity.FAULT]
            accept_findings(by=by, document=document, findings=faults, reason=options["accept_faults"])
        edition = self._decide(by, document, options)
        if options["publish"]:
            publish_document(by=by, document=document)
        self.stdout.write(f"{document.title}, utgåva {edition.number}: {edition.fingerprint}")

    def _decide(self, by: User, document: Document, options: dict[str, Any]) -> Edition:
        if options["correction"]:
            return correct_document(by=by, document=document, reason=options["correction"])
        decided_on = options["date"]
        facts = DecisionFacts(
            body=options["body"],
            decided_on=decided_on,
            paragraph=options["paragraph"],
            case_number=options["case_number"] or document.scope.case_number,
        )
        if options["revision"]:
            return revise_document(
                by=by,
                document=document,
                facts=facts,
                reason=options["revision"],
                valid_from=options["valid_from"] or decided_on,
            )
        return decide_document(by=by, document=document, facts=facts)
