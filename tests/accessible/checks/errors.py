"""How a page says that an answer is wrong."""

from playwright.sync_api import Page

from tests.accessible.looking import check, eyes

LEADS = """() => [...document.querySelectorAll('#problems a')].filter((link) => {
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return !field || !(field.matches('input, select, textarea, fieldset, a, button, p') || field.querySelector('input'));
}).map((link) => `leads nowhere: ${eyes.about(link)}`)"""
SAYS = """() => [...document.querySelectorAll('[aria-invalid=true]')].filter((field) => {
  const ids = (field.getAttribute('aria-describedby') || field.closest('fieldset')?.getAttribute('aria-describedby') || '').split(' ');
  return !ids.some((id) => document.getElementById(id)?.matches('.error'));
}).map((field) => `does not say what is wrong: ${field.name}`)"""
LANDS = """() => { const link = document.querySelector('#problems a'); link.focus(); return decodeURIComponent(link.hash.slice(1)) }"""


@check("3.3.1", "4.1.3", "2.4.3", when="errors")
def summary_is_met_first(page: Page) -> list[str]:
    """The summary has focus, is said aloud, and the title begins with the word for error."""
    faults = []
    if page.evaluate("document.activeElement?.id") != "problems":
        faults.append("the summary has not got focus")
    if page.locator("#problems[role=alert]").count() != 1:
        faults.append("the summary is not said aloud")
    spoken = page.locator(".error .hide").first
    word = spoken.inner_text().strip() if spoken.count() else page.title().split(":")[0] + ":"
    if not page.title().startswith(word) or ":" not in page.title():
        faults.append(f"the title does not begin with the word for error: {page.title()}")
    return faults


@check("3.3.1", when="errors")
def summary_leads_to_the_fields(page: Page) -> list[str]:
    """Every line of the summary leads to its field, by key too, and the field says the same."""
    eyes(page, "all('html').length")
    faults, address = page.evaluate(LEADS) + page.evaluate(SAYS), page.url
    if not faults and page.locator("#problems a").count():
        wanted = page.evaluate(LANDS)
        page.keyboard.press("Enter")
        inside = "id => { const field = document.getElementById(id); return field === document.activeElement || field.contains(document.activeElement) || document.activeElement === document.body }"
        faults += [] if page.evaluate(inside, wanted) else [f"the summary's first line does not lead to {wanted}"]
    page.evaluate("address => history.replaceState(null, '', address)", address)
    return faults


@check("3.3.3", when="errors")
def errors_say_what_to_do(page: Page) -> list[str]:
    """Every error is a sentence with something to do in it, not a word."""
    said = page.evaluate("[...document.querySelectorAll('#problems a')].map((link) => link.innerText.trim())")
    return [f"says too little: “{words}”" for words in said if len(words) < 8] + ([] if said else ["the summary is empty"])


@check("1.4.1", when="errors")
def errors_are_not_red_alone(page: Page) -> list[str]:
    """Beside a field that is wrong stand a drawing and words."""
    bare = "[...document.querySelectorAll('.error')].filter((each) => eyes.shows(each) && !each.querySelector('svg') && !each.closest('dd')).map(eyes.about)"
    eyes(page, "all('html').length")
    return [f"told by colour alone: {each}" for each in page.evaluate(bare)]
