"""What goes along with a filing: the files that its answers name, what was set aside when its form changed, who sent it."""

from collections.abc import Mapping

from forms.answers import Answer
from forms.carrying import Left
from forms.standard.behalf import Behalf
from forms.texts import SWEDISH


def told(set_aside: Mapping[str, Left], behalf: Behalf | None = None) -> dict[str, object]:
    """What the first event tells: who sent it for somebody else, and what was set aside, as the handler reads it: path → the
    question and the answer in Swedish, its source and its files."""
    rows = {
        path: {"label": left.name(SWEDISH), "words": left.words(SWEDISH), "source": left.source, "files": _ids(left.files)}
        for path, left in set_aside.items()
    }
    return ({"set_aside": rows} if rows else {}) | ({"name": behalf.name} if behalf else {})


def files(answers: Mapping[str, Answer], set_aside: Mapping[str, Left]) -> list[int]:
    """The ids of the attachments that go along, those too that came with answers that were set aside."""
    aside = (number for left in set_aside.values() for number in _ids(left.files))
    return sorted({*files_named(answers), *aside})


def files_named(answers: Mapping[str, Answer]) -> list[int]:
    """The ids of the attachments that the answers name."""
    values = (answer.value for answer in answers.values() if isinstance(answer.value, dict))
    return sorted({int(file["id"]) for value in values for file in value.get("files") or ()})


def _ids(files: list[dict[str, object]]) -> list[int]:
    return [int(str(file["id"])) for file in files]
