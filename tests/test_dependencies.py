"""Whoever serves Lucka has everything that it loads: each library stands in the lock that `script/serve` installs from,
or is an extra that one may choose."""

import re
import sys
import tomllib
from importlib import metadata

import pytest

from tests.test_stair import FILES, ROOT, STAIR, imported

LOCK = (ROOT / "requirements.lock").read_text()


def known_as(name: str) -> str:
    """As package registries compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


LOCKED = {known_as(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK, re.MULTILINE)}
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
CHOSEN = {known_as(re.split(r"[\[<>=]", name)[0]) for names in EXTRAS.values() for name in names}
OURS = {*STAIR, *sys.stdlib_module_names}
LIBRARIES = sorted({name.partition(".")[0] for path in FILES for name in imported(path)} - OURS)


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_is_loaded_is_installed_where_lucka_is_served_or_can_be_chosen(library):
    brought_by = {known_as(name) for name in metadata.packages_distributions().get(library, ())}
    assert brought_by & (LOCKED | CHOSEN), f"{library} is in no lock of what is served: add it to what pyproject.toml needs"
