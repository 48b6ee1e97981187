"""What a sheet, a prefilled copy and a letter cost in the processor's time, beside plain WeasyPrint of the same document."""

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from tests import masters
from tests.returned import pages

COLD = "import time;s=time.process_time();from tests import masters;masters.draw({service!r});print(time.process_time()-s)"
TIMES = 5


def printing() -> str:
    lines = [f"{'sheet':24}pages  cold s  warm s  plain s  copy ms  plain : copy"]
    for service in pages.SERVICES:
        cold, warm, plain, copied = _cold(service), _spent(lambda s=service: masters.draw(s), 2), *_sheet(service)
        row = f"{service:24}{masters.master(service).pages:5}{cold:8.2f}{warm:8.2f}{plain:9.2f}{1000 * copied:9.1f}"
        lines.append(f"{row}{plain / copied:11.0f} : 1")
    ours, plain = _letter()
    lines.append(f"letters: {1 / ours:.1f} a second and core; {plain / ours:.1f} while plain WeasyPrint draws one")
    return "\n".join(lines)


def _cold(service: str) -> float:
    done = subprocess.run([sys.executable, "-c", COLD.format(service=service)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def _sheet(service: str) -> tuple[float, float]:
    """Seconds for plain WeasyPrint of the sheet's HTML, and for a copy filled in with every answer."""
    from accessibility.languages import say_for
    from accessibility.paper.sheets import sheet
    from accessibility.paper.sheets.measures import MEASURES
    from accessibility.paper.sheets.plan import Plan
    from eservices.municipality import Municipality
    from forms import library

    form = library.form(service)
    edition = {"version": masters.VERSION, "size": "standard"}
    html = sheet.as_html(form, Plan(MEASURES["standard"]), say_for("sv"), edition, Municipality())
    return _plain(html, "sheet", "standard"), _spent(lambda: _copy(service), TIMES)


def _copy(service: str) -> bytes:
    from accessibility.languages import say_for
    from accessibility.paper.answered.edition import Edition
    from accessibility.paper.answered.filling import fill
    from forms.journey import walk
    from forms.library import form as form_of
    from tests.accessibility.paper.answered.test_filled import answers

    master = masters.master(service)
    of = Edition(form_of(service), masters.VERSION, master.pdf, master.layout)
    return fill(of, masters.TOKEN, walk(of.form, answers(service), has_come=True), say_for("sv")).pdf


def _letter() -> tuple[float, float]:
    from accessibility.languages import say_for
    from accessibility.paper.files import pdf
    from accessibility.paper.outgoing import letters
    from eservices.contact_centre.letters.outgoing.posting import Letter
    from eservices.municipality import Municipality

    seen: list[str] = []
    to = letters.To("Elsa Andersson", ["Storgatan 1", "123 45 Lillköping"])
    payload = Letter("Vi behöver veta mer", ("Du skrev till oss om trappan.",) * 3).payload()
    kept = pdf.lay_out

    def listening(html: str, *styles: str, **more: object) -> pdf.LaidOut:
        seen.append(html)
        return kept(html, *styles, **more)

    pdf.lay_out = listening
    try:
        letters.render(payload, to, Municipality(), say_for("sv"))
    finally:
        pdf.lay_out = kept
    ours = _spent(lambda: letters.render(payload, to, Municipality(), say_for("sv")), TIMES)
    return ours, _plain(seen[0], "sheet", "standard", "letter")


def _plain(html: str, *styles: str) -> float:
    """As one uses WeasyPrint by itself: untagged, nothing kept from one document to the next."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from accessibility.paper.files.pdf import STYLE, AssetsOnly

    def once() -> bytes:
        fonts, fetcher = FontConfiguration(), AssetsOnly()
        dress = [CSS(string=(STYLE / f"{name}.css").read_text(), font_config=fonts, url_fetcher=fetcher) for name in styles]
        return HTML(string=html, base_url="asset:", url_fetcher=fetcher).write_pdf(stylesheets=dress, font_config=fonts)

    return _spent(once, 2)


def _spent(work: Callable[[], object], times: int) -> float:
    """Seconds of the processor, the middle one of `times`, after one that does not count."""
    work()
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return median(taken)
