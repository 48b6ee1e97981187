"""Those who work at the municipality, each in a browser of their own."""

from playwright.sync_api import Browser, Page

from tests.served import PASSWORD, Running

TELEPHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


def signed_in(browser: Browser, lucka: Running, name: str, window: dict[str, int] | None = None) -> Page:
    """On the first page that a colleague meets."""
    page = browser.new_context(locale="sv-SE", viewport=window or DESK).new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{lucka.address}/desk/sign-in")
    page.get_by_label("Användarnamn").fill(name)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("navigation", name="Arbetsplatsen").wait_for()
    return page
