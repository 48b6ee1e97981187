"""A step as its page takes it: what to say in the caller's language, what to listen for in the agent's, what stands there."""

from dataclasses import dataclass

from accessibility.phone import heard, read_back
from accessibility.phone.read_back import ReadBack
from accessibility.phone.script import Line, spoken
from accessibility.phone.spelling import SIGNS, alphabet
from accessibility.phone.steps import Step
from forms.answers import Answer
from forms.definition import Content, Option, Question
from forms.journey import Asked
from forms.kinds import Raw, kind_of
from forms.numbering import numbers
from forms.replies import filled
from forms.texts import FIRST_LANGUAGE, Say
from portal.desk.calling.call import Call

SIMPLE = "sv-simple"


@dataclass(frozen=True)
class Numbered:
    """An option with the key that chooses it."""

    key: int
    option: Option
    is_chosen: bool


@dataclass(frozen=True)
class Showing:
    """The page of a question. `again` is the question said once more, in simpler words."""

    step: Step
    question: Question
    say: str
    again: tuple[str, ...]
    note: Line
    before: tuple[str, ...]
    raw: Raw
    typed: str
    options: tuple[Numbered, ...]
    spells: str
    problem: str


def showing(call: Call, step: Step, asked: Asked, agent: Say, typed: Raw | None = None, problem: str = "") -> Showing:
    """A question to ask; `typed` is what was sent and could not be taken."""
    question, say = asked.question, call.say
    raw = typed if typed is not None else _kept(call, asked)
    line = spoken(question, call.form, agent)
    assert isinstance(line, Line)
    return Showing(
        step=step,
        question=question,
        say=say.text(question.phone.say or question.label),
        again=again(question, say),
        note=line,
        before=tuple(told(call, each) for each in step.before),
        raw=raw,
        typed=_typed(call, asked, raw, fresh=typed is None),
        options=_numbered(question, raw),
        spells=read_back.way(question),
        problem=problem,
    )


def again(question: Question, say: Say) -> tuple[str, ...]:
    """What to say when the caller did not catch it: easier words where there are any, the help, and why we ask."""
    from accessibility import languages

    simple = languages.say_for(SIMPLE) if say.language == FIRST_LANGUAGE else say
    first = simple.text(question.label)
    return tuple(dict.fromkeys(filter(None, (first, simple.text(question.help), simple.text(question.why_we_ask)))))


def told(call: Call, each: Content | Asked) -> str:
    """Words between the questions, and figures that have come of answers."""
    if isinstance(each, Content):
        return call.say.text(each.phone.say or each.text)
    answer = call.journey.shown.get(each.path)
    value = kind_of(each.question).say_back(each.question, answer.value, call.say) if answer else "–"
    return f"{call.say.text(each.question.label)}: {value} {call.say.text(each.question.unit)}".strip()


def _kept(call: Call, asked: Asked) -> Raw:
    """What stands in the fields: the answer, or for a signature that is still to come the applicant's name."""
    if asked.question.kind == "signature" and asked.path not in call.draft.given:
        return {"": [call.applicant]}
    return filled(asked.question, asked.path, call.draft.given)


def _typed(call: Call, asked: Asked, raw: Raw, *, fresh: bool) -> str:
    """The text of the main field: for a choice the numbers of the answer, for a day all of it."""
    answer = call.draft.given.get(asked.path)
    kind = asked.question.kind
    if not fresh or answer is None or kind not in heard.CHOSEN | {"date"}:
        return (raw.get("") or [""])[0]
    return heard.numbers_of(asked.question, answer.value) if kind in heard.CHOSEN else str(answer.value)


def _numbered(question: Question, raw: Raw) -> tuple[Numbered, ...]:
    if question.kind not in heard.CHOSEN:
        return ()
    chosen = raw.get("", []) if heard.TICKED not in raw else raw[heard.TICKED]
    found = heard.offered(question)
    return tuple(Numbered(key, option, option.code in chosen) for key, option in enumerate(found, start=1))


def back(call: Call, path: str) -> tuple[Question, ReadBack] | None:
    """The answer at a path, to be read back."""
    asked = next((each for each in call.journey.asked if each.path == path), None)
    answer: Answer | None = call.draft.given.get(path)
    if asked is None or answer is None:
        return None
    return asked.question, read_back.read_back(asked.question, answer.value, call.say)


def letters(say: Say) -> dict[str, str]:
    """What each character is called, for spelling while one types."""
    return alphabet(say) | {sign: say(name) for sign, name in SIGNS.items()}


def number_of(call: Call, step: Step) -> int:
    """The question's number, the same at every door."""
    return numbers(call.form)[step.asked.question.key] if step.asked else 0
