"""What was sent from the fields of a page, read into answers; what is wrong loses nothing that was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.answers import Answer, Answers, Problem, Source
from forms.definition import Question
from forms.journey import Asked
from forms.kinds import Raw, Wrong, kind_of

Fields = Mapping[str, list[str]]
"""Field name → the texts sent under it."""


@dataclass(frozen=True)
class Replies:
    """`changes`: path → the new answer, or None where the answer was emptied. `problems` are of the other paths."""

    changes: Mapping[str, Answer | None]
    problems: tuple[Problem, ...]


def field_name(path: str, part: str) -> str:
    """The name of a field on screen: the path, with its part behind a hyphen."""
    return f"{path}-{part}" if part else path


def raw_of(question: Question, path: str, fields: Fields) -> Raw:
    """What was sent for one question, part by part."""
    return {part: fields.get(field_name(path, part), []) for part in kind_of(question).parts}


def filled(question: Question, path: str, answers: Answers) -> Raw:
    """What to show in the fields of a question that was answered before; empty parts where it was not."""
    kind = kind_of(question)
    empty: dict[str, list[str]] = {part: [] for part in kind.parts}
    answer = answers.get(path)
    return empty if answer is None or not kind.parts else empty | dict(kind.fill(question, answer.value))


def read(asked: Iterable[Asked], fields: Fields, answers: Answers, source: Source = "citizen") -> Replies:
    """Read the fields of the questions in view. Files that were kept before stay with their question."""
    changes: dict[str, Answer | None] = {}
    problems: list[Problem] = []
    for each in asked:
        if each.question.kind == "computed":
            continue
        value = kind_of(each.question).read(each.question, raw_of(each.question, each.path, fields))
        if isinstance(value, Wrong):
            problems.append(Problem(each.path, value.code, value.part, value.values))
        elif value is None and _has_files(each, answers):
            continue
        elif value is None:
            changes[each.path] = None
            if each.question.required == "yes":
                problems.append(Problem(each.path, "missing"))
        else:
            changes[each.path] = Answer(_with_files(each, value, answers), source)
    return Replies(changes, tuple(problems))


def _has_files(asked: Asked, answers: Answers) -> bool:
    """Files that were kept are not lost because the choice above them was not sent."""
    before = answers.get(asked.path)
    return asked.question.kind == "file" and before is not None and bool(before.value["files"])


def _with_files(asked: Asked, value: object, answers: Answers) -> object:
    before = answers.get(asked.path)
    if asked.question.kind != "file" or before is None:
        return value
    return {**value, "files": before.value["files"]}


def merged(answers: Answers, changes: Mapping[str, Answer | None]) -> dict[str, Answer]:
    """The answers after the changes; None takes an answer away."""
    after = {path: answer for path, answer in answers.items() if path not in changes}
    return after | {path: answer for path, answer in changes.items() if answer is not None}
