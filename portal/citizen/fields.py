"""The fields of a page as its template takes them: questions in their order, with what is filled in and what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.answers import Answer, Answers, Problem, entry_path
from forms.definition import AnyItem, Content, Question, RepeatingGroup, Section, Stop
from forms.kinds import Raw, kind_of
from forms.problems import sentence
from forms.replies import field_name, filled
from portal.citizen.application import Application
from portal.citizen.places import Place
from portal.endpoint import Visit

Node = tuple[str, object]
"""("question", Field), ("section", (title, nodes)), ("content", Content), ("stop", Stop), ("group", RepeatingGroup)."""


@dataclass(frozen=True)
class Field:
    """What a macro of `ask` takes."""

    question: Question
    path: str
    raw: Mapping[str, list]
    problem: str | None


class Fields:
    """The fields of one place; with `posted`, as they were sent, else as they were kept."""

    def __init__(self, visit: Visit, place: Place, problems: Iterable[Problem] = (), *, posted: bool = False) -> None:
        self.visit, self.place, self.posted = visit, place, posted
        self.answers: Answers = _too_much(place.application) | place.application.answers | place.journey.shown
        self.worded = {problem.path: sentence(problem, place.application.form, visit.say) for problem in reversed([*problems])}

    def nodes(self) -> list[Node]:
        return self._nodes(self.place.items)

    def alone(self) -> Question | None:
        """The question that is the page's heading, if there is nothing else on the page."""
        items = self.place.items
        if len(items) != 1 or not isinstance(items[0], Question) or items[0].kind == "computed":
            return None
        return items[0]

    def takes_files(self) -> bool:
        return any(asked.question.kind == "file" for asked in self.place.asked)

    def _nodes(self, items: tuple[AnyItem, ...]) -> list[Node]:
        return [self._node(item) for item in items]

    def _node(self, item: AnyItem) -> Node:
        match item:
            case Question():
                return "question", self._field(item)
            case Section():
                return "section", (item.title, self._nodes(item.items))
            case Content():
                return "content", item
            case Stop():
                return "stop", item
            case RepeatingGroup():
                return "group", item

    def _field(self, question: Question) -> Field:
        group, entry = self.place.page.group, self.place.entry
        path = entry_path(group.key, entry, question.key) if group and entry else question.key
        return Field(question, path, self._raw(question, path), self.worded.get(path))

    def _raw(self, question: Question, path: str) -> Raw:
        answer = self.answers.get(path)
        if question.kind == "computed":
            return {"": [kind_of(question).show(question, answer.value, self.visit.say)] if answer else []}
        raw = sent(self.visit, question, path) if self.posted else filled(question, path, self.answers)
        return {**raw, "files": answer.value["files"]} if question.kind == "file" and answer else raw


def _too_much(application: Application) -> Answers:
    """What was answered before and is more than the question now takes: it is in its field, to be shortened."""
    if not application.draft.carried:
        return {}
    again = application.draft.aside.again
    return {path: Answer(left.value, left.source) for path, left in again.items() if left.why == "limits" and not left.files}


def sent(visit: Visit, question: Question, path: str) -> Raw:
    """What was posted for a question. Where one of several fields of a part is filled in, that one counts."""
    raw = {part: visit.fields.getlist(field_name(path, part)) for part in kind_of(question).parts}
    return {part: [text for text in texts if text] or texts for part, texts in raw.items()}


def heading_of(question: Question, visit: Visit) -> str:
    """A question's label as its macro words it when it is the heading."""
    marks = {"no": f" ({visit.say('valfritt')})", "expected": f" ({visit.say('du kan svara senare')})"}
    return visit.say.text(question.label) + marks.get(question.required, "")
