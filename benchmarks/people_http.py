"""People who report, each a thread with a connection of its own, over plain HTTP as a browser would; no Django here.

Everyone goes round: my page, the form, a status saved, the form again, an autosaved draft, a text saved. Now and then
somebody leaves with the draft alone, and now and then the page goes away and its script leaves a version. What they
write is unlike everything else that is written, so that it can be looked for in the log of changes afterwards.
"""

import html
import http.client
import json
import random
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

_HIDDEN = re.compile(r'name="(marke|bas|sida|nummer|istallet|csrfmiddlewaretoken)" value="([^"]*)"')
_ADDRESS = re.compile(r'data-address="([^"]*)"')
STATUSES = ("enligt-plan", "osakert", "ej-klart", "klart")


@dataclass(frozen=True)
class Person:
    """Who, with what session, at which form."""

    number: int
    user: int
    session: str
    form: str


@dataclass
class Save:
    """A save that was sent: what marks it, in which field, and the answer (None: the line broke before it)."""

    user: int
    form: str
    name: str
    mark: str
    status: int | None = None


@dataclass
class Seen:
    """What all of them met."""

    taken: list[tuple[str, float]] = field(default_factory=list)
    saves: list[Save] = field(default_factory=list)
    drafts: dict[tuple[int, str], tuple[int, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class Reporter(threading.Thread):
    """One person at the browser until `until`."""

    def __init__(
        self, person: Person, port: int, until: float, think: tuple[float, float], seen: Seen, tag: str
    ) -> None:
        """Start from a session that is signed in."""
        super().__init__(daemon=True)
        self.person, self.port, self.until, self.think, self.seen, self.tag = person, port, until, think, seen, tag
        self.chance = random.Random(person.number)
        self.cookies = {"rodatraden_session": person.session}
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.round = 0

    def run(self) -> None:
        """Round after round."""
        self._wait()
        while time.monotonic() < self.until:
            self.round += 1
            try:
                self._once()
            except (OSError, http.client.HTTPException, ValueError, KeyError, StopIteration) as error:
                self.seen.faults.append(f"{type(error).__name__}: {error}")
                self.line.close()

    def _wait(self) -> None:
        time.sleep(min(self.chance.uniform(*self.think), max(self.until - time.monotonic(), 0)))

    def _once(self) -> None:
        self._ask("my page", "GET", "/min-sida/")
        self._wait()
        fields = self._form()
        base = json.loads(fields["bas"])
        statuses = [name for name in base if name.startswith("activities") and name.endswith("-status")]
        if statuses:
            self._wait()
            self._status(fields, base, self.chance.choice(statuses))
            fields = self._form()
            base = json.loads(fields["bas"])
        body = next(name for name in base if name.endswith("-body"))
        self._wait()
        text = self._mark("text")
        self._draft(fields, base, body, text)
        if self.round % 7 == 0:
            return  # Now and then somebody leaves without saving: the draft must stay.
        self._wait()
        # And now and then the page goes away by itself, and its script leaves a version of what was written.
        leaves = self.round % 7 == 3
        self._save("leave" if leaves else "save text", fields, base, {body: text}, body, text, by_script=leaves)

    def _status(self, fields: dict[str, str], base: dict[str, str], name: str) -> None:
        comment, mark = name.removesuffix("status") + "comment", self._mark("läge")
        changed = {name: self.chance.choice(STATUSES), comment: mark}
        reason = name.removesuffix("status") + "reason"
        if reason in base:
            changed[reason] = self.chance.choice(("enligt-plan", "forsenad"))
        self._save("save status", fields, base, changed, comment, mark)

    def _mark(self, what: str) -> str:
        return f"Vi har kommit en bit till ({what} {self.tag} {self.person.user}-{self.round})."

    def _form(self) -> dict[str, str]:
        page = self._ask("form", "GET", self.person.form)[1]
        fields = {name: html.unescape(value) for name, value in _HIDDEN.findall(page)}
        fields["adress"] = html.unescape(_ADDRESS.findall(page)[0])
        return fields

    def _save(
        self,
        what: str,
        fields: dict[str, str],
        base: dict[str, str],
        changed: dict[str, str],
        name: str,
        mark: str,
        *,
        by_script: bool = False,
    ) -> None:
        sent = {key: value for key, value in fields.items() if key != "adress"} | base | changed | {"nummer": "1"}
        save = Save(self.person.user, self.person.form, name, mark)
        self.seen.saves.append(save)
        save.status, page = self._ask(what, "POST", self.person.form, sent, by_script=by_script)
        if by_script and save.status == 200:
            save.status = 302  # Acknowledged, in the words of a script.
        if save.status not in (302, 409):
            self.seen.faults.append(f"{what}: {save.status} {re.sub('<[^>]+>', ' ', page)[:300]!r}")

    def _draft(self, fields: dict[str, str], base: dict[str, str], name: str, text: str) -> None:
        sent = {
            "csrfmiddlewaretoken": fields["csrfmiddlewaretoken"],
            "adress": fields["adress"],
            "sida": fields["sida"],
            "nummer": "1",
            "marke": fields["marke"],
            "bas": fields["bas"],
            "varden": json.dumps(base | {name: text}),
        }
        status, _ = self._ask("draft", "POST", "/redigering/utkast/", sent)
        if status == 200:
            self.seen.drafts[self.person.user, fields["sida"]] = (self.round, text)

    def _ask(
        self, what: str, method: str, address: str, sent: dict[str, str] | None = None, *, by_script: bool = False
    ) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if by_script:
            headers["Accept"] = "application/json"
        if sent is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        self.line.request(method, address, urlencode(sent) if sent is not None else None, headers)
        answer = self.line.getresponse()
        page = answer.read().decode()
        self.seen.taken.append((what, time.perf_counter() - start))
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, rest = value.partition("=")
                self.cookies[cookie] = rest.partition(";")[0]
        if answer.status not in (200, 302, 409, 422):
            self.seen.faults.append(f"{what}: {answer.status}")
        if method == "GET" and answer.status != 200:
            raise ValueError(f"{what}: {answer.status} {answer.getheader('Location')}")
        return answer.status, page
