"""What happens, and what must not, when something is pressed or filled in. These leave marks, so the page is opened anew."""

from playwright.sync_api import Page

from tests.accessible.looking import check

CHOOSING = """() => {
  const faults = [], address = location.href;
  for (const field of document.querySelectorAll('main input[type=radio], main input[type=checkbox]')) {
    if (!eyes.shows(field)) continue;
    field.focus();
    field.click();
    if (document.activeElement !== field) faults.push(`focus leaves ${field.name} when it is chosen`);
  }
  for (const field of document.querySelectorAll('main select')) {
    if (!eyes.shows(field)) continue;
    field.focus();
    field.selectedIndex = field.options.length - 1;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    if (document.activeElement !== field) faults.push(`focus leaves ${field.name} when it is changed`);
  }
  return location.href === address ? faults : [...faults, 'a choice leads to another page'];
}"""
PASTING = """() => [...document.querySelectorAll('input:not([type=hidden]), textarea')].filter((field) => {
  const event = new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  return !field.dispatchEvent(event);
}).map((field) => `one cannot paste into ${field.name}`)"""


@check("3.2.2", when="touch")
def choosing_leads_nowhere(page: Page) -> list[str]:
    """To choose or to write is not yet to send."""
    return page.evaluate(CHOOSING)


@check("2.5.2", when="touch")
def pressing_can_be_regretted(page: Page) -> list[str]:
    """Nothing happens before the finger is lifted, and it may slide away first."""
    target, address = page.locator("main button, main a[href]").locator("visible=true").first, page.url
    if not target.count():
        return []
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(2, 2)
    page.mouse.up()
    page.wait_for_timeout(60)
    return [] if page.url == address else ["a press that slid away was taken"]


@check("3.3.8", when="touch")
def codes_can_be_pasted(page: Page) -> list[str]:
    """Codes and passwords may come from the clipboard or a password manager, and no puzzle stands in the way."""
    puzzles = page.locator("[class*=captcha], [id*=captcha], iframe").count()
    lacking = page.locator("input[type=password]:not([autocomplete])").count()
    return page.evaluate(PASTING) + (["a puzzle"] if puzzles else []) + (["a password without its purpose"] if lacking else [])
