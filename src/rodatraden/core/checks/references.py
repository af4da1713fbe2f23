"""References that lead nowhere: links in the document, and words about other sections."""

import re
from collections.abc import Iterator

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.mentions import name_pattern
from rodatraden.core.checks.passages import Passage, sentences
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import listed, quoted
from rodatraden.core.document.inline import Reference
from rodatraden.core.document.tree import Section

_MEND = "Ändra hänvisningen, eller skriv det som saknas i avsnittet."
_DESCRIBES = re.compile(r"\b(?:beskriv(?:s|en|et|na)|framgår|behandlas|förklaras)\b", re.IGNORECASE)
_LOCATOR = re.compile(
    r"\b(?:avsnitt(?:et)?|rubriken|kapit(?:el|let)|målområdet|målområde|delmålet|målet)\s+(?:\d+(?:\.\d+)*\s+)?[\"”“]?",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:rörande|gällande|avseende|kring|om|med|på|för|av)\s+((?:[a-zåäö-]+\s+){0,4}[a-zåäö-]+)", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"(?:ade|[aei]nde|[il]iga|iska|ella)$")
_EMPTY_WORDS = frozenset(
    {"ytterligare", "respektive", "samtliga", "exempelvis", "motsvarande", "flertalet", "dessutom", "framför"}
)
_POINTING = re.compile(r"^(?:de|dessa|detta|det|den|denna)\b", re.IGNORECASE)
_SHORTEST_WORD = 7
_STEM = 0.75


def find_links(subject: ReviewSubject) -> Iterator[Finding]:
    """Links to nodes that the document does not have, or to goals and others that do not exist."""
    known = {
        "goal": subject.goals,
        "activity": subject.activities,
        "commitment": subject.commitments,
        "indicator": subject.indicators,
    }
    for passage in subject.passages:
        for run in passage.runs:
            if not isinstance(run, Reference):
                continue
            kind, _, key = run.target.partition(":")
            inside = run.inside and run.target in subject.nodes
            outside = not run.inside and (kind not in known or key in known[kind])
            if not (inside or outside):
                yield Finding(
                    check="reference",
                    severity=Severity.FAULT,
                    place=Place(node=passage.node, label=passage.label),
                    text=f"Hänvisningen {quoted(run.text)} leder till något som inte finns.",
                    expected="något som finns",
                    found=run.target,
                    mend="Ändra hänvisningen, eller ta bort den.",
                )


def find_words(subject: ReviewSubject) -> Iterator[Finding]:
    """Sentences that say that something is described in a named section, where no word of it stands.

    The topic is what follows a preposition in the sentence ("arbetet med genomlysningar"); for a
    sentence that only points back ("De finns beskrivna …") also in the one before.
    """
    for passage in subject.passages:
        said = sentences(passage.text)
        for place, sentence in enumerate(said):
            if not _DESCRIBES.search(sentence):
                continue
            context = f"{said[place - 1]} {sentence}" if place and _POINTING.search(sentence) else sentence
            for heading, named in _named_sections(subject, sentence):
                if any(section in passage.sections for section in named):
                    continue
                topics = _topics(context, heading)
                if topics and not any(_occurs(subject, topic, named) for topic in topics):
                    yield _finding(passage, heading, topics)


def _named_sections(subject: ReviewSubject, sentence: str) -> Iterator[tuple[str, list[Section]]]:
    """Sections named right after a word as "avsnittet", by heading, all with that heading together."""
    for locator in _LOCATOR.finditer(sentence):
        rest = sentence[locator.end() :]
        for name in (_whole, _main):
            matching = [s for s in subject.sections if name_pattern(name(s.heading)).match(rest)]
            if matching:
                longest = max(len(name(section.heading)) for section in matching)
                chosen = [section for section in matching if len(name(section.heading)) == longest]
                yield name(chosen[0].heading), chosen
                break


def _whole(heading: str) -> str:
    return heading


def _main(heading: str) -> str:
    """A heading without what stands after a dash, slash or colon: people name sections by the first part."""
    return re.split(r"\s+[–-]\s+|/|:", heading)[0].strip()


def _topics(text: str, heading: str) -> list[str]:
    """The words that prepositions govern: the noun with its attributes, those of the heading left out."""
    outside = name_pattern(heading).sub(" ", text)
    topics: list[str] = []
    for match in _GOVERNED.finditer(outside):
        for word in match.group(1).casefold().split():
            if len(word) < _SHORTEST_WORD or word in _EMPTY_WORDS:
                continue
            topics.append(word)
            if not _ATTRIBUTE.search(word):
                break
    return list(dict.fromkeys(topics))


def _occurs(subject: ReviewSubject, word: str, sections: list[Section]) -> bool:
    stem = word[: max(_SHORTEST_WORD - 1, int(len(word) * _STEM))]
    inside = [p.text for p in subject.passages if any(section in p.sections for section in sections)]
    headings = [s.heading for p in subject.passages for s in p.sections if any(x in p.sections for x in sections)]
    return any(stem in text.casefold() for text in (*inside, *headings))


def _finding(passage: Passage, heading: str, topics: list[str]) -> Finding:
    words = listed(quoted(topic) for topic in topics)
    return Finding(
        check="described-elsewhere",
        severity=Severity.FAULT,
        place=Place(node=passage.node, label=passage.label),
        text=f"Texten säger att det beskrivs under {quoted(heading)}. "
        + (f"Ordet {words} finns inte där." if len(topics) == 1 else f"Inget av orden {words} finns där."),
        expected=f"{words} under {heading}",
        found="inget",
        mend=_MEND,
    )


REFERENCE = Check[ReviewSubject](
    id="reference",
    title="Länkar till det som inte finns",
    reads="Hänvisningar i löpande text",
    mend="Ändra hänvisningen, eller ta bort den.",
    find=find_links,
)
DESCRIBED_ELSEWHERE = Check[ReviewSubject](
    id="described-elsewhere",
    title="Text som ska finnas någon annanstans",
    reads="Meningar som säger att något beskrivs i ett namngivet avsnitt",
    mend=_MEND,
    find=find_words,
)
