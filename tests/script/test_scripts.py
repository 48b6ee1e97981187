"""The two commands of the README refuse in one sentence, and the locks promise what they should."""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-test.lock"]


def serve(folder: Path, **environment: str) -> str:
    """What script/serve says when it refuses."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUCKA_", "PIP_", "PORT"))}
    run = subprocess.run(folder / "script/serve", env=kept | environment, capture_output=True, text=True, timeout=300)
    assert run.returncode == 1
    assert run.stdout == ""
    return run.stderr


@pytest.fixture
def bare_copy(tmp_path: Path) -> Path:
    """Lucka as it is fetched, without .venv."""
    folder = tmp_path / "lucka"
    shutil.copytree(ROOT / "script", folder / "script")
    for name in ("pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.mark.parametrize("script", ["script/setup", "script/serve", "script/test", ".ci/run"])
def test_every_script_can_be_read_by_the_plainest_shell(script: str):
    assert subprocess.run(["sh", "-n", ROOT / script]).returncode == 0


@pytest.mark.parametrize("port", ["http", "0", "65536", "99999999999", "-1", "80 80"])
def test_a_port_that_is_no_port_is_told_in_one_sentence(port: str, tmp_path: Path):
    told = serve(ROOT, PORT=port, LUCKA_DATA=str(tmp_path / "data"))
    assert told == f'PORT is "{port}": set it to a number from 1 to 65535.\n'
    assert not (tmp_path / "data").exists()


def test_a_taken_port_is_told_before_anything_is_installed(bare_copy: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = serve(bare_copy, PORT=str(port))
    assert told.startswith(f"Port {port} is taken") and told.count("\n") == 1
    assert not (bare_copy / ".venv").exists()


@pytest.mark.parametrize("below", ["", "/data"])
def test_a_data_folder_that_is_a_file_is_told_in_one_sentence(below: str, tmp_path: Path):
    (tmp_path / "letter").write_text("kept")
    folder = f"{tmp_path}/letter{below}"
    told = serve(ROOT, PORT=free_port(), LUCKA_DATA=folder)
    assert told == f'"{folder}" is not a folder that this account can write to: set LUCKA_DATA to one that is.\n'
    assert (tmp_path / "letter").read_text() == "kept"


def test_an_old_python_is_told_in_one_sentence(bare_copy: Path, tmp_path: Path):
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    told = serve(bare_copy, PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert told.startswith("Lucka needs Python 3.11 or later") and told.count("\n") == 1


@pytest.mark.slow
def test_a_silent_network_is_told_in_one_sentence_and_tried_anew_next_time(bare_copy: Path):
    for _ in range(2):
        told = serve(bare_copy, PORT=free_port(), PIP_CONFIG_FILE="/dev/null", PIP_INDEX_URL=f"http://127.0.0.1:{free_port()}/")
        assert "the network did not answer, so connect this machine and try again" in told.splitlines()[-1]
        assert "Traceback" not in told
        assert "NewConnectionError" in (bare_copy / "var/setup.log").read_text()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_promises_every_library_by_hash_and_names_no_address(lock: str):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    requirements = re.findall(r"^[a-z0-9].*(?:\n    --hash=.*)*", text, flags=re.MULTILINE)
    assert len(requirements) > 40
    for requirement in requirements:
        assert re.match(r"[a-z0-9.-]+==[^ ]+ (; .+ )?\\\n    --hash=sha256:[0-9a-f]{64}", requirement), requirement


def test_the_test_lock_holds_the_very_libraries_that_are_served():
    served, tested = (set((ROOT / lock).read_text().split("\n")) for lock in LOCKS)
    assert served <= tested


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        return str(closed.getsockname()[1])
