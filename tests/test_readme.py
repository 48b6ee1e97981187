"""Every command of the README is run as it stands there, on a served Lucka with an empty data folder."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.served import PASSWORD, Running

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
SCRIPTS = {"script/serve --demo", "script/test"}
"""Run whole by whoever runs this; that they stand there is what can be held here."""


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("lucka ")])
def test_a_command_does_what_it_promises(lucka: Running, command: str, tmp_path: Path) -> None:
    words = shlex.split(command)[1:]
    words = [str(tmp_path / word) if word.endswith(".pdf") else word.replace("berit", "bodil") for word in words]
    assert lucka.command(*words, stdin=PASSWORD) is not None
    assert all((tmp_path / word).stat().st_size > 10_000 for word in words if word.endswith(".pdf"))


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("lucka ")])
def test_a_script_is_there_and_can_be_run(command: str) -> None:
    assert command in SCRIPTS
    script = ROOT / command.split()[0]
    assert script.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", script], check=True)


def test_every_command_that_is_named_in_passing_is_one() -> None:
    helped = subprocess.run([sys.executable, "-m", "portal", "--help"], capture_output=True, text=True, check=True).stdout
    named = {match[1] for match in re.finditer(r"`lucka ([a-z]+)", README)}
    assert named <= set(re.findall(r"^  ([a-z]+) ", helped, re.MULTILINE)), named


def test_every_file_that_the_readme_shows_is_there() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)|`((?:forms|eservices|accessibility|portal|tests|script)/[\w./-]*)`", README):
        assert (ROOT / next(filter(None, path))).exists(), path
