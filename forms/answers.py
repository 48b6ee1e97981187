"""Answers as people gave them, and what is wrong with those that cannot be taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Source = Literal["citizen", "agent", "register", "scan", "computed"]


class Answer(NamedTuple):
    """A value (JSON) and where it came from. The shape of the value belongs to the kind of question."""

    value: object
    source: Source = "citizen"


Answers = Mapping[str, Answer]
"""Path → answer. A plain question's path is its key; in a repeating group it is `group.entry.key`, and the answer at the
group's own key is the list of entry numbers, which are never given out twice."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with the answer at `path`; `part` is the piece of it (a date's month), `code` the sentence to say."""

    path: str
    code: str
    part: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def entry_path(group: str, entry: int, key: str) -> str:
    """The path of a question in one entry of a repeating group."""
    return f"{group}.{entry}.{key}"


def entries(answers: Answers, group: str) -> tuple[int, ...]:
    """The numbers of a repeating group's entries, in the order in which they were added."""
    answer = answers.get(group)
    return tuple(answer.value) if answer and isinstance(answer.value, list | tuple) else ()


def load(stored: Mapping[str, Mapping[str, object]]) -> dict[str, Answer]:
    """Answers from their JSON form `{path: {"value": …, "source": …}}`."""
    return {path: Answer(answer["value"], answer["source"]) for path, answer in stored.items()}  # type: ignore[arg-type]


def dump(answers: Answers) -> dict[str, dict[str, object]]:
    """The JSON form of answers."""
    return {path: answer._asdict() for path, answer in answers.items()}
