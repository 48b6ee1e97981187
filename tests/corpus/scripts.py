"""JavaScript of a source, run by a real browser in an empty page: what the source itself would say."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.accessible.touring import chromium

_RUN = """
(tasks) => tasks.map(([code, name, samples]) => {
  const _ = {get: (o, p, d) => p.split('.').reduce((x, k) => (x == null ? x : x[k]), o) ?? d};
  let run;
  try { run = new Function('data', 'row', 'component', 'instance', '_', 'moment', 'utils', 'value',
        `let show = null, result = null; ${code}\\n; return ${name};`); }
  catch (error) { return samples.map(() => 'error'); }
  return samples.map(([data, row, value]) => {
    try { const got = run(data, row, {key: ''}, {}, _, undefined, {}, value); return got === undefined ? null : got; }
    catch (error) { return 'error'; }
  });
})
"""


class Scripts:
    """Runs scripts of forms over samples of data."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def results(self, code: str, name: str, samples: list[tuple[dict, dict, object]]) -> list[object]:
        """What the code leaves in the name for each (data, row, value so far)."""
        return self.page.evaluate(_RUN, [[code, name, [list(sample) for sample in samples]]])[0]


@contextmanager
def scripts() -> Iterator[Scripts]:
    """A browser without a way out, for as long as one measures."""
    with chromium() as browser:
        context = browser.new_context(offline=True)
        yield Scripts(context.new_page())
