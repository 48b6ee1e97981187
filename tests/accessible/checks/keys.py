"""The page by keyboard alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.accessible.looking import check, eyes

REMEMBER = """() => {
  const stops = eyes.controls().filter((each) => each.tabIndex >= 0);
  window.before = new Map(eyes.all('*').map((each) => [each, look(each)]));
  function look(each) { const seen = getComputedStyle(each); return seen.outline + seen.boxShadow + seen.backgroundColor + seen.borderColor }
  window.look = look;
  const skip = document.querySelector('body a[href]');
  if (skip && eyes.isSkip(skip) && !stops.includes(skip)) stops.unshift(skip);
  const groups = new Set();
  return stops.filter((each) => {
    if (each.type !== 'radio') return true;
    if (groups.has(each.name)) return false;
    return groups.add(each.name);
  }).length;
}"""
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const frame = at.closest('.option') || at;
  const box = at.getClientRects()[0] || at.getBoundingClientRect();
  const edges = [at, frame].map((each) => ({ now: look(each), then: window.before.get(each), seen: getComputedStyle(each) }));
  const marked = edges.filter((each) => each.now !== each.then);
  const strong = marked.some(({ seen }) => {
    const colours = [seen.outlineColor, ...(seen.boxShadow.match(/rgba?\\([^)]*\\)|oklch\\([^)]*\\)/g) || []), seen.backgroundColor];
    const behind = eyes.ground((at.closest('.option') || at).parentElement);
    return colours.some((each) => eyes.contrast(each, behind) >= 3) || eyes.contrast(seen.backgroundColor, seen.color) >= 4.5;
  });
  const outlined = edges.some(({ seen }) => seen.outlineStyle !== 'none' && parseFloat(seen.outlineWidth) >= 2);
  const points = [[.5, .5], [.1, .5], [.9, .5], [.1, .15]].map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  const open = points.some((each) => each && (each === at || at.contains(each) || [...(at.labels || [])].some((label) => label.contains(each)) || frame.contains(each)));
  return { who: eyes.about(at), kind: at.type || '', index: [...document.querySelectorAll('*')].indexOf(at), tab: at.tabIndex, marked: marked.length > 0 && (strong || outlined),
    open, below: box.top, url: location.href, scope: at.closest('main') ? 'main' : 'other', top: box.top + scrollY, bottom: box.bottom + scrollY };
}"""


JUMPING = (
    "eyes.controls().filter((each) => each.tabIndex > 0).map((each) => `has its own place in the order: ${eyes.about(each)}`)"
)
PARTED, PARTS = "[type=date], [type=time], [type=datetime-local]", 6
"""Fields in which Tab goes from part to part."""
TOP = """() => {
  const mark = document.createElement('span');
  mark.tabIndex = -1;
  document.body.prepend(mark);
  mark.focus();
  mark.remove();
  scrollTo(0, 0);
}"""
"""Puts the keyboard where it is when a page has just come."""


@dataclass(frozen=True)
class Walk:
    """Where Tab stopped, one after the other, and how many places it should stop at."""

    stops: list[dict]
    expected: int


def walk(page: Page) -> Walk:
    """Press Tab from the top until the page has been gone through."""
    eyes(page, "all('html').length")
    page.evaluate("document.activeElement?.blur()")
    expected = page.evaluate(REMEMBER)
    page.evaluate(TOP)
    stops: list[dict] = []
    parted = page.locator(PARTED).count()
    for _ in range(expected + 8 + PARTS * parted):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["index"] == stops[0]["index"]):
            break
        stops.append(stop)
        if len(stops) > 1 and stop["index"] == stops[-2]["index"] and stop["kind"] not in ("date", "time", "datetime-local"):
            break
    return Walk(stops, expected)


@check("2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11", "1.4.11", "3.2.1", when="keys")
def keyboard(page: Page) -> list[str]:
    """Tab reaches everything, in order, is seen wherever it is, is not hidden, and is nowhere caught."""
    url, walked = page.url, walk(page)
    page.evaluate("document.activeElement.blur?.()")
    faults = [*_reach(walked), *_order(walked), *page.evaluate(JUMPING)]
    for stop in walked.stops:
        if not stop["marked"]:
            faults.append(f"focus is not seen on {stop['who']}")
        if not stop["open"]:
            faults.append(f"something hides {stop['who']} when it has focus")
    return faults + (["focus alone leads to another page"] if page.url != url else [])


def _reach(walked: Walk) -> Iterator[str]:
    different = {stop["index"] for stop in walked.stops}
    if len(different) < walked.expected:
        yield f"Tab reaches {len(different)} of {walked.expected}; the last is {walked.stops[-1]['who'] if walked.stops else 'none'}"


def _order(walked: Walk) -> Iterator[str]:
    for one, other in zip(walked.stops, walked.stops[1:], strict=False):
        if other["index"] < one["index"]:
            yield f"Tab goes back from {one['who']} to {other['who']}"


@check("2.4.1", when="keys")
def skip_link_skips(page: Page) -> list[str]:
    """The first stop leads past everything to the content."""
    address = page.url
    page.evaluate(TOP)
    page.keyboard.press("Tab")
    if not page.evaluate("document.activeElement.matches('a[href^=\"#\"]')"):
        return ["the first stop is not a link to the content"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    landed = page.evaluate(
        "document.activeElement === document.body || Boolean(document.activeElement.closest('main, #main ~ *'))"
    )
    page.evaluate("address => history.replaceState(null, '', address)", address)
    return [] if landed else ["the skip link does not lead to the content"]


KEPT_KEYS = """() => [...document.querySelectorAll('[data-key]')].filter((each) => each.checkVisibility() || each.closest('.more'))
  .map((each) => each.dataset.key)"""
STATE = "[location.href, document.body.innerHTML.length].join()"


@check("2.1.4", when="keys")
def letters_do_nothing(page: Page) -> list[str]:
    """A single letter, spoken or pressed by mistake, does nothing, but for those that are drawn where they can be switched off."""
    kept = page.evaluate(KEPT_KEYS)
    faults = [f"{key} is the key of two things" for key in sorted(set(kept)) if kept.count(key) > 1]
    if kept and not page.locator("a[href='/desk/keys']").count():
        faults.append("letters do something, and nothing leads to where they are switched off")
    page.evaluate("document.activeElement?.blur()")
    before = page.evaluate(STATE)
    page.keyboard.type("".join(each for each in "abcdefghijklmnopqrstuvwxyz/?.1" if each not in kept))
    return faults if page.evaluate(STATE) == before else [*faults, "a letter does something"]
