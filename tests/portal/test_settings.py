"""Settings are read strictly, and refused in a sentence that names the variable."""

import stat

import pytest

from portal import folder, municipality_file, settings
from portal.refusals import SettingsRefused


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in ("PORT", "LUCKA_DATA", "LUCKA_DATABASE_URL", "LUCKA_HOST"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_lucka_is_a_whole_municipality():
    given = settings.read()
    assert (given.port, given.host, str(given.data), given.municipality.name) == (8000, "127.0.0.1", "var", "Lillköping")


def test_the_municipality_is_settings(monkeypatch):
    monkeypatch.setenv("LUCKA_MUNICIPALITY_NAME", "Storköping")
    monkeypatch.setenv("LUCKA_MUNICIPALITY_WEB_ADDRESS", "https://www.storkoping.example")
    monkeypatch.setenv("LUCKA_MUNICIPALITY_HOURS", '{"0": ["09:00", "12:00"]}')
    given = settings.read().municipality
    assert (given.name, given.web_address, list(given.hours)) == ("Storköping", "https://www.storkoping.example", [0])


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("LUCKA_TRUSTED_PROXY", "everybody"),
        ("LUCKA_MUNICIPALITY_TELEPHONE", "ring us"),
        ("LUCKA_MUNICIPALITY_HOURS", "{"),
        ("LUCKA_DATBASE_URL", "postgresql://"),
        ("LUCKA_MUNICIPALITY_NAMN", "Storköping"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_in_one_sentence_that_names_it(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsRefused) as refused:
        settings.read()
    said = str(refused.value)
    assert "\n" not in said
    assert variable in said or "municipality" in said


def test_a_refused_setting_is_not_quoted(monkeypatch):
    monkeypatch.setenv("LUCKA_TRUSTED_PROXY", "a-secret-pasted-in-the-wrong-place")
    with pytest.raises(SettingsRefused) as refused:
        settings.read()
    assert refused.value.__cause__ is None


def test_the_secret_is_made_once_and_read_by_its_owner_alone(tmp_path):
    made = folder.secret(tmp_path)
    assert folder.secret(tmp_path) == made
    assert len(made) == folder.SECRET_BYTES
    assert stat.S_IMODE((tmp_path / folder.SECRET_FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [folder.SECRET_FILE]


def test_a_damaged_secret_is_not_replaced_in_silence(tmp_path):
    (tmp_path / folder.SECRET_FILE).write_bytes(b"short")
    with pytest.raises(SettingsRefused, match="damaged"):
        folder.secret(tmp_path)


def test_a_data_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(SettingsRefused, match="is a file"):
        folder.prepare(tmp_path / "file")


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(SettingsRefused, match="cannot be written to"):
        folder.prepare(tmp_path / "file" / "below")


def told(folder, text):
    """The settings of a data folder that holds this description of the municipality."""
    (folder / "municipality.yaml").write_text(text, encoding="utf-8")
    return settings.read()


@pytest.fixture
def data(monkeypatch, tmp_path):
    monkeypatch.setenv("LUCKA_DATA", str(tmp_path))
    return tmp_path


def test_the_municipality_is_told_in_its_file_and_the_environment_goes_before_it(data, monkeypatch):
    monkeypatch.setenv("LUCKA_MUNICIPALITY_TELEPHONE", "0123-11 11 11")
    monkeypatch.setenv("LUCKA_MUNICIPALITY_HOURS", '{"5": ["09:00", "12:00"]}')
    given = told(data, "name: Storköping\ntelephone: 0123-22 22 22\nhours:\n  monday–friday: 8.00–16.30\n").municipality
    assert (given.name, given.telephone, list(given.hours)) == ("Storköping", "0123-11 11 11", [5])


def test_the_example_can_be_used_as_it_stands(data):
    given = told(data, municipality_file.EXAMPLE.read_text(encoding="utf-8")).municipality
    assert (given.name, given.colour, len(given.service_points)) == ("Lillköping", "#17494d", 1)
    assert set(type(given).model_fields) - given.model_fields_set == {"arms"}


def test_every_flaw_is_told_with_its_line(data):
    with pytest.raises(SettingsRefused) as refused:
        told(data, FLAWED)
    assert str(refused.value).replace(str(data), "") == SAID


FLAWED = """name: Storköping
telefon: 0123-22 22 22
colour: green
email: nobody
web_address: "javascript:alert(1)"
hours:
  monday–thursday: 8.00–16.30
  friday: 16–8
  saturday: after lunch
exceptions:
  2026-13-01: closed
  2026-12-24: {hours: closed, reason: {en: Christmas}}
service_points:
  - name: Biblioteket
    adress: Torget 2
"""
SAID = """/municipality.yaml cannot be used:
  line 2: telefon: this does not belong here; did you mean telephone?
  line 3: colour: not a colour: write it as "#17494d"
  line 4: email: not an e-mail address
  line 5: web_address: not a web address: it begins with https://
  line 9: hours.saturday: not hours: write them as 8.00–16.30, or closed
  line 11: exceptions.2026-13-01: not a day: write it as 2026-12-24
  line 12: exceptions.2026-12-24.reason: the text lacks Swedish (sv)
  line 14: service_points[0].address: this is missing
  line 15: service_points[0].adress: this does not belong here; did you mean address?"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1"),
        ("- a\n- b\n", "line 1"),
        ("name: [\n", "not YAML"),
        ("name: &a Storköping\nfull_name: *a\n", "line 1: Anchors and aliases"),
        ("name: !!python/object:os.system x\n", "Tags such as"),
        ("name: A\nname: B\n", "line 2"),
        ("#" * 200_000, "larger than 100 kB"),
        ("arms: arms.svg\n", "There is no file"),
        ("arms: ../arms.svg\n", "do not lie in"),
        ("arms: /etc/passwd\n", "do not lie in"),
        ("hours:\n  friday: 16–8\n", "it closes before it opens"),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_plain_words(data, text, said):
    with pytest.raises(SettingsRefused, match=said):
        told(data, text)


def test_the_arms_are_drawn_or_refused(data):
    (data / "arms.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 72"/>')
    assert told(data, "arms: arms.svg").municipality.drawing.screen.width == 60
    (data / "arms.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 72"><script/></svg>')
    with pytest.raises(SettingsRefused, match="holds <script>"):
        told(data, "arms: arms.svg")
