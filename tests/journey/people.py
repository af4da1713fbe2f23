"""The people of the year: each is invited by the administrator, and has a browser of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PASSWORD = "en egen lång lösenfras"
Axe = Callable[[Any], list[dict[str, Any]]]
_REPORT = """
document.addEventListener('securitypolicyviolation', event => window.reportPolicyViolation(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@dataclass
class Year:
    """The browser, the server, and what was seen on the way."""

    browser: Any
    server: str
    axe: Axe
    pictures: Path
    number: int
    password: str
    cast: dict[str, Any] = field(default_factory=dict)
    policy: list[str] = field(default_factory=list)
    faults: dict[str, object] = field(default_factory=dict)
    silent: list[Any] = field(default_factory=list)
    taken: int = 0

    def page(self, **options: Any) -> Any:
        """A page in a browser of its own."""
        scripted = options.get("java_script_enabled", True)
        context = self.browser.new_context(
            locale="sv-SE", timezone_id="Europe/Stockholm", viewport={"width": 1280, "height": 900}, **options
        )
        context.set_default_timeout(60_000)
        page = context.new_page()
        if not scripted:  # Nothing can be asked of such a page but what it shows.
            self.silent.append(page)
            return page
        page.expose_function("reportPolicyViolation", lambda report: self.policy.append(report))  # noqa: PLW0108
        page.add_init_script(_REPORT)
        return page

    def go(self, page: Any, path: str) -> None:
        """Go to an address; it has to be there."""
        response = page.goto(self.server + path)
        assert response.status == 200, (path, response.status)

    def look(self, page: Any, name: str) -> None:
        """Take a picture, and ask axe; the faults are told together at the end."""
        self.taken += 1
        page.screenshot(path=self.pictures / f"{self.taken:02}-{name}.png", full_page=True)
        if page not in self.silent and (found := self.axe(page)):
            self.faults[f"{name} {urlsplit(page.url).path}"] = found

    def picture_all(self, name: str) -> None:
        """What everybody sees, for whoever looks for why a stage failed."""
        for person, page in self.cast.items():
            page.screenshot(path=self.pictures / f"fel-{name}-{person}.png")

    def sign_in(self, email: str, password: str, **options: Any) -> Any:
        """Sign in by the form."""
        page = self.page(**options)
        self.go(page, "/logga-in/")
        page.get_by_label("E-post").fill(email)
        page.get_by_label("Lösenord", exact=True).fill(password)
        page.locator("main").get_by_role("button", name="Logga in").click()
        page.wait_for_url(lambda address: "/logga-in/" not in address)
        return page

    def invite(self, administrator: Any, name: str, role: str, place: str, **options: Any) -> Any:
        """Let the administrator invite a person; the person opens the link, chooses a password, and is in."""
        self.go(administrator, "/konton/")
        administrator.get_by_role("link", name="Bjud in").click()
        administrator.get_by_label("Namn", exact=True).fill(name)
        administrator.get_by_label("E-post", exact=True).fill(f"{name.split(maxsplit=1)[0].lower()}@astad.example")
        administrator.get_by_label("Roll", exact=True).select_option(label=role)
        administrator.get_by_label("Var", exact=True).select_option(place)
        administrator.locator("main").get_by_role("button", name="Bjud in").click()
        link = urlsplit(administrator.locator("main code").inner_text().strip()).path
        page = self.page(**options)
        self.go(page, link)
        for box in page.locator("input[type=password]").all():
            box.fill(PASSWORD)
        page.get_by_role("button", name="Spara och logga in").click()
        page.wait_for_url(lambda address: "/valj-losenord/" not in address)
        return page


def told(page: Any) -> str:
    """What the page says was done."""
    return str(page.locator(".rt-messages").inner_text())


def heading(page: Any) -> str:
    """The page's first heading, with common spaces."""
    return str(page.get_by_role("heading", level=1).inner_text()).replace("\xa0", " ")
