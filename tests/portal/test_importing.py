"""`lucka forms import`: a file of another system becomes a definition file, and what is left is told."""

import json

import pytest

from forms.reading import read_file
from portal import importing
from portal.refusals import SettingsRefused

COMPONENTS = [{"type": "textfield", "key": "name", "label": "Your name", "input": True}, {"type": "hidden", "key": "mode"}]


def test_a_form_of_another_system_becomes_a_definition(tmp_path, capsys):
    source, output = tmp_path / "permit.json", tmp_path / "permit.yaml"
    source.write_text(json.dumps({"title": "Permit", "components": COMPONENTS}))
    importing.import_file(source, "", output)
    assert read_file(output).question("name").label.root["en"] == "Your name"
    told = capsys.readouterr()
    assert "mode: The field is hidden" in told.err and "1 pages" in told.out


@pytest.mark.parametrize(
    ("name", "format", "words"),
    [
        ("form.json", "", "cannot be read. It is broken"),
        ("form.json", "word", "There is no format word"),
        ("gone.json", "", "cannot be read (No such"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path, name, format, words):
    (tmp_path / "form.json").write_text("{")
    with pytest.raises(SettingsRefused) as refused:
        importing.import_file(tmp_path / name, format, tmp_path / "out.yaml")
    assert words in str(refused.value)
