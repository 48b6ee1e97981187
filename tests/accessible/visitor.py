"""Goes to places as a person does, in any language: by addresses, by what stands on a page and by its one clear button."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, Response

from forms.definition import Form
from tests.journeys.walking import BrowserWalk
from tests.served import PASSWORD

GO_ON = "main form[method=post] .button.primary"
CODE = re.compile(r"\b[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}\b")
REFERENCE = re.compile(r"\b[0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{3}\b")
AGENT, HANDLER, ADMINISTRATOR = "kerstin", "helge", "agneta"


@dataclass
class Visitor:
    """One person with one browser. `answered` is the latest page as the server sent it."""

    context: BrowserContext
    address: str
    language: str
    forms: dict[str, Form]
    kept: dict[str, str] = field(default_factory=dict)
    answered: Response | None = None

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("response", self._heard)
        self.go(f"/?lang={self.language}")

    def _heard(self, response: Response) -> None:
        if (
            response.request.is_navigation_request()
            and response.frame == self.page.main_frame
            and not 300 <= response.status < 400
        ):
            self.answered = response

    def go(self, path: str) -> "Visitor":
        self.page.goto(path if "://" in path else f"{self.address}{path}")
        return self

    def press(self, what: str = GO_ON) -> "Visitor":
        """Press what a selector finds first, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.locator(what).first.click()
        return self

    def put(self, **fields: str) -> "Visitor":
        for name, text in fields.items():
            self.page.locator(f'[name="{name}"]').first.fill(text)
        return self

    def choose(self, name: str, code: str) -> "Visitor":
        self.page.locator(f'[name="{name}"][value="{code}"]').check()
        return self

    def begin(self, service: str) -> "Visitor":
        return self.go(f"/services/{service}/apply").press()

    def answer(self, service: str, **says: str) -> "Visitor":
        """Soundly answer what this page asks, without pressing on."""
        walk = BrowserWalk(self.page, self.forms[service], says, [])
        asked = self.page.locator("input[name=asked]")
        for path in (asked.first.get_attribute("value") or "").split() if asked.count() else ():
            walk.answer(path)
        return self

    def answer_on(self, service: str, until: str, **says: str) -> "Visitor":
        """Answer page after page until the address ends with `until`."""
        for _ in range(80):
            if self.at.endswith(until):
                return self
            self.answer(service, **says)
            adding, asked = self.page.locator("main p[id] > a.button"), self.page.locator("input[name=asked]")
            minimum = not asked.count() and adding.count() and not self.page.locator("ul.files > li[id]").count()
            self.press("main p[id] > a.button" if minimum else GO_ON)
        raise AssertionError(f"{until} was not reached; the last page is {self.page.url}")

    def sign_in(self, name: str = AGENT) -> "Visitor":
        return self.go("/desk/sign-in").put(name=name, password=PASSWORD).press()

    def open_letter(self, service: str, version: str) -> "Visitor":
        """Begin to write down a letter on a sheet of that version."""
        started = self.go(f"/desk/services/{service}/application").choose("channel", "letter")
        return started.put(sheet=version).press("main form.stack .button")

    def drafted(self, service: str) -> str:
        """The address of the draft of a form, as the page of the form tells it."""
        href = self.go(f"/admin/forms/{service}").page.locator("a[href^='/admin/proposals/']").first.get_attribute("href")
        return "/".join(str(href).split("/")[:4])

    def be_asked(self, reference: str) -> "Visitor":
        """Someone at the desk takes the case and asks this person something about it."""
        context = self.page.context.browser.new_context(locale="sv-SE")  # ty: ignore[possibly-missing-attribute]
        agent = Visitor(context, self.address, "sv", {})
        agent.sign_in().go(f"/desk/cases/{reference.replace(' ', '')}").press("form[action$='/assignment'] .button")
        agent.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        agent.put(question="Hur stort är rummet?").press("form[action$='/supplement'] .button")
        context.close()
        return self

    def be_helped(self) -> "Visitor":
        """Someone at the desk is told the code on this page, and asks to help."""
        code = self.page.locator(".reference strong").first.inner_text()
        context = self.page.context.browser.new_context(locale="sv-SE")  # ty: ignore[possibly-missing-attribute]
        agent = Visitor(context, self.address, "sv", {}).sign_in().go("/desk/help")
        agent.put(code=code).press("main form:has([name=code]) .button")
        context.close()
        return self.go(self.at)

    def keep(self) -> "Visitor":
        """Keep the reference and the code that stand on this page."""
        text = self.page.locator("main").inner_text()
        for name, pattern in {"code": CODE, "reference": REFERENCE}.items():
            found = pattern.search(text)
            if found:
                self.kept[name] = found[0]
        return self

    @property
    def at(self) -> str:
        return self.page.url.split("?")[0].split("#")[0]

    def has(self, selector: str) -> bool:
        return self.page.locator(selector).count() > 0
