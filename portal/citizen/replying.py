"""What a posted page says: answers to keep, and what is wrong with the others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forms import replies
from forms.answers import Answer, Problem, entries
from forms.journey import problem_page
from forms.kinds import kind_of
from portal.citizen import files
from portal.citizen.fields import sent
from portal.citizen.places import Place
from portal.endpoint import Visit

if TYPE_CHECKING:
    from sqlmodel import Session

    from forms.journey import Asked

UNANSWERED = frozenset({"missing", "file_not_chosen", "too_few_entries"})
"""What is not held against someone who only adds a file or saves for later."""


@dataclass
class Reply:
    """`changes` are kept whatever else is wrong; `problems` are told."""

    changes: dict[str, Answer | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def set_aside(self, path: str, problem: Problem) -> None:
        """Leave the answer as it was, and say why."""
        self.changes.pop(path, None)
        self.problems = [each for each in self.problems if each.path != path] + [problem]

    def accept(self, path: str, answer: Answer | None) -> None:
        """Keep an answer that settles what was wrong at its path."""
        self.changes[path] = answer
        self.problems = [each for each in self.problems if each.path != path or each.code not in UNANSWERED]


def read(visit: Visit, place: Place) -> Reply:
    """The fields of the questions that the sent page had asked."""
    seen = set(visit.fields.get("asked", "").split()) if "asked" in visit.fields else None
    asked = [each for each in place.asked if seen is None or each.path in seen]
    read = replies.read(asked, _Sent(visit, asked), place.application.answers, place.application.source)
    reply = Reply(dict(read.changes), list(read.problems))
    for each in asked:
        if each.question.kind == "file":
            _weigh_files(reply, each, place)
    return reply


class _Sent(dict[str, list[str]]):
    """Field name → texts, for the questions asked."""

    def __init__(self, visit: Visit, asked: "Iterable[Asked]") -> None:
        for each in asked:
            raw = sent(visit, each.question, each.path)
            self.update({replies.field_name(each.path, part): raw[part] for part in kind_of(each.question).parts})


def _weigh_files(reply: Reply, asked: "Asked", place: Place) -> None:
    """The state "now" needs a file, and files need that state."""
    answer = reply.changes.get(asked.path)
    has_files = bool(files.kept_files(place.application.answers, asked.path))
    state = answer.value["state"] if answer and isinstance(answer.value, dict) else ""
    if state == "now" and not has_files:
        reply.set_aside(asked.path, Problem(asked.path, "file_not_chosen", files.FIELD))
    elif has_files and state not in ("", "now"):
        reply.set_aside(asked.path, Problem(asked.path, "files_and_not_now"))
    elif has_files and not state:
        reply.accept(asked.path, place.application.answers[asked.path])


def pressed(visit: Visit, button: str) -> str:
    """What a pressed button is about, told in its name: text browsers show a button's value in front of its words."""
    mark = f"{button}:"
    return next((name.removeprefix(mark) for name in visit.fields if name.startswith(mark)), "")


def with_files(visit: Visit, db: "Session", place: Place, reply: Reply, received: files.Received) -> None:
    """Add to the reply what was uploaded with it, or taken back by its button."""
    for path, answer in files.attach(db, place.application, received):
        reply.accept(path, answer)
    paths = [asked.path for asked in place.asked]
    for path, answer in files.remove(db, place.application, pressed(visit, "remove"), paths).items():
        reply.changes[path] = answer
        reply.problems = [problem for problem in reply.problems if problem.path != path]
    uploading = pressed(visit, "upload")
    if uploading in paths and uploading not in received.stored:
        reply.problems = [problem for problem in reply.problems if problem.path != uploading]
        reply.problems.append(Problem(uploading, "file_not_chosen", files.FIELD))
    refused = {problem.path for problem in received.problems}
    reply.problems = received.problems + [problem for problem in reply.problems if problem.path not in refused]


def keep_entry(place: Place, reply: Reply) -> None:
    """Put a new entry on its group's list, unless nothing at all was said in it."""
    group = place.page.group
    if group is None or not place.is_new:
        return
    if reply.problems and not any(reply.changes.values()):
        return
    kept = entries(place.application.answers, group.key)
    listed = [*kept] if place.entry in kept else [*kept, place.entry]
    reply.changes[group.key] = Answer(listed, place.application.source)


def problems_left(before: Place, after: Place, reply: Reply) -> list[Problem]:
    """What to tell on this page once the changes are kept: not what is no longer asked, nor what was not asked yet."""
    still = {asked.path for asked in after.asked}
    unseen = still - {asked.path for asked in before.asked}
    told = [problem for problem in reply.problems if problem.path in still]
    known = {problem.path for problem in told} | unseen
    return told + [problem for problem in _in_the_way(after) if problem.path not in known]


def _in_the_way(place: Place) -> Iterable[Problem]:
    """What the journey holds against this page: too few entries, rules, entries that lack an answer."""
    here = {asked.path for asked in place.asked}
    for problem in place.journey.problems:
        if problem_page(place.journey, problem) == place.page.key and (not place.entry or problem.path in here):
            yield problem


def only_grave(problems: Iterable[Problem], uploading: str) -> list[Problem]:
    """The problems without those of questions that are merely unanswered yet."""
    return [problem for problem in problems if problem.code not in UNANSWERED or problem.path == uploading]
