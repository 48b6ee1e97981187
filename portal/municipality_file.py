"""The municipality's own face: `municipality.yaml` in the data folder and the arms beside it, or every flaw with its line."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from accessibility import arms
from accessibility.languages import say_for
from eservices.contact_centre.calling_back.staffing import Staffing
from eservices.municipality import Arms, Municipality, ServicePoint
from eservices.openings import Change, numbers_of
from forms.checks.finding import AS_TOLD, Finding, Location, close_to
from forms.tree import DefinitionRefused, Flaw, line_of, plain, tree_of
from portal.refusals import SettingsRefused

FILE_NAME = "municipality.yaml"
EXAMPLE = Path(__file__).with_name("municipality.example.yaml")
LARGEST_BYTES = 100_000
WORDS = {
    "missing": "this is missing",
    "string_type": "write this as text",
    "tuple_type": "write this as a list",
    "dict_type": "write this as name: value",
    "model_type": "write this as name: value",
    "model_attributes_type": "write this as name: value",
    "string_too_short": "this is empty",
    "string_too_long": "this is too long",
    "too_short": "this is empty",
    "too_long": "these are too many",
    "date_from_datetime_parsing": "not a day: write it as 2026-12-24",
    "date_parsing": "not a day: write it as 2026-12-24",
    "date_type": "not a day: write it as 2026-12-24",
}
KNOWN = (*Municipality.model_fields, *ServicePoint.model_fields, *Staffing.model_fields, *Change.model_fields)


def read(folder: Path) -> Municipality:
    """What the file tells; Lillköping where there is none. Raises SettingsRefused that tells every flaw."""
    path = folder / FILE_NAME
    try:
        if not path.exists():
            return Municipality()
        if path.stat().st_size > LARGEST_BYTES:
            raise SettingsRefused(
                f"{path} is larger than {LARGEST_BYTES // 1000} kB: that is no description of a municipality."
            )
        return _checked(path, path.read_bytes())
    except OSError as refused:
        raise SettingsRefused(f"{path} cannot be read ({refused.strerror}): let Lucka's user read it.") from None


def _checked(path: Path, source: bytes) -> Municipality:
    try:
        tree = tree_of(source)
        if not isinstance(tree, dict):
            raise DefinitionRefused([_told(1, (), "write it as name: value; `lucka face --example` prints one")])
        return Municipality.model_validate(plain(tree))
    except DefinitionRefused as refused:
        flaws = refused.flaws
    except ValidationError as refused:
        flaws = DefinitionRefused([_flaw(tree, each) for each in refused.errors()]).flaws
    english = say_for("en")
    told = (f"  line {flaw.line}: {flaw.said(english)}" for flaw in flaws)
    raise SettingsRefused("\n".join([f"{path} cannot be used:", *told])) from None


def _flaw(tree: object, error: ErrorDetails) -> Flaw:
    at = tuple(_in_file(tree, error["loc"]))
    said = WORDS.get(error["type"], error["msg"].removeprefix("Value error, "))
    if error["type"] == "extra_forbidden":
        close = close_to(str(at[-1]), KNOWN)
        said = "this does not belong here" + (f"; did you mean {close}?" if close else "")
    return _told(line_of(tree, at), at, said[:1].lower() + said[1:])


def _told(line: int, at: Location, words: str) -> Flaw:
    return Flaw(line, Finding(at, AS_TOLD, {"words": words}))


def _in_file(tree: object, at: Location) -> Iterator[str | int]:
    """The place as the file writes it: a weekday by the name that stands there."""
    for step in at:
        if step == "[key]":
            continue
        if isinstance(tree, dict) and step not in tree:
            step = next((key for key in tree if str(key) == step or _means(key, step)), step)
        yield step
        tree = tree[step] if isinstance(tree, list) or (isinstance(tree, dict) and step in tree) else None  # type: ignore[index]


def _means(key: object, weekday: str | int) -> bool:
    try:
        return weekday in numbers_of(str(key).strip().lower())
    except ValueError:
        return False


def drawing(folder: Path, name: str) -> Arms:
    """The coat of arms in a file of the data folder. Raises SettingsRefused."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise SettingsRefused(f"The arms {name} do not lie in {folder}: put the file there.")
    if not path.is_file():
        raise SettingsRefused(f"There is no file {path} with the arms: put it there, or mend its name.")
    try:
        return arms.read(path)
    except arms.ArmsRefused as refused:
        raise SettingsRefused(f"{path} {refused}.") from None
    except OSError as refused:
        raise SettingsRefused(f"{path} cannot be read ({refused.strerror}): let Lucka's user read it.") from None
