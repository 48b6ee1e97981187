"""The column `lucka` of workbooks that Lucka has written: what XLSForm has no word for."""

import json

from forms.importers.parts import Choice, Group, Question, Words
from forms.importers.source import mapping
from forms.importers.xlsform_columns import Line
from forms.kinds import KINDS
from forms.question import DONT_KNOW

BESIDE = "beside"
"""The kind of rows that belong to the question above them: they come with it."""
_LONGEST = 4_000


def told(line: Line) -> dict:
    """What the column says, nothing where it is not ours."""
    written = line["lucka"]
    if not written.startswith("{") or len(written) > _LONGEST:
        return {}
    try:
        return mapping(json.loads(written))
    except (ValueError, RecursionError):
        return {}


def words(said: object) -> Words:
    """A text in languages, if it is one."""
    return {str(code): each for code, each in mapping(said).items() if isinstance(each, str)} or None


def settle(question: Question, line: Line) -> None:
    """The kind and the settings that the column gives a question."""
    said = told(line)
    if said.get("kind") in KINDS and said["kind"] != "computed":
        question.kind = said["kind"]
    if said.get("required") == "expected":
        question.required = "expected"
    if words(said.get("unit")):
        question.settings["unit"] = words(said["unit"])
    if isinstance(said.get("accept"), list):
        question.settings["accept"] = tuple(each for each in said["accept"] if isinstance(each, str))
    if isinstance(said.get("max_files"), int):
        question.settings["max_files"] = said["max_files"]


def choose(question: Question) -> None:
    """The options of a kind that brings its own, and "do not know", which is a setting."""
    known = {choice.value for choice in question.choices}
    if question.kind in ("file", "yes_no"):
        question.values = {value: value for value in known}
    if question.kind in ("file", "yes_no"):
        question.choices = []
    if question.kind != "file" and DONT_KNOW in known:
        question.settings["do_not_know"] = True
        question.values |= {DONT_KNOW: DONT_KNOW}
        question.choices = [choice for choice in question.choices if choice.value != DONT_KNOW]


def option(choice: Choice, line: Line) -> Choice:
    """The help of an option, and the label of the field for one's own words."""
    said = told(line)
    choice.help, choice.specify = words(said.get("help")), words(said.get("specify"))
    return choice


def entries(group: Group, line: Line) -> None:
    """How many entries a group takes, and what one is called."""
    said = told(line)
    if said:
        group.entry_words = words(said.get("entry_title"))
    for name in ("minimum", "maximum"):
        if isinstance(said.get(name), int) and not isinstance(said[name], bool):
            setattr(group, name, said[name])
