"""The nested parts of a source, laid out as Lucka allows: groups directly on a page of their own, none inside another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from forms.importers.logic import When
from forms.importers.parts import Content, Group, Holder, Page, Part, Section, Stop

DEEPEST_SECTION = 4
Note = Callable[[Part, str], None]
"""Takes a part and a reason why it could not stay as it was."""


@dataclass(eq=False)
class Run:
    """What becomes one page: items, or one repeating group."""

    parts: list[Part]
    group: Group | None = None


def pages(page: Page, note: Note) -> list[Page]:
    """The page as one or more pages, each fit to stand in a form; none when nothing is in it."""
    made: list[Page] = []
    for run in _runs(page.parts, 0, note):
        if run.group is not None:
            words = run.group.words or page.words
            made.append(Page(run.group.name, words, list(page.when), parts=[run.group]))
        elif run.parts:
            made.append(replace(page, parts=run.parts))
    if not made:
        note(page, "empty")
    return made


def _runs(parts: list[Part], depth: int, note: Note) -> list[Run]:
    """The parts in order, cut where a repeating group stands."""
    runs = [Run([])]
    for part in parts:
        if isinstance(part, Group):
            inside = list(_in_group(part.parts, [], 0, note))
            if any(not isinstance(each, Content) for each in _all(inside)):
                runs += [Run([], replace(part, parts=inside)), Run([])]
            else:
                note(part, "empty")
        elif isinstance(part, Holder):
            _add_section(runs, part, depth, note)
        else:
            runs[-1].parts.append(part)
    return [run for run in runs if run.parts or run.group]


def _add_section(runs: list[Run], section: Holder, depth: int, note: Note) -> None:
    inner = _runs(section.parts, depth + 1, note)
    if not inner and section.words:
        note(section, "empty")
    for run in inner:
        if run.group is not None:
            runs += [Run([], _under(run.group, section.when)), Run([])]
        elif section.words and depth < DEEPEST_SECTION:
            runs[-1].parts.append(Section(section.name, section.words, list(section.when), section.also, parts=run.parts))
        else:
            runs[-1].parts.extend(_under(part, section.when) for part in _with_heading(section, run.parts))


def _with_heading(section: Holder, parts: list[Part]) -> list[Part]:
    """The parts of a section that stands too deep, with its heading as words."""
    return [Content(section.name, section.words), *parts] if section.words else parts


def _under(part: Part, when: list[When]) -> Part:
    """The part itself, under the conditions of what held it as well."""
    part.when = [*when, *part.when]
    return part


def _in_group(parts: list[Part], when: list[When], depth: int, note: Note) -> Iterator[Part]:
    """What a repeating group holds: questions, words and sections, nothing that repeats or ends the road."""
    for part in parts:
        if isinstance(part, Group):
            note(part, "repeat_in_repeat")
        if isinstance(part, Stop):
            note(part, "stop_in_repeat")
            yield Content(part.name, part.text or part.words, [*when, *part.when])
        elif isinstance(part, Section) and part.words and depth < 1:
            inside = list(_in_group(part.parts, [], depth + 1, note))
            if inside:
                yield Section(part.name, part.words, [*when, *part.when], part.also, parts=inside)
        elif isinstance(part, Holder):
            heading = _with_heading(part, part.parts)
            yield from _in_group(heading, [*when, *part.when], depth + 1, note)
        else:
            yield _under(part, when)


def _all(parts: list[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Holder):
            yield from _all(part.parts)
        else:
            yield part
