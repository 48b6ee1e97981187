"""`lucka face` tells how the municipality's own file was understood, and the demonstration wears one."""

import pytest

from eservices.municipality import Municipality
from portal import facing, settings
from portal.demo import face
from portal.refusals import SettingsRefused

CORRECTED = "The colour #ffff00 cannot be read on white (contrast 1.1, 4.5 is needed): #6d6d06 is used instead (5.5)."


@pytest.fixture(autouse=True)
def data(monkeypatch, tmp_path):
    monkeypatch.setenv("LUCKA_DATA", str(tmp_path))
    return tmp_path


def test_without_a_face_all_is_well(capsys):
    assert facing.show() == 0
    assert "Lucka's own pine" in capsys.readouterr().out


def test_a_corrected_colour_and_what_is_missing_are_said(data, capsys):
    (data / "municipality.yaml").write_text('name: Storköping\ncolour: "#ff0"\n', encoding="utf-8")
    assert facing.show() == 1
    said = capsys.readouterr().out
    assert f"! {CORRECTED}" in said
    assert "! Still Lillköping's own: full_name, telephone," in said


def test_the_start_says_the_same(caplog, capsys):
    facing.note(Municipality(colour="#ffff00"))
    assert "#6d6d06" in capsys.readouterr().out


def test_the_demonstration_has_a_face_that_is_used_as_it_stands(data, capsys):
    assert face.put_on(data)
    town = settings.read().municipality
    assert (len(town.service_points), town.drawing.screen.media_type) == (3, "image/svg+xml")
    assert facing.show() == 0
    assert "The city library, Torget 2" in capsys.readouterr().out


def test_the_demonstration_s_face_is_never_put_over_another(data):
    (data / "municipality.yaml").write_text("name: Storköping\n", encoding="utf-8")
    assert not face.put_on(data)
    assert settings.read().municipality.name == "Storköping"


def test_the_times_at_which_people_are_rung_back_are_told(data, capsys):
    (data / "municipality.yaml").write_text("callbacks:\n  at_a_time: 3\n  days: 1\n  minutes: 120\n", encoding="utf-8")
    facing.show()
    said = capsys.readouterr().out
    assert "Call-backs in windows of 120 minutes, 3 at a time" in said


def test_staffing_that_means_nothing_is_refused_with_its_line(data):
    (data / "municipality.yaml").write_text("callbacks:\n  by_hour:\n    lunch: 1\n", encoding="utf-8")
    with pytest.raises(SettingsRefused, match=r"line 2: callbacks.*not hours"):
        settings.read()
