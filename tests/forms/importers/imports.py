"""What the tests of importers share: a read form that must be sound, and the reasons of its tasks."""

import json

from forms.checks import findings
from forms.definition import Form
from forms.importers import Imported, read
from forms.importers.task import REASONS


def sound(imported: Imported) -> Form:
    """The form, which the parser must take."""
    form = Form.model_validate(imported.tree)
    assert not findings(form), findings(form)
    return form


def read_json(format: str, value: object, name: str = "form.json") -> tuple[Form, Imported]:
    """A file of JSON, imported."""
    imported = read(format, json.dumps(value).encode(), name)
    return sound(imported), imported


def reasons(imported: Imported, name: str) -> set[str]:
    """The codes of what is told of a name of the source."""
    codes = {words: code for code, words in REASONS.items()}
    return {codes[task.reason] for task in imported.tasks if task.name == name}


def shown(form: Form, key: str) -> object:
    """The condition of an item or a page, as it is written."""
    item = next((item for item, _ in form.items() if item.key == key), None) or form.page(key)
    return item.show_if and item.show_if.model_dump(mode="json", exclude_none=True)
