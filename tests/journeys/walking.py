"""A person before a browser: reads the page, answers what it asks, presses Continue, until the receipt."""

from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from forms.definition import Form
from tests.walking import MOST_PAGES, Fields, sound

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def assert_accessible(page: Page) -> None:
    """No rule of WCAG 2.0–2.2 A and AA that axe can tell is broken, target size among them."""
    seen = Axe().run(page, options=AXE)
    assert seen.violations_count == 0, f"{page.url}\n{seen.generate_report()}"


def assert_fits(page: Page) -> None:
    """Nothing stands outside the window's width (WCAG 1.4.10)."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"


class BrowserWalk:
    """One applicant in a browser. Every page that is met is shown to `looks`."""

    def __init__(self, page: Page, form: Form, says: dict[str, str], drawings: list[Path], looks: tuple = ()) -> None:
        self.page, self.form, self.says, self.looks = page, form, says, looks
        self.drawings = drawings
        self.uploaded = 0
        self.visited: list[str] = []

    def to_check(self) -> None:
        """From the first page of the form to the check page."""
        for _ in range(MOST_PAGES):
            self.look()
            if urlsplit(self.page.url).path.endswith("/apply/check"):
                return
            self.turn()
        raise AssertionError(f"the check page was not reached: {self.visited[-5:]}")

    def look(self) -> None:
        self.visited.append(self.page.url)
        for look in self.looks:
            look(self.page)

    def turn(self) -> None:
        """Answer one page."""
        asked = self.page.locator("input[name=asked]")
        if asked.count():
            for path in (asked.first.get_attribute("value") or "").split():
                self.answer(path)
        elif self.page.get_by_text("Inget är tillagt än.").count():
            self.go(self.page.get_by_role("link", name="Lägg till"))
            return
        self.go(self.page.get_by_role("button", name="Fortsätt", exact=True))

    def go(self, way: Locator) -> None:
        """Press, and stand on the whole page that it leads to."""
        with self.page.expect_event("load"):
            way.click()

    def answer(self, path: str) -> None:
        question = self.form.questions_by_key[path.rpartition(".")[2]]
        if question.kind == "file" and self.uploaded < len(self.drawings):
            self.upload(path, self.drawings[self.uploaded])
            return
        fields: Fields = sound(question, path, self.says.get(question.key))
        for name, value in fields.items():
            put(self.page.locator(f'[name="{name}"]'), value)

    def upload(self, path: str, drawing: Path) -> None:
        """Choose "now", choose the file and press the button that keeps it at once."""
        self.page.locator(f'[name="{path}"][value=now]').check()
        self.page.locator(f'[name="{path}-file"]').set_input_files(drawing)
        self.page.locator(f'button[name="upload:{path}"]').click()
        self.page.get_by_text(drawing.name).first.wait_for()
        self.uploaded += 1
        self.look()


def put(control: Locator, value: str | list[str]) -> None:
    """Tick, choose or write, as the control asks."""
    kind = control.first.evaluate("element => element.type")
    if kind in ("radio", "checkbox"):
        for code in [value] if isinstance(value, str) else value:
            control.and_(control.page.locator(f'[value="{code}"]')).check()
    elif kind == "select-one":
        control.select_option(value)
    else:
        control.fill(value if isinstance(value, str) else value[0])
