"""What can be seen of a form only when its sheet has been drawn."""

from collections.abc import Iterator, Mapping

from accessibility.paper import workshop
from accessibility.paper.sheets.measures import MEASURES, SHEET_END, Size
from eservices.municipality import Municipality
from forms.checks import Finding
from forms.definition import Form

NEARLY_EMPTY = 0.2
"""A last page that ends higher up than this holds a few lines: the head of a page takes a tenth of it."""


def of_layout(layout: Mapping) -> Iterator[Finding]:
    """Findings about a sheet from its layout map; none about a map that does not tell where things end."""
    filled = layout.get("endings", {}).get(SHEET_END, 1)
    if filled < NEARLY_EMPTY:
        code = "thin_page_in_large_print" if layout["size"] != "standard" else "thin_page"
        yield Finding(("pages",), code, {"language": layout["language"], "page": layout["pages"]})


def of_sheets(form: Form, municipality: Municipality) -> list[Finding]:
    """Findings about every sheet of a form, drawn in the workshop; takes seconds for each. Raises PaperFailed."""
    maps = (workshop.run(_layout, form, municipality, code, size) for code in form.languages for size in MEASURES)
    return [finding for layout in maps for finding in of_layout(layout)]


def _layout(form: Form, municipality: Municipality, language: str, size: Size) -> dict[str, object]:
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.languages import say_for
    from accessibility.paper.sheets import sheet
    from eservices.references import new_token

    return sheet.render(form, 1, new_token(), municipality, say_for(language), size).layout
