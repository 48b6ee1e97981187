"""How long one waits for the largest paint and for a press to be answered, on a slow telephone with a poor connection.

`python -m tests.bench.paint` prints medians for a telephone six times slower than this machine, at 400 kbit/s and 400 ms
there and back, with nothing kept from before. `click` is from a press on an option or a fold until the next paint; `shift`
is what moved.
"""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.accessible.touring import chromium, municipality

SLOWER = 6
LINE = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
ROUNDS = 3
WATCH = """
window.seen = { paint: 0, shift: 0, events: [] };
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, durationThreshold: 16 });
watch('largest-contentful-paint', (each) => { seen.paint = each.startTime });
watch('layout-shift', (each) => { if (!each.hadRecentInput) seen.shift += each.value });
watch('event', (each) => { if (each.interactionId) seen.events.push(each.duration) });
"""
PAGES = {"start": "/", "service": "/services/home-care", "form page": "/services/contact/apply/errand", "status": "/status"}


def slow_page(browser: Browser, address: str) -> Page:
    """A page of a new browser that has begun an application by a good line, and then is slowed down."""
    page = browser.new_context(locale="sv-SE", viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{address}/services/contact/apply")
    page.locator("main form[method=post] .button.primary").click()
    page.wait_for_load_state()
    page.add_init_script(WATCH)
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    tools.send("Network.emulateNetworkConditions", LINE)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def looked_at(page: Page, address: str) -> dict[str, float]:
    """One cold look at an address: milliseconds to the first and the largest paint, what moved, and how long a click took."""
    page.goto(address, wait_until="networkidle", timeout=90_000)
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    option = page.locator("main .option label, main summary").locator("visible=true")
    if option.count():
        option.first.click()
        page.wait_for_timeout(400)
    seen = page.evaluate("seen")
    return {"first": first, "largest": seen["paint"], "shift": seen["shift"], "click": max(seen["events"], default=0)}


def main() -> None:
    print(f"CPU {SLOWER} times slower, 400 kbit/s, 400 ms; medians of {ROUNDS}")
    print(f"{'page':<12}{'first paint':>13}{'largest paint':>15}{'shift':>8}{'click':>8}")
    with tempfile.TemporaryDirectory() as folder, municipality(Path(folder)) as running, chromium() as browser:
        page = slow_page(browser, running.address)
        for name, path in PAGES.items():
            looks = [looked_at(page, f"{running.address}{path}") for _ in range(ROUNDS)]
            middle = {key: median(look[key] for look in looks) for key in looks[0]}
            click = f"{middle['click']:5.0f} ms" if middle["click"] else "–"
            print(
                f"{name:<12}{middle['first']:>10.0f} ms{middle['largest']:>12.0f} ms{middle['shift']:>8.3f}{click:>8}",
                flush=True,
            )


if __name__ == "__main__":
    main()
