"""`rodatraden decide`: register a decision about a document."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from rodatraden.core.checks.check import Severity
from rodatraden.documents.actions import (
    DecisionFacts,
    accept_findings,
    correct_document,
    decide_document,
    publish_document,
    revise_document,
)
from rodatraden.documents.errors import UsedWrongly
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import document_by_key, review
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User


class Command(BaseCommand):
    """Freeze a document as decided; --publish makes it public at once."""

    help = (
        "Registrera ett beslut om ett dokument: det fryses med träd, mall, data och alla filer, och får ett "
        "fingeravtryck. Beslutet behöver organ, datum, paragraf och diarienummer. Fel som granskningen har funnit "
        "ska vara rättade eller godtas med skäl. Allt görs, eller inget."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the decision."""
        parser.add_argument("document", metavar="DOKUMENT", help="dokumentets nyckel")
        parser.add_argument("--body", default="", metavar="ORGAN", help="beslutande organ, till exempel Socialnämnden")
        parser.add_argument("--date", type=_day, metavar="DATUM", help="beslutsdatum, ÅÅÅÅ-MM-DD")
        parser.add_argument("--paragraph", default="", metavar="PARAGRAF", help="paragraf i protokollet")
        parser.add_argument("--case-number", default="", metavar="NUMMER", help="diarienummer; utan: planfilens eget")
        parser.add_argument("--accept-faults", metavar="SKÄL", help="godta granskningens fel, av detta skäl")
        kind = parser.add_mutually_exclusive_group()
        kind.add_argument("--correction", metavar="VAD", help="en rättelse under samma beslut: vad som var fel")
        kind.add_argument("--revision", metavar="SKÄL", help="ett nytt beslut som ersätter det förra: varför")
        parser.add_argument(
            "--valid-from", type=_day, metavar="DATUM", help="när revideringen börjar gälla; utan: beslutsdatum"
        )
        parser.add_argument("--publish", action="store_true", help="publicera också")

    def handle(self, *args: Any, **options: Any) -> None:
        """Accept, decide and publish, all of it or nothing, and print the fingerprint."""
        _refuse_what_does_not_go_together(options)
        by = system_user()
        document = document_by_key(options["document"])
        with transaction.atomic():
            if options["accept_faults"] is not None:
                faults = [f for f in review(document) if f.severity is Severity.FAULT]
                accept_findings(by=by, document=document, findings=faults, reason=options["accept_faults"])
            edition = self._decide(by, document, options)
            if options["publish"]:
                publish_document(by=by, document=document)
        self.stdout.write(f"{document.title}, utgåva {edition.number}: {edition.fingerprint}")

    def _decide(self, by: User, document: Document, options: dict[str, Any]) -> Edition:
        if options["correction"] is not None:
            return correct_document(by=by, document=document, reason=options["correction"])
        decided_on = options["date"]
        facts = DecisionFacts(
            body=options["body"],
            decided_on=decided_on,
            paragraph=options["paragraph"],
            case_number=options["case_number"] or document.scope.case_number,
        )
        if options["revision"] is not None:
            return revise_document(
                by=by,
                document=document,
                facts=facts,
                reason=options["revision"],
                valid_from=options["valid_from"] or decided_on,
            )
        return decide_document(by=by, document=document, facts=facts)


def _day(written: str) -> date:
    """A day of the calendar, for the parser of arguments."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"”{written}” är inget datum; skriv år-månad-dag, som 2022-03-31") from None


def _refuse_what_does_not_go_together(options: dict[str, Any]) -> None:
    if options["valid_from"] and options["revision"] is None:
        raise UsedWrongly("--valid-from hör till en revidering: ange också --revision.")
    given = [f"--{name.replace('_', '-')}" for name in ("body", "date", "paragraph", "case_number") if options[name]]
    if options["correction"] is not None and given:
        raise UsedWrongly(f"En rättelse står under samma beslut som förut: ta bort {' och '.join(given)}.")
