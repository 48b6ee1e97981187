"""The script as plain text, for a terminal or a printout: numbers in the margin, lines of at most 78 characters."""

import textwrap
from collections.abc import Iterator

from accessibility.languages import direction
from accessibility.marking import is_by_machine, steady
from accessibility.phone.script import Choice, Ending, Line, Only, Part, Spoken, Telling, script_of
from accessibility.phone.wording import BY_MACHINE, SEND_IN
from forms.definition import Form
from forms.texts import Say

WIDTH = 78
MARGIN = 6


def as_text(form: Form, version_number: int, say: Say) -> str:
    """The whole script of a version, ending with a line break."""
    return "\n".join(_lines(form, version_number, say)) + "\n"


def _lines(form: Form, version_number: int, say: Say) -> Iterator[str]:
    script = script_of(form, say)
    yield f"{script.title} · {say('version {n}', n=version_number)}"
    if is_by_machine(form, say.language):
        yield from ("", *_wrapped(say(BY_MACHINE), ""))
    yield from _heading(say("Börja samtalet"))
    yield from _quiet(script.manners)
    yield from _all_aloud(script.opening, say)
    for part in script.parts:
        yield from _part(part, say)
    yield from _heading(say("Avsluta samtalet"))
    yield from _all_aloud(script.closing, say)


def _heading(title: str, rule: str = "=") -> Iterator[str]:
    yield from ("", title, rule * len(title))


def _part(part: Part, say: Say, rule: str = "=") -> Iterator[str]:
    yield from _heading(part.title, rule)
    yield from _only(part.only, say)
    yield from _quiet(" ".join(filter(None, (part.entry, part.limits, part.help))))
    for each in part.lines:
        yield from _spoken(each, say)
    yield from _all_aloud((part.again,), say)


def _spoken(each: Spoken, say: Say) -> Iterator[str]:
    match each:
        case Line():
            yield from _line(each, say)
        case Part():
            yield from _part(each, say, "-")
        case Ending():
            yield ""
            yield from _only(each.only, say)
            yield from _quiet(say("Avsluta: {title}", title=each.title))
            yield from _all_aloud(each.say.splitlines(), say)
        case Telling():
            yield ""
            yield from _only(each.only, say)
            yield from _all_aloud(each.say.splitlines(), say)


def _line(line: Line, say: Say) -> Iterator[str]:
    yield ""
    yield from _only(line.only, say)
    yield from _wrapped(_quoted(line.say, say), f"{line.number}.".rjust(MARGIN - 2) + "  ")
    for index, group in enumerate(line.choices):
        yield from [""] if index else []
        for choice in group:
            yield from _quiet(_choice(choice, say), "- ")
    for term, words in _notes(line, say):
        yield from _quiet(f"{term}: {words}")


def _choice(choice: Choice, say: Say) -> str:
    specify = say("Fråga då: ”{question}”", question=choice.specify) if choice.specify else ""
    arrow = "←" if direction(say.language) == "rtl" else "→"
    then = f"{arrow} {choice.then}" if choice.then else ""
    return " ".join(filter(None, (choice.words, choice.help and f"({choice.help})", specify, then)))


def _notes(line: Line, say: Say) -> Iterator[tuple[str, str]]:
    notes = (
        (say("Lyssna efter"), line.listen_for),
        (say("Gräns"), line.limits),
        (say("Enhet"), line.unit),
        (say("Läs tillbaka"), line.read_back),
        (say("Krav"), line.needed),
        (say("Hjälp"), line.help),
        (say("Därför frågar vi"), line.why),
        (say("Efter samtalet"), say(SEND_IN) if line.kind == "file" else ""),
    )
    yield from ((term, words) for term, words in notes if words)


def _only(only: Only | None, say: Say) -> Iterator[str]:
    if only:
        yield from _quiet(f"{only.when} {say('Annars:')} {only.otherwise}.")


def _all_aloud(several: tuple[str, ...] | list[str], say: Say) -> Iterator[str]:
    for words in several:
        if words:
            yield from _wrapped(_quoted(words.removeprefix("- "), say), " " * MARGIN)


def _quoted(words: str, say: Say) -> str:
    return say("”{words}”", words=words)


def _quiet(words: str, mark: str = "") -> Iterator[str]:
    if words:
        yield from _wrapped(words, " " * MARGIN + mark)


def _wrapped(words: str, first: str) -> list[str]:
    return textwrap.wrap(steady(words), WIDTH, initial_indent=first, subsequent_indent=" " * len(first))
