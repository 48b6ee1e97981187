"""The `lucka` command: what it says, what it refuses in one sentence, and how it ends."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from portal.__main__ import main

ROOT = Path(__file__).parent.parent.parent
LUCKA = [sys.executable, "-m", "portal"]
OTHERS = {name: value for name, value in os.environ.items() if not name.startswith("LUCKA_")}


class Said(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def lucka(monkeypatch, capsys):
    """Runs the command in this process; of its own process it needs but the words, the settings and what is typed."""
    monkeypatch.chdir(ROOT)

    def run(*arguments, data=None, typed=""):
        settings = {"LUCKA_DATA": str(data)} if data else {}
        with monkeypatch.context() as patched, patch.dict(os.environ, OTHERS | settings, clear=True):
            patched.setattr(sys, "argv", ["lucka", *arguments])
            patched.setattr(sys, "stdin", StringIO(typed))
            with pytest.raises(SystemExit) as ended:
                main()
        said = capsys.readouterr()
        return Said(ended.value.code or 0, said.out, said.err)

    return run


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


def test_help_comes_without_what_is_slow_to_load():
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "portal", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "serve" in loaded.stdout
    assert "staff" in loaded.stdout
    for slow in ("weasyprint", "sqlmodel", "sqlalchemy", "starlette", "uvicorn", "pydantic"):
        assert f"| {slow}\n" not in loaded.stderr.replace(" " * 2, "")


def test_what_is_used_wrongly_exits_with_2(lucka):
    assert lucka("no-such-command").returncode == 2
    assert lucka("paper").returncode == 2
    assert lucka("paper", "contact", "--all").returncode == 2


def test_definitions_are_checked_with_file_and_line(lucka, tmp_path):
    good = lucka("forms", "check", "forms/library/contact.yaml")
    assert (good.returncode, good.stdout.splitlines()[-1]) == (0, "Stops: 0. Advice: 2.")
    told = "advice: machine_made[0]: A machine has translated the form to Finnish. No person has approved it."
    assert re.search(rf"^forms/library/contact.yaml:\d+: {re.escape(told)}", good.stdout, re.MULTILINE)
    assert lucka("forms", "check", "--strict", "forms/library/contact.yaml").returncode == 1
    swedish = lucka("forms", "check", "--lang", "sv", "forms/library/specimen.yaml")
    assert (swedish.returncode, swedish.stdout) == (0, "Inget att anmärka.\n")
    broken = tmp_path / "broken.yaml"
    broken.write_text("lucka: 1\nservice: Broken!\n")
    bad = lucka("forms", "check", str(broken))
    assert bad.returncode == 1
    assert f"{broken}:2: stop: service" in bad.stdout


def test_a_data_folder_that_is_no_folder_is_one_sentence(lucka, tmp_path):
    (tmp_path / "file").touch()
    refused = lucka("migrate", data=tmp_path / "file")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)


def test_a_database_that_is_none_is_one_sentence(lucka, tmp_path):
    (tmp_path / "lucka.sqlite3").write_bytes(b"not a database at all" * 1000)
    refused = lucka("migrate", data=tmp_path)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "lucka.sqlite3" in refused.stderr


def test_a_taken_port_is_one_sentence_and_nothing_is_touched(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as door:
        environment = OTHERS | {"LUCKA_DATA": str(tmp_path / "data"), "PORT": str(door.getsockname()[1])}
        refused = subprocess.run(
            [*LUCKA, "serve"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "data").exists()


def test_colleagues_are_added_published_forms_are_read_and_all_agrees(lucka, tmp_path):
    command = ("staff", "add", "berit", "--name", "Berit Ek", "--group", "contact-centre")
    assert "too short" in lucka(*command, data=tmp_path, typed="short\n").stderr
    assert lucka(*command, data=tmp_path, typed="a long password\n").returncode == 0
    assert "already" in lucka(*command, data=tmp_path, typed="a long password\n").stderr
    assert lucka("staff", "password", "berit", data=tmp_path, typed="another password\n").returncode == 0
    assert lucka("staff", "password", "nobody", data=tmp_path, typed="another password\n").returncode == 1
    assert "Contact" in lucka("script", "contact", "--lang", "en", data=tmp_path).stdout
    assert "building-permit" in lucka("script", "no-such-service", data=tmp_path).stderr
    assert lucka("verify", data=tmp_path).returncode == 0


@pytest.mark.slow
def test_serving_keeps_a_worker_alive_and_ends_when_told(tmp_path, free_port):
    environment = os.environ | {"LUCKA_DATA": str(tmp_path), "PORT": str(free_port)}
    with subprocess.Popen([*LUCKA, "serve"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert f"http://127.0.0.1:{free_port}" in serving.stdout.readline()
            assert wait_for(lambda: health(free_port) == {"database": "ok", "worker": "ok"})
            worker = children(serving.pid)[0]
            os.kill(worker, signal.SIGKILL)
            assert wait_for(lambda: children(serving.pid) not in ([], [worker]))
        finally:
            serving.send_signal(signal.SIGTERM)
        assert serving.wait(30) == 0


def wait_for(what, seconds=40):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.2)
    return False


def health(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            return json.load(answer)
    except OSError:
        return None


def children(pid):
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for path in listed.parent.parent.glob("*/children") for child in path.read_text().split()]
