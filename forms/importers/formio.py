"""Form.io JSON: components within components, conditions on each."""

from forms.importers.draft import Draft
from forms.importers.formio_parts import Reading
from forms.importers.formio_texts import texts
from forms.importers.settling import settled
from forms.importers.source import BROKEN, json_of, listed, mapping, mappings
from forms.importers.task import Imported, ImportRefused
from forms.importers.wording import guessed, one_line, plain


def read_form(data: bytes, name: str) -> Imported:
    """The import of one form; raises ImportRefused."""
    form = _form(json_of(data))
    components = listed(form.get("components"))
    if not any(isinstance(each, dict) and each.get("type") for each in components):
        raise ImportRefused(BROKEN)
    draft = Draft(name, guessed(texts(components)), title=one_line(form.get("title") or form.get("name")))
    draft.summary = plain(form.get("description"))
    draft.service = one_line(form.get("path") or form.get("name") or form.get("title"))
    reading = Reading(draft)
    pages(reading, components)
    reading.conditions()
    return settled(draft)


def _form(value: object) -> dict:
    """The form, which some exports wrap in another mapping."""
    if isinstance(value, list):
        return {"components": value}
    given = mapping(value)
    inner = next((mapping(given.get(name)) for name in ("schema", "form", "configuration") if mapping(given.get(name))), {})
    return given if isinstance(given.get("components"), list) or not inner else {**given, **inner}


def pages(reading: Reading, components: list) -> None:
    """Panels at the top are pages; what stands between them makes pages of its own."""
    page = None
    for component in mappings(components):
        if reading.is_page(component):
            reading.page(component)
            page = None
        else:
            page = page or reading.draft.page("page", reading.draft.title)
            reading.add(page, component, ())
