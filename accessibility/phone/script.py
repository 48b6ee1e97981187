"""A form as an agent says it: one question at a time, in the order and with the numbers of every other door.

A Script is plain values. Nothing in it is about a case or a caller, so one script serves every call on a version.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from accessibility.phone import wording
from forms.conditions import Condition
from forms.definition import AnyItem, Content, Form, Option, Page, Question, RepeatingGroup, Section, Stop
from forms.kinds.choices import options
from forms.numbering import in_words, jumps, numbers, otherwise, stops, way
from forms.texts import Say

MOST_AT_ONCE = 4
"""How many options a listener can hold in mind; more are said in groups."""


@dataclass(frozen=True)
class Only:
    """When something is asked, and what to do otherwise; both in words. `to` is the question to go to, 0 for none."""

    when: str
    otherwise: str
    to: int = 0


@dataclass(frozen=True)
class Choice:
    """An option as it is said. `then` tells where it leads when that is not the following question."""

    code: str
    words: str
    help: str = ""
    specify: str = ""
    then: str = ""
    to: int = 0


@dataclass(frozen=True)
class Line:
    """One question: what to say aloud, and what to do with the answer."""

    shape: ClassVar = "line"
    number: int
    key: str
    kind: str
    say: str
    listen_for: str
    read_back: str
    needed: str
    help: str = ""
    why: str = ""
    limits: str = ""
    unit: str = ""
    choices: tuple[tuple[Choice, ...], ...] = ()
    only: Only | None = None


@dataclass(frozen=True)
class Telling:
    """Words that the caller should hear, between the questions."""

    shape: ClassVar = "telling"
    key: str
    say: str
    only: Only | None = None


@dataclass(frozen=True)
class Ending:
    """A stop: the caller cannot apply here, is told why and where to turn, and the call ends without a case."""

    shape: ClassVar = "ending"
    key: str
    title: str
    say: str
    only: Only | None = None


@dataclass(frozen=True)
class Part:
    """Lines under one heading: a page or a section, or the questions that are asked for each entry of a group."""

    shape: ClassVar = "part"
    key: str
    title: str
    lines: tuple["Spoken", ...]
    only: Only | None = None
    entry: str = ""
    again: str = ""
    limits: str = ""
    help: str = ""


Spoken = Line | Telling | Ending | Part


@dataclass(frozen=True)
class Script:
    """The whole conversation: `opening` and `closing` are said before and after the questions, `manners` never."""

    service: str
    title: str
    language: str
    manners: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]


def script_of(form: Form, say: Say) -> Script:
    """The script of a form in one language."""
    parts = tuple(_part(page, form, say) for page in form.pages)
    title, manners = say.text(form.title), say(wording.MANNERS)
    return Script(form.service, title, say.language, manners, opening_words(form, say), parts, _closing(form, say))


def lines_of(script: Script) -> tuple[Line, ...]:
    """Every question of a script in order, out of pages, sections and groups."""
    return tuple(line for part in script.parts for line in _lines(part))


def _lines(part: Part) -> Iterator[Line]:
    for each in part.lines:
        if isinstance(each, Line):
            yield each
        elif isinstance(each, Part):
            yield from _lines(each)


def opening_words(form: Form, say: Say) -> tuple[str, ...]:
    """What is said before the first question."""
    return (
        say("Hej, du har kommit till kontaktcenter. Jag heter … och jag hjälper dig."),
        say.count(
            "Jag frågar och skriver åt dig. Det tar ungefär {n} minut.",
            "Jag frågar och skriver åt dig. Det tar ungefär {n} minuter.",
            form.minutes,
        ),
        say("Du behöver bara berätta en gång. Vi tar det i din takt, och du kan ångra ett svar."),
        *filter(None, (say.text(form.audience), say.text(form.contact.phone))),
        say.text(form.purpose),
        *([say("Bra att ha framme: {needs}", needs=" ".join(map(say.text, form.needs)))] if form.needs else []),
    )


def _closing(form: Form, say: Say) -> tuple[str, ...]:
    return (
        say("Nu läser jag upp allt du har svarat. Säg till om något är fel."),
        say("Stämmer allt? Då skickar jag in det."),
        say("Ditt ärende har fått ett nummer. Jag läser det långsamt. Du kan också få det i ett brev."),
        *(say.text(step.text) for step in form.next_steps),
        say("Undrar du något? Ring oss igen och säg numret, så slipper du berätta allt igen."),
    )


def _part(item: Page | Section | RepeatingGroup, form: Form, say: Say) -> Part:
    lines = tuple(spoken(each, form, say) for each in item.items)
    if not isinstance(item, RepeatingGroup):
        return Part(item.key, say.text(item.title), lines, _only(item, form, say))
    entry = say.text(item.entry_title)
    return Part(
        item.key,
        say.text(item.title),
        lines,
        _only(item, form, say),
        entry=say("Fråga det här en gång för varje: {entry}.", entry=entry),
        again=say("Finns det fler att ta med?"),
        limits=say("Minst {low} och högst {high}.", low=item.minimum, high=item.maximum),
        help=say.text(item.help),
    )


def spoken(item: AnyItem, form: Form, say: Say) -> Spoken:
    """One item as it is said."""
    match item:
        case Question():
            return _line(item, form, say)
        case Content():
            return Telling(item.key, say.text(item.phone.say or item.text), _only(item, form, say))
        case Stop():
            return Ending(item.key, say.text(item.title), say.text(item.text), _only(item, form, say))
        case _:
            return _part(item, form, say)


def leading_nowhere(said: Spoken) -> Spoken:
    """The same words, with no link to what is not beside them."""
    only = replace(said.only, to=0) if said.only else None
    if isinstance(said, Part):
        return replace(said, only=only, lines=tuple(map(leading_nowhere, said.lines)))
    if isinstance(said, Line):
        choices = tuple(tuple(replace(choice, to=0) for choice in group) for group in said.choices)
        return replace(said, only=only, choices=choices)
    return replace(said, only=only)


def _line(question: Question, form: Form, say: Say) -> Line:
    return Line(
        number=numbers(form)[question.key],
        key=question.key,
        kind=question.kind,
        say=say.text(question.phone.say or question.label),
        listen_for=wording.listen_for(question, say),
        read_back=say(wording.READ_BACK[question.kind]),
        needed=say(wording.NEEDED[question.required]),
        help=say.text(question.help),
        why=say.text(question.why_we_ask),
        limits=wording.limits(question, say),
        unit=say.text(question.unit),
        choices=_grouped(_choices(question, form, say)),
        only=_only(question, form, say),
    )


def _choices(question: Question, form: Form, say: Say) -> tuple[Choice, ...]:
    ways, ends = jumps(form, question), stops(form, question)
    return tuple(_choice(option, ways, ends, say) for option in options(question))


def _choice(option: Option, ways: dict[str, int], ends: dict[str, Stop], say: Say) -> Choice:
    then, to = "", 0
    if option.code in ends:
        then = say("avsluta med ”{title}”", title=say.text(ends[option.code].title))
    elif option.code in ways:
        then, to = way(ways[option.code], say), ways[option.code]
    return Choice(option.code, say.text(option.label), say.text(option.help), say.text(option.specify), then, to)


def _grouped(choices: tuple[Choice, ...]) -> tuple[tuple[Choice, ...], ...]:
    """As few and as even groups as hold at most four each: seven become four and three."""
    groups = -(-len(choices) // MOST_AT_ONCE)
    size, longer = divmod(len(choices), groups) if groups else (0, 0)
    starts = [index * size + min(index, longer) for index in range(groups + 1)]
    return tuple(choices[start:end] for start, end in pairwise(starts))


def _only(item: AnyItem | Page, form: Form, say: Say) -> Only | None:
    if item.show_if is None:
        return None
    number = otherwise(form, item)
    return Only(_when(item.show_if, form, say), way(number, say), max(number, 0))


def _when(condition: Condition, form: Form, say: Say) -> str:
    return say("Bara om {condition}.", condition=in_words(condition, form, say))
