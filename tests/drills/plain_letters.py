"""The letters of the printing drill by WeasyPrint alone: the measure that Lucka's drawing is held to."""

from collections.abc import Iterable
from time import process_time
from unittest.mock import patch

from weasyprint import CSS, HTML

from accessibility.languages import say_for
from accessibility.paper.files import pdf
from accessibility.paper.outgoing import letters
from eservices.contact_centre.letters.outgoing.posting import Letter
from eservices.municipality import Municipality


def a_second(said: Iterable[Letter]) -> float:
    """How many a second and core, as WeasyPrint's manual has it: the styles read for each."""
    pages = list(worded(said))
    begun = process_time()
    for html, styles in pages:
        read = [CSS(filename=pdf.STYLE / f"{name}.css", url_fetcher=pdf.AssetsOnly()) for name in styles]
        HTML(string=html, base_url="asset:", url_fetcher=pdf.AssetsOnly()).write_pdf(stylesheets=read, **pdf.VARIANT)
    return len(pages) / (process_time() - begun)


def worded(said: Iterable[Letter]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Each letter as it is handed over to be laid out."""
    to, here, say = letters.To("Elsa Andersson", ("Storgatan 1", "123 45 Lillköping")), Municipality(), say_for("sv")
    for letter in said:
        with patch.object(pdf, "lay_out", wraps=pdf.lay_out) as laid:
            letters.render(letter.payload(), to, here, say)
        html, *styles = laid.call_args.args
        yield html, tuple(styles)
