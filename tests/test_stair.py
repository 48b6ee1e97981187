"""Imports go down only, each room keeps to its own libraries, and nothing wraps requests slowly."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STAIR = ("forms", "eservices", "accessibility", "portal")
WEB = {"starlette", "uvicorn", "python_multipart"}
FORBIDDEN = {
    "forms": WEB | {"sqlmodel", "sqlalchemy", "alembic", "jinja2", "weasyprint", "pikepdf", "typer"},
    "eservices": WEB | {"jinja2", "weasyprint", "pikepdf", "typer"},
    "accessibility": WEB | {"sqlalchemy", "typer"},
    "portal": {"weasyprint"},
}
PAPER = ("files", "sheets", "answered", "outgoing")
MAPS = (
    "forms", "forms/checks", "forms/editing", "forms/exports", "forms/importers", "forms/standard",
    "eservices", "eservices/back_office", "eservices/finding", "eservices/publishing", "eservices/routing",
    "eservices/contact_centre", "eservices/contact_centre/answering", "eservices/contact_centre/calling_back",
    "eservices/contact_centre/filling_together", "eservices/contact_centre/letters",
    "eservices/contact_centre/letters/incoming", "eservices/contact_centre/letters/outgoing",
    "eservices/contact_centre/meeting", "eservices/contact_centre/sharing_work",
    "accessibility", "accessibility/correspondence", "accessibility/paper", "accessibility/paper/answered",
    "accessibility/paper/files", "accessibility/paper/outgoing", "accessibility/paper/sheets", "accessibility/phone",
    "accessibility/scan", "accessibility/scan/pages", "accessibility/scan/proposals", "accessibility/scan/writing",
    "portal", "portal/admin", "portal/admin/builder", "portal/admin/groups", "portal/citizen", "portal/citizen/callbacks",
    "portal/demo", "portal/desk", "portal/desk/articles", "portal/desk/callbacks", "portal/desk/calling",
    "portal/desk/case", "portal/desk/contacts", "portal/desk/letters", "portal/desk/mail", "portal/desk/mail/reading",
    "portal/desk/posting", "portal/desk/queue", "portal/office",
)  # fmt: skip
MIGRATIONS = ROOT / "eservices" / "migrations" / "versions"
FILES = [path for room in STAIR for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    """Everything that a file imports, in full."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_down_only(path):
    room = path.relative_to(ROOT).parts[0]
    above = set(STAIR[STAIR.index(room) + 1 :]) | {"tests"}
    tops = {name.partition(".")[0] for name in imported(path)}
    assert not tops & above, "a room knows only the rooms below it"
    assert not tops & FORBIDDEN[room], "a library of another room"


@pytest.mark.parametrize("room", PAPER)
def test_a_sheet_is_made_of_files_and_no_file_knows_of_sheets(room):
    above = tuple(f"accessibility.paper.{each}." for each in PAPER[PAPER.index(room) + 1 :])
    taken = {name for path in (ROOT / "accessibility" / "paper" / room).glob("*.py") for name in imported(path)}
    assert not [name for name in taken if f"{name}.".startswith(above)], "on paper too imports go down only"


def test_no_middleware_that_costs_a_task_a_request():
    wrapped = [path for path in FILES if any("BaseHTTPMiddleware" in name for name in imported(path))]
    assert not wrapped


def test_only_the_settings_name_the_environment():
    naming = [path for path in FILES if any(name in ("os.environ", "os.getenv") for name in _dotted(path))]
    assert [path.relative_to(ROOT).as_posix() for path in naming] == ["portal/settings.py"]


def _dotted(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def test_only_the_endpoint_awaits_handlers_and_only_the_database_commits():
    committing = {path.relative_to(ROOT).as_posix() for path in FILES if ".commit()" in path.read_text(encoding="utf-8")}
    assert committing <= {"eservices/database.py"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_small(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 250 or path.parent == MIGRATIONS, "a module of more than 250 lines lacks a concept"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= 25 or path.parent == MIGRATIONS, f"{node.name} has {length} lines"


@pytest.mark.parametrize("folder", MAPS)
def test_the_docstring_of_a_room_names_everything_in_it(folder):
    words = ast.get_docstring(ast.parse((ROOT / folder / "__init__.py").read_text(encoding="utf-8")))
    names = {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"}
    names |= {path.parent.name for path in (ROOT / folder).glob("*/__init__.py")}
    unnamed = {name for name in names if f"``{name}``" not in words and f"``{name}/``" not in words}
    assert not unnamed, "whoever comes to this room cannot find these on its map"
