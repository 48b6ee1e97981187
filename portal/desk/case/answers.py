"""What was answered, in the order of the form and with the numbers of the sheet; and what is still missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from eservices.attachments import Attachment
from forms.answers import Answer, Answers, Problem, entries
from forms.definition import Form
from forms.journey import LACKS, Asked, Journey, problem_page, walk
from forms.kinds import kind_of
from forms.numbering import numbers
from forms.problems import sentence
from forms.texts import Say, to_say

SOURCES = {
    "agent": to_say("Ifyllt av personal"),
    "register": to_say("Hämtat ur register"),
    "scan": to_say("Inläst från papper"),
    "computed": to_say("Uträknat"),
}
LATER = "later"


@dataclass(frozen=True)
class Line:
    """One question with its answer; `source` only where it is not the citizen, `entry` names the entry it stands in."""

    number: int
    entry: str
    label: str
    value: str
    source: str
    lacks: bool
    files: tuple[Attachment, ...]


@dataclass(frozen=True)
class Part:
    """A page of the form, or one entry of its repeating group."""

    title: str
    lines: tuple[Line, ...]


def parts(form: Form, answers: Answers, files: Sequence[Attachment], say: Say) -> list[Part]:
    """All that was asked; the source stands at each answer unless all have the same one (`common_source`)."""
    mixed = not common_source(answers, say)
    return list(_Reader(form, walk(form, answers, has_come=True), answers, files, say, mixed).parts())


def set_aside(arrival: Mapping[str, Any], files: Sequence[Attachment], say: Say) -> list[Line]:
    """What was answered to an earlier version of the form and is not asked any longer, from the event of the arrival."""
    return [
        Line(
            number=0, entry="", label=say.ours(told["label"]), value=told["words"], source="", lacks=False,
            files=tuple(file for file in files if file.id in told["files"]),
        )
        for told in arrival.get("set_aside", {}).values()
    ]  # fmt: skip


def common_source(answers: Answers, say: Say) -> str:
    """Where every answer comes from, if it is not the citizen."""
    sources = {answer.source for answer in answers.values()} - {"computed"}
    return say(SOURCES[sources.pop()]) if len(sources) == 1 and "citizen" not in sources else ""


def lacking(read: Sequence[Part]) -> list[Line]:
    """What is expected but has not come: unanswered, or to be sent later."""
    return [line for part in read for line in part.lines if line.lacks]


def doubts(form: Form, answers: Answers, say: Say) -> list[str]:
    """What else to take up about a letter, that was taken as it was: answers that do not fit, and stops that it passed."""
    journey = walk(form, answers, has_come=True)
    unfit = (problem for problem in journey.wanting if problem.code not in LACKS)
    told = [f"{_at(journey, problem, say)} {sentence(problem, form, say)}" for problem in unfit]
    return told + [say.text(stop.title) for stop in journey.passed]


def _at(journey: Journey, problem: Problem, say: Say) -> str:
    """The question that a problem is about, or the page of the entries; ends as a question or with a colon."""
    asked = next((each for each in journey.asked if each.path == problem.path), None)
    page = None if asked else journey.form.page(problem_page(journey, problem))
    words = say.text(asked.question.label) if asked else say.text(page.title) if page else ""
    return words if words.endswith(("?", "؟")) else f"{words}:"


@dataclass(frozen=True)
class _Reader:
    form: Form
    journey: Journey
    answers: Answers
    files: Sequence[Attachment]
    say: Say
    mixed: bool

    def parts(self) -> Iterator[Part]:
        number_of = numbers(self.form)
        for (page, entry), asked in groupby(self.journey.asked, key=lambda each: (each.page, each.entry)):
            title = self._title(page, entry)
            lines = tuple(self._line(each, number_of, title if entry else "") for each in asked)
            yield Part(title, lines)

    def _title(self, key: str, entry: int) -> str:
        page = self.form.page(key)
        if page is None:
            return key
        if not entry or page.group is None:
            return self.say.text(page.title)
        place = entries(self.answers, page.group.key).index(entry) + 1
        return f"{self.say.text(page.group.entry_title)} {place}"

    def _line(self, asked: Asked, number_of: Mapping[str, int], entry: str) -> Line:
        question, answer = asked.question, self.journey.shown.get(asked.path)
        return Line(
            number=number_of[question.key],
            entry=entry,
            label=self.say.text(question.label),
            value=kind_of(question).show(question, answer.value, self.say) if answer else "",
            source=self._source(answer),
            lacks=question.required != "no" and _is_missing(question.kind, answer),
            files=tuple(file for file in self.files if file.question == asked.path),
        )

    def _source(self, answer: Answer | None) -> str:
        tells = answer and answer.source in SOURCES and (self.mixed or answer.source == "computed")
        return self.say(SOURCES[answer.source]) if answer and tells else ""


def _is_missing(kind: str, answer: Answer | None) -> bool:
    if answer is None:
        return kind != "computed"
    if kind != "file" or not isinstance(answer.value, dict):
        return False
    return answer.value["state"] == LATER or (answer.value["state"] == "now" and not answer.value["files"])
