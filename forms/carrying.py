"""Answers on their way from one version of a form to the next: what can stay, what is asked again, what is no longer asked.

Answers are matched by the key of their question. What cannot stay is set aside with the question as it was asked: it can be
shown in its own words in any language, and comes back by itself when a later version asks for it again. Nothing vanishes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from forms.answers import Answer, Answers, Source, entries
from forms.conditions import Part
from forms.definition import Form, Question, RepeatingGroup
from forms.fitting import Unfit, fitted
from forms.journey import walk
from forms.kinds import kind_of
from forms.texts import Say, Text


class Left(Part):
    """An answer that was set aside, with what had been asked. `question` is None for the list of a group's entries.

    `entry` names the entry that it stood in, the `number`th; `was_asked`: it would have been filed. `why` it is asked again.
    """

    label: Text
    question: Question | None = None
    value: object = None
    source: Source = "citizen"
    entry: Text | None = None
    number: int = 0
    was_asked: bool = True
    why: Unfit | None = None

    def name(self, say: Say) -> str:
        """The question, after the entry that it stood in: "Person 2: Vad heter personen?"."""
        label = say.text(self.label)
        return say("{entry} {n}: {label}", entry=say.text(self.entry), n=self.number, label=label) if self.entry else label

    def words(self, say: Say) -> str:
        """What was answered, in words."""
        if self.question is not None:
            return kind_of(self.question).show(self.question, self.value, say)
        return say.number(len(self.value)) if isinstance(self.value, list | tuple) else str(self.value)

    @property
    def files(self) -> list[dict[str, object]]:
        """The files that came with the answer."""
        return list(self.value.get("files") or ()) if isinstance(self.value, dict) else []


class Aside(Part):
    """What lies beside an application's answers once it has been carried over; `begun_on` is its first version's number."""

    begun_on: int = 0
    again: dict[str, Left] = {}
    dropped: dict[str, Left] = {}
    new: tuple[str, ...] = ()

    def unanswered(self, answers: Answers) -> dict[str, Left]:
        """What was to be answered again and has not been."""
        keys = {_key(path) for path in answers}
        return {
            path: left
            for path, left in self.again.items()
            if path not in answers and not (left.why == "group" and _key(path) in keys)
        }

    def going_along(self, answers: Answers) -> dict[str, Left]:
        """What is filed beside the answers: what was asked and no answer of the new version replaces; and every file."""
        unanswered = self.unanswered(answers)
        again = {path: left for path, left in self.again.items() if path in unanswered or left.files}
        return {path: left for path, left in (self.dropped | again).items() if left.was_asked}

    def stored(self) -> dict[str, object]:
        """Its JSON form; ``Aside.model_validate`` reads it."""
        return self.model_dump(mode="json", exclude_defaults=True)


NOTHING = Aside()


@dataclass(frozen=True)
class Carried:
    """Where every answer has gone. `new` are the paths that are asked now and were not before."""

    answers: Answers
    aside: Aside

    @property
    def again(self) -> Mapping[str, Left]:
        return self.aside.again

    @property
    def dropped(self) -> Mapping[str, Left]:
        return self.aside.dropped

    @property
    def new(self) -> tuple[str, ...]:
        return self.aside.new

    @property
    def is_told(self) -> bool:
        """Whether there is anything that the person needs to know."""
        return bool(self.again or self.dropped or self.new)


def carry(old: Form, new: Form, answers: Answers, before: Aside = NOTHING) -> Carried:
    """Each answer under the new version: kept, to be given again, or dropped. `before` is what lies aside already.

    What is computed is left out: it follows from the answers.
    """
    shown = walk(old, answers).shown
    given = {path: _left(old, path, answers, path in shown) for path in answers if not _is_computed(old, path)}
    kept, again, dropped = _sorted(given, _earlier(before, answers), _Places.of(new))
    aside = Aside(begun_on=before.begun_on, again=again, dropped=dropped)
    return Carried(kept, aside.model_copy(update={"new": _new(old, new, answers, kept, before, aside)}))


def _key(path: str) -> str:
    return path.rpartition(".")[2]


def _is_computed(form: Form, path: str) -> bool:
    question = form.question(_key(path))
    return question is not None and question.kind == "computed"


def _earlier(before: Aside, answers: Answers) -> dict[str, Left]:
    """What lies aside and has no newer answer; what has one stays for the files that came with it, under a name of its own."""
    every = before.dropped | before.again
    named = {path: left for path, left in every.items() if path not in answers}
    for path, left in every.items():
        if path in answers and left.files:
            while (path := f"{path}~") in named:
                pass
            named[path] = left
    return named


def _left(form: Form, path: str, answers: Answers, was_asked: bool) -> Left:
    """An answer with what was asked."""
    answer, group = answers[path], _group(form, path.partition(".")[0])
    question = form.question(_key(path))
    label = question.label if question else group.title if group else Text(path)
    said = {"label": label, "question": question, "value": answer.value, "source": answer.source, "was_asked": was_asked}
    if question is None or group is None or "." not in path:
        return Left(**said)
    number, listed = int(path.split(".")[1]), entries(answers, group.key)
    return Left(**said, entry=group.entry_title, number=listed.index(number) + 1 if number in listed else number)


def _group(form: Form, key: str) -> RepeatingGroup | None:
    return next((item for item, _ in form.items() if isinstance(item, RepeatingGroup) and item.key == key), None)


class _Places(NamedTuple):
    """Where the questions of a form stand: key → the question and its group's key; and all its groups."""

    questions: Mapping[str, tuple[Question, str]]
    groups: frozenset[str]

    @classmethod
    def of(cls, form: Form) -> "_Places":
        questions = {question.key: (question, group.key if group else "") for question, group in form.questions()}
        return cls(questions, frozenset(item.key for item, _ in form.items() if isinstance(item, RepeatingGroup)))


Sorted = tuple[dict[str, Answer], dict[str, Left], dict[str, Left]]


def _sorted(given: Mapping[str, Left], earlier: Mapping[str, Left], places: _Places) -> Sorted:
    """Lists of entries come first: what was set aside comes back only into an entry that there is."""
    kept: dict[str, Answer] = {}
    again: dict[str, Left] = {}
    dropped: dict[str, Left] = {}
    every = earlier | given
    for path in sorted(every, key=lambda path: every[path].question is not None):
        left = every[path]
        fate = _fate(path, left, places)
        if isinstance(fate, Answer) and (path in given or _has_room(path, kept)):
            kept[path] = fate
        elif isinstance(fate, Answer | None):
            dropped[path] = left
        else:
            again[path] = left.model_copy(update={"why": fate})
    return kept, again, dropped


def _has_room(path: str, kept: Answers) -> bool:
    group, _, rest = path.partition(".")
    return not rest or int(rest.partition(".")[0]) in entries(kept, group)


def _fate(path: str, left: Left, places: _Places) -> Answer | Unfit | None:
    """The answer under the new version, why it is asked again, or None when it is not asked."""
    if left.question is None:
        return Answer(left.value, left.source) if path in places.groups else None
    asked, group = places.questions.get(_key(path), (None, ""))
    if asked is None or asked.kind == "computed":
        return None
    if group != (path.partition(".")[0] if "." in path else ""):
        return "group"
    value = fitted(left.question, asked, left.value)
    return Answer(value.value, left.source) if isinstance(value, Answer) else value


def _new(old: Form, new: Form, answers: Answers, kept: Answers, before: Aside, aside: Aside) -> tuple[str, ...]:
    """What is asked on the way now, has no answer, and was not on the way before, or was new the last time already."""
    known = {asked.path for asked in walk(old, answers).asked} - set(before.new)
    known |= answers.keys() | kept.keys() | aside.again.keys()
    moved = {_key(path) for path, left in aside.again.items() if left.why == "group"}
    on_the_way = (asked for asked in walk(new, kept).asked if asked.question.kind != "computed")
    return tuple(asked.path for asked in on_the_way if asked.path not in known and asked.question.key not in moved)
