"""The copy of what was sent: a letter that says it has arrived, and every question with its answer and number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from accessibility import languages
from accessibility.behalf import parties
from accessibility.marking import is_by_machine
from accessibility.paper.files import pdf
from accessibility.paper.sheets.asking import environment
from accessibility.paper.sheets.sheet import arms_of
from eservices.cases import Case
from eservices.municipality import Municipality
from eservices.references import show
from forms.answers import Answer, Answers, entries
from forms.carrying import Left
from forms.definition import Form
from forms.journey import Asked, walk
from forms.kinds import kind_of
from forms.kinds.date import in_words
from forms.numbering import numbers
from forms.texts import Say


@dataclass(frozen=True)
class Sent:
    """What the letter tells of a case; `acts` is who applied for `applicant`, by name and kind, where somebody else did."""

    reference: str
    arrived_on: date
    due_on: date
    acts: tuple[str, str] | None = None
    applicant: str = ""

    @classmethod
    def of(cls, case: Case, acts: tuple[str, str] | None = None) -> "Sent":
        return cls(show(case.reference), case.arrived_on, case.due_on, acts, case.applicant or "")


@dataclass(frozen=True)
class Given:
    """One question with the answer as it is shown; `number` is 0 where it stands in the form no more."""

    number: int
    label: str
    answer: str


def render(form: Form, sent: Sent, answers: Answers, municipality: Municipality, say: Say, aside: Sequence[Left] = ()) -> bytes:
    """The tagged PDF. `aside` was answered to earlier versions of the form, and sent along."""
    is_short = walk(form, answers, has_come=True).is_short
    words = {
        "_": say, "say": say, "form": form, "sent": sent, "municipality": municipality, "title": say.text(form.title),
        "parts": [*_parts(form, answers, say), *_earlier(aside, say)], "steps": _steps(form, sent, is_short, say),
        "direction": languages.direction(say.language), "is_by_machine": is_by_machine(form, say.language),
        "parties": parties(*sent.acts, sent.applicant, say) if sent.acts else [],
        "arrived": in_words(sent.arrived_on, say.locale), "due": in_words(sent.due_on, say.locale),
    }  # fmt: skip
    html = environment().get_template("copy.html").render(words)
    return pdf.lay_out(html, "sheet", "standard", "copy", arms=arms_of(municipality)).write()


def _steps(form: Form, sent: Sent, is_short: bool, say: Say) -> list[tuple[str, str]]:
    """What happens next: the latest day, if there is one, and the words; second, that we ask for what is missing."""
    steps = list(_dated(form, sent, say))
    return [*steps[:1], ("", say("Vi hör av oss om det som saknas.")), *steps[1:]] if is_short else steps


def _dated(form: Form, sent: Sent, say: Say) -> Iterator[tuple[str, str]]:
    for step in form.next_steps:
        latest = in_words(sent.arrived_on + timedelta(days=step.within_days), say.locale) if step.within_days else ""
        yield latest, say.text(step.text)


def _parts(form: Form, answers: Answers, say: Say) -> Iterator[tuple[str, list[Given]]]:
    """Headings in the order of the form, each with what was asked under it."""
    journey, number = walk(form, answers, has_come=True), numbers(form)
    titles = {page.key: say.text(page.title) for page in form.pages}
    names = {group.key: say.text(group.entry_title) for _, group in form.items() if group}
    for (page, group, entry), asked in groupby(journey.asked, key=lambda each: (each.page, each.group, each.entry)):
        heading = f"{names[group]} {entries(answers, group).index(entry) + 1}" if group else titles[page]
        yield heading, [_given(each, journey.shown, number, say) for each in asked]


def _earlier(aside: Sequence[Left], say: Say) -> Iterator[tuple[str, list[Given]]]:
    if aside:
        yield say("Svar på frågor som har ändrats"), [Given(0, left.name(say), left.words(say)) for left in aside]


def _given(asked: Asked, shown: Mapping[str, Answer], number: Mapping[str, int], say: Say) -> Given:
    answer = shown.get(asked.path)
    words = say("Inget svar") if answer is None else kind_of(asked.question).show(asked.question, answer.value, say)
    return Given(number[asked.question.key], say.text(asked.question.label), words)
