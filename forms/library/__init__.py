"""The services that are shipped, one YAML file each, and the specimen: one question of every kind, which is no service."""

from pathlib import Path

SPECIMEN = "specimen"
_FOLDER = Path(__file__).parent


def path(service: str) -> Path:
    """Where the definition of a shipped service (or the specimen) lies."""
    return _FOLDER / f"{service}.yaml"


def services() -> tuple[str, ...]:
    """The ids of the shipped services."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml") if file.stem != SPECIMEN))
