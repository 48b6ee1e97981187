"""Forms of other systems from the shell: a definition file, and what is left for a person to do."""

import sys
from pathlib import Path

from accessibility import languages
from forms import importers
from forms.editing import written
from portal.refusals import SettingsRefused


def import_file(path: Path, format: str, output: Path) -> None:
    """Writes the definition, and prints what is left to do."""
    say = languages.say_for("en")
    if format and format not in importers.FORMATS:
        raise SettingsRefused(f"There is no format {format}: choose one of {', '.join(importers.FORMATS)}.")
    try:
        imported = importers.read(format, path.read_bytes(), path.name)
    except importers.ImportRefused as refused:
        raise SettingsRefused(f"{path}: {say(refused.reason)}") from refused
    except OSError as error:
        raise SettingsRefused(f"{path} cannot be read ({error.strerror}).") from error
    try:
        output.write_text(written(imported.tree), encoding="utf-8")
    except OSError as error:
        raise SettingsRefused(f"{output} cannot be written ({error.strerror}): name another file.") from error
    for task in imported.tasks:
        _tell(task, say)
    print(f"{output}: {len(imported.tree['pages'])} pages, {len(imported.tasks)} tasks.")


def _tell(task: importers.Task, say: languages.Say) -> None:
    detail = f" ({' '.join(task.detail.split())[:200]})" if task.detail else ""
    print(": ".join(part for part in (task.at, task.name, f"{say(task.reason)}{detail}") if part), file=sys.stderr)
