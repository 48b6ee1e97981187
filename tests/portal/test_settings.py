"""Settings are read strictly, and refused in a sentence that names the variable."""

import stat

import pytest

from portal import folder, settings
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
