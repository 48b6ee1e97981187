"""What is printed, in order: a form as a tree of blocks, with numbers, conditions and ways in words.

A condition stands once, above the largest thing that it holds for. A repeating group is unrolled into its copies. Of a part
of a form only its questions are printed, with the numbers that they have in the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from accessibility.paper.sheets.ways import Ways
from forms.answers import entry_path
from forms.conditions import Condition, questions_of
from forms.definition import AnyItem, Content, Form, Page, Question, RepeatingGroup, Section, Stop
from forms.more_room import kind_of_part
from forms.texts import Say


@dataclass(frozen=True)
class Asked:
    """A question on paper: its number, the path its answer is kept under, and where each option leads."""

    question: Question
    path: str
    number: int
    condition: str
    ways: dict[str, str]
    enclosure: int = 0


@dataclass(frozen=True)
class Block:
    """Anything that is not a question: a heading, words, a stop, or a group, with `more` to say of more copies."""

    shape: str
    title: str = ""
    text: str = ""
    condition: str = ""
    more: str = ""
    inner: tuple["Block | Asked", ...] = ()


@dataclass(frozen=True)
class Outline:
    """The reading of one form in one language; of the questions at `paths` alone, if there are any."""

    form: Form
    say: Say
    paths: frozenset[str] = frozenset()

    @cached_property
    def ways(self) -> Ways:
        return Ways(self.form, self.say, self._asked)

    @cached_property
    def _asked(self) -> frozenset[str]:
        """The keys of the questions that are printed."""
        return frozenset(path.rpartition(".")[2] for path in self.paths) or frozenset(self.form.questions_by_key)

    @cached_property
    def _is_part(self) -> bool:
        return kind_of_part(self.form, self.paths) != "whole"

    @cached_property
    def enclosures(self) -> dict[str, int]:
        """Question key → the number of the document to enclose."""
        files = (question.key for question, _ in self.form.questions() if question.kind == "file")
        return {key: number for number, key in enumerate(files, start=1) if key in self._asked}

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._page(page) for page in self.form.pages if self._stays(page, page.items))

    def of(self, key: str) -> "Block | Asked | None":
        """What is printed for one item, as it stands in the form; None where there is none of that key."""
        for page in self.form.pages:
            above = (page.show_if,) if page.show_if else ()
            found = _standing(page.items, key, above, "")
            if found:
                item, under, group = found
                return next(self._inner((item,), under, (), group, 1 if group else 0))
        return None

    def _page(self, page: Page) -> Block:
        above = (page.show_if,) if page.show_if else ()
        if not any(_questions(page.items)):
            return Block("words", inner=tuple(self._inner(page.items, (), above, "", 0)))
        inner = tuple(self._inner(page.items, above, (), "", 0))
        return Block("page", self.say.text(page.title), condition=self._only_if(page, above, ""), inner=inner)

    def _inner(
        self, items: tuple[AnyItem, ...], above: tuple[Condition, ...], unsaid: tuple[Condition, ...], group: str, entry: int
    ) -> Iterator[Block | Asked]:
        """The blocks of items; `above` are the conditions said higher up, `unsaid` those that each item must say itself."""
        for item in items:
            if not self._is_printed(item, group, entry):
                continue
            own = (*unsaid, *((item.show_if,) if item.show_if else ()))
            if isinstance(item, Question):
                yield self._question(item, (*above, *own) if own else (), group, entry)
            elif isinstance(item, Content):
                yield Block("content", text=self.say.text(item.text), condition=self.ways.holds_if(own))
            elif isinstance(item, Stop):
                yield Block("stop", self.say.text(item.title), self.say.text(item.text), self.ways.ring_if(own or above))
            elif isinstance(item, Section):
                inner = tuple(self._inner(item.items, (*above, *own), (), group, entry))
                condition = self._only_if(item, (*above, *own), group) if own else ""
                yield Block("section", self.say.text(item.title), condition=condition, inner=inner)
            else:
                yield self._group(item, (*above, *own), bool(own))

    def _question(self, question: Question, under: tuple[Condition, ...], group: str, entry: int) -> Asked:
        path = entry_path(group, entry, question.key) if group else question.key
        condition = self.ways.only_if(under, question, group) if under and self._is_open(under[-1]) else ""
        number = self.ways.numbers[question.key]
        enclosure = self.enclosures.get(question.key, 0)
        return Asked(question, path, number, condition, self.ways.from_options(question), enclosure)

    def _group(self, group: RepeatingGroup, above: tuple[Condition, ...], is_own: bool) -> Block:
        say, name = self.say, self.say.text(group.entry_title)
        title = (
            "" if any(page.group is group and page.title == group.title for page in self.form.pages) else say.text(group.title)
        )
        copies = tuple(
            Block("entry", f"{name} {entry}", inner=tuple(self._inner(group.items, above, (), group.key, entry)))
            for entry in self._entries(group)
        )
        more = "" if self._is_part or len(copies) >= group.maximum else say(
            "Fler än {n}? Ring oss, så skickar vi ett extra blad. Du kan också skriva på ett eget papper: skriv numret på "
            "varje fråga framför svaret.", n=len(copies)
        )  # fmt: skip
        condition = self._only_if(group, above, "") if is_own else ""
        return Block("group", title, say.text(group.help), condition, more, copies)

    def _only_if(self, item: Page | Section | RepeatingGroup, under: tuple[Condition, ...], inside: str) -> str:
        """The sentence above something under a condition of its own; without questions in it there is nothing to pass over."""
        if item.show_if is None or not self._is_open(item.show_if):
            return ""
        first = next(_questions(item.items), None)
        return self.ways.only_if(under, first, inside) if first else self.ways.holds_if(under[-1:])

    def _entries(self, group: RepeatingGroup) -> list[int]:
        """The numbers of the copies of a group that are printed."""
        if not self.paths:
            return list(range(1, min(group.on_paper, group.maximum) + 1))
        mine = (path.split(".") for path in self.paths if path.startswith(f"{group.key}."))
        return sorted({int(entry) for _, entry, _ in mine})

    def _stays(self, item: AnyItem | Page, items: tuple[AnyItem, ...]) -> bool:
        """Whether any question in it is printed."""
        return not self._is_part or any(question.key in self._asked for question in _questions(items))

    def _is_printed(self, item: AnyItem, group: str, entry: int) -> bool:
        if not self._is_part:
            return True
        match item:
            case Question():
                return (entry_path(group, entry, item.key) if group else item.key) in self.paths
            case Content():
                return item.show_if is None or self._is_open(item.show_if)
            case Stop():
                return item.show_if is not None and self._is_open(item.show_if)
        return self._stays(item, item.items)

    def _is_open(self, condition: Condition) -> bool:
        """Whether a question that is printed decides it; of a part of a form the others are known to hold."""
        return not self._is_part or bool(questions_of(condition, self.form.conditions) & self._asked)


def _standing(
    items: tuple[AnyItem, ...], key: str, above: tuple[Condition, ...], group: str
) -> tuple[AnyItem, tuple[Condition, ...], str] | None:
    """An item with the conditions that are said higher up, and the key of the repeating group around it."""
    for item in items:
        if item.key == key:
            return item, above, group
        if isinstance(item, Section | RepeatingGroup):
            own = (*above, item.show_if) if item.show_if else above
            inner = _standing(item.items, key, own, item.key if isinstance(item, RepeatingGroup) else group)
            if inner:
                return inner
    return None


def _questions(items: tuple[AnyItem, ...]) -> Iterator[Question]:
    for item in items:
        if isinstance(item, Question):
            yield item
        elif isinstance(item, Section | RepeatingGroup):
            yield from _questions(item.items)
