"""The parts of a form as an importer finds them, nested as in the source, before they are laid out as Lucka allows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.importers.logic import When

Words = str | dict[str, str] | None
"""A text: bare in the source's language, or language → words."""


@dataclass(eq=False)
class Part:
    """What every part has: its name in the source, other names that conditions call it by, its words, when it is shown."""

    name: str
    words: Words = None
    when: list[When] = field(default_factory=list)
    also: tuple[str, ...] = ()
    key: str = ""


@dataclass
class Choice:
    """An option: the source's value, its words, help, and the label of a field for one's own words."""

    value: str
    words: Words = None
    help: Words = None
    specify: Words = None
    code: str = ""


@dataclass(eq=False)
class Rule:
    """What an answer must fulfil; `words` are said when it does not, `reason` is told when the rule cannot be carried."""

    when: When
    words: Words = None
    reason: str = "rule"


@dataclass(eq=False)
class Question(Part):
    """A question. `settings` are Lucka's own (max_length, minimum, …); `sum_of` and `count_of` name what is computed from.

    `values` maps the source's values to Lucka's codes where they are no options of the source: true → yes. `is_open`: the
    source does not list the options, or not all.
    """

    kind: str = "text"
    help: Words = None
    required: str = "no"
    choices: list[Choice] = field(default_factory=list)
    settings: dict[str, object] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    is_open: bool = False
    sum_of: tuple[str, ...] = ()
    count_of: str = ""


@dataclass(eq=False)
class Content(Part):
    """Words between questions."""


@dataclass(eq=False)
class Stop(Part):
    """The end of the road; `text` says why and where to turn."""

    text: Words = None


@dataclass(eq=False)
class Holder(Part):
    """What holds other parts."""

    parts: list[Part] = field(default_factory=list)

    def _held(self, part: Part) -> Part:
        self.parts.append(part)
        return part

    def question(self, name: str, kind: str, words: Words = None, **more: object) -> Question:
        """Adds a question; `more` are the fields of Question."""
        return self._held(Question(name, words, kind=kind, **more))

    def content(self, name: str, words: Words, **more: object) -> Content:
        """Adds words between questions."""
        return self._held(Content(name, words, **more))

    def stop(self, name: str, words: Words, text: Words, **more: object) -> Stop:
        """Adds an end of the road."""
        return self._held(Stop(name, words, text=text, **more))

    def section(self, name: str, words: Words = None, **more: object) -> "Section":
        """Adds a section. One without words is no heading: it only holds parts and its condition."""
        return self._held(Section(name, words, **more))

    def group(self, name: str, words: Words = None, **more: object) -> "Group":
        """Adds a repeating group."""
        return self._held(Group(name, words, **more))


@dataclass(eq=False)
class Section(Holder):
    """A heading over parts, at any depth."""


@dataclass(eq=False)
class Group(Holder):
    """Parts that are asked once for each person or thing, at any depth."""

    entry_words: Words = None
    help: Words = None
    minimum: int = 0
    maximum: int = 10


@dataclass(eq=False)
class Page(Holder):
    """A page of the source."""


def everything(parts: list[Part], group: Group | None = None) -> Iterator[tuple[Part, Group | None]]:
    """Every part in order, holders before what they hold, with the outermost group around it."""
    for part in parts:
        yield part, group
        if isinstance(part, Holder):
            yield from everything(part.parts, group or (part if isinstance(part, Group) else None))
