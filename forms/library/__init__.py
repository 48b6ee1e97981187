"""The services that are shipped, one YAML file each, and the specimen: one question of every kind, which is no service."""

from functools import cache
from pathlib import Path

from forms.definition import Form
from forms.reading import read_file

SPECIMEN = "specimen"
_FOLDER = Path(__file__).parent


def path(service: str) -> Path:
    """Where the definition of a shipped service (or the specimen) lies."""
    return _FOLDER / f"{service}.yaml"


@cache
def form(service: str) -> Form:
    """A shipped service (or the specimen), read."""
    return read_file(path(service))


def services() -> tuple[str, ...]:
    """The ids of the shipped services."""
    return tuple(service for service in definitions() if service != SPECIMEN)


def definitions() -> tuple[str, ...]:
    """The ids of all definitions here: the services and the specimen."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))
