"""The way through a form, derived from the answers at each request and never stored.

Pages, questions and entries are walked in order; each condition sees only what has been shown before it, so an answer that is
hidden counts as missing. Hidden answers stay with the draft, are left out of the filing and are told of on the check page.
What has already come, as a letter has, is taken as it is: nothing stands in its way. What a caller does not know is let pass,
and expected later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from forms.answers import Answer, Answers, Problem, entries, entry_path
from forms.computing import compute
from forms.conditions import Condition
from forms.definition import AnyItem, Form, Page, Question, RepeatingGroup, Rule, Section, Stop
from forms.evaluation import Look, evaluate
from forms.kinds import kind_of

LACKS = frozenset({"missing", "file_not_chosen"})
"""The problems of a question that has no answer; others are of answers that do not fit."""
MAY_COME = LACKS | {"too_few_entries"}


@dataclass(frozen=True)
class Asked:
    """A question that is asked, given the answers: where its answer is kept, and in which entry of which group."""

    question: Question
    path: str
    page: str
    group: str = ""
    entry: int = 0


@dataclass(frozen=True)
class Journey:
    """One walk through a form with the answers so far.

    `pages` is the path, up to a stop if one is met. `shown` are the answers that count and will be filed, `hidden` those that
    were given but are not asked on this path. `items` are the items in view: page key → items; (page key, entry) for entries.
    `has_come`: it is taken as it is, and `passed` are the stops that it would have met. `unknown` are the paths of what
    cannot be answered now.
    """

    form: Form
    answers: Answers
    pages: tuple[Page, ...]
    asked: tuple[Asked, ...]
    shown: Mapping[str, Answer]
    items: Mapping[tuple[str, int], tuple[AnyItem, ...]]
    stop: Stop | None = None
    has_come: bool = False
    passed: tuple[Stop, ...] = ()
    unknown: frozenset[str] = frozenset()

    @cached_property
    def hidden(self) -> dict[str, Answer]:
        """Answers that were given and are not asked for on this path."""
        return {path: answer for path, answer in self.answers.items() if path not in self.shown}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way of sending; nothing does for what has already come."""
        return () if self.has_come else tuple(p for p in self.wanting if p.path not in self.unknown or p.code not in MAY_COME)

    @cached_property
    def wanting(self) -> tuple[Problem, ...]:
        """What it takes to be whole: answers that are missing, files that were promised now, entries, rules."""
        missing = (Problem(a.path, "missing") for a in self.asked if a.question.required == "yes" and self._lacks(a))
        without = (Problem(a.path, "file_not_chosen") for a in self.asked if self._promises_a_file(a))
        return (*missing, *without, *self._miscounted(), *self._broken_rules())

    @cached_property
    def expected(self) -> tuple[Asked, ...]:
        """Questions that the office needs answered but that do not hinder sending."""
        is_expected = (a for a in self.asked if a.question.required == "expected" or a.path in self.unknown)
        return tuple(asked for asked in is_expected if self._lacks(asked))

    @cached_property
    def open_page(self) -> Page | None:
        """The first page on which something is in the way; None when all may be sent (or a stop is met)."""
        at = {problem_page(self, problem) for problem in self.problems}
        return next((page for page in self.pages if page.key in at), None)

    @property
    def unread_page(self) -> Page | None:
        """The page after the last one with an answer: where one goes on who writes down what has come."""
        answered = {each.page for each in self.asked if each.path in self.answers}
        read = [number for number, page in enumerate(self.pages, start=1) if page.key in answered]
        return next(iter(self.pages[max(read, default=0) :]), None)

    @property
    def is_short(self) -> bool:
        """Whether the office will ask for something when this has been sent."""
        return bool(self.wanting or self.expected)

    @property
    def is_complete(self) -> bool:
        return self.stop is None and not self.problems

    def may_visit(self, key: str) -> bool:
        """Whether a page is on the path and nothing before it is in the way."""
        keys = [page.key for page in self.pages]
        if key not in keys:
            return False
        return self.open_page is None or keys.index(key) <= keys.index(self.open_page.key)

    def next_page(self, key: str) -> Page | None:
        """The page after this one on the path, None after the last."""
        return self._beside(key, 1)

    def previous_page(self, key: str) -> Page | None:
        """The page before this one on the path, None before the first."""
        return self._beside(key, -1)

    def _beside(self, key: str, step: int) -> Page | None:
        keys = [page.key for page in self.pages]
        at = keys.index(key) + step if key in keys else -1
        return self.pages[at] if 0 <= at < len(keys) else None

    def on_page(self, key: str, entry: int = 0) -> tuple[Asked, ...]:
        """The questions in view on a page, or in one entry of its group."""
        return tuple(asked for asked in self.asked if asked.page == key and asked.entry == entry)

    def _lacks(self, asked: Asked) -> bool:
        return asked.path not in self.shown and asked.question.kind != "computed"

    def _promises_a_file(self, asked: Asked) -> bool:
        answer = self.shown.get(asked.path) if asked.question.kind == "file" else None
        return answer is not None and answer.value["state"] == "now" and not answer.value["files"]

    def _miscounted(self) -> Iterator[Problem]:
        for page in self.pages:
            group = page.group
            count = len(entries(self.answers, group.key)) if group and group in self.items[page.key, 0] else None
            if group and count is not None and count < group.minimum:
                yield Problem(group.key, "too_few_entries", values={"limit": group.minimum})
            elif group and count is not None and count > group.maximum:
                yield Problem(group.key, "too_many_entries", values={"limit": group.maximum})

    def _broken_rules(self) -> Iterator[Problem]:
        for rule in self.form.rules:
            for asked in self.asked:
                if asked.question.key == rule.at and self._breaks(rule, asked):
                    yield Problem(asked.path, f"rule:{rule.key}")

    def _breaks(self, rule: Rule, asked: Asked) -> bool:
        look = looking(self.form, self.shown, asked.group, asked.entry)
        return evaluate(rule.require, self.form.conditions, look) is False


def problem_page(journey: Journey, problem: Problem) -> str:
    """The key of the page where a problem can be mended."""
    for asked in journey.asked:
        if asked.path == problem.path:
            return asked.page
    return next(page.key for page in journey.pages if page.group and page.group.key == problem.path)


def walk(form: Form, answers: Answers, *, has_come: bool = False, unknown: frozenset[str] = frozenset()) -> Journey:
    """Derive the journey. Answers that are not asked for are neither changed nor lost."""
    found = _Walker(form, answers, has_come)
    pages = tuple(found.pages())
    told = (tuple(found.asked), found.shown, found.items, found.stop, has_come, tuple(found.passed), unknown)
    return Journey(form, answers, pages, *told)


@dataclass
class _Walker:
    """One pass over a form, collecting what is in view."""

    form: Form
    answers: Answers
    has_come: bool
    asked: list[Asked] = field(default_factory=list)
    shown: dict[str, Answer] = field(default_factory=dict)
    items: dict[tuple[str, int], tuple[AnyItem, ...]] = field(default_factory=dict)
    stop: Stop | None = None
    passed: list[Stop] = field(default_factory=list)

    def pages(self) -> list[Page]:
        path: list[Page] = []
        for page in self.form.pages:
            if self.stop is None and self._is_shown(page.show_if, "", 0):
                items = self._items(page, page.items, "", 0)
                if items:
                    path.append(page)
                    self.items[page.key, 0] = items
        return path

    def _items(self, page: Page, items: tuple[AnyItem, ...], group: str, entry: int) -> tuple[AnyItem, ...]:
        """The items in view; a section is replaced by itself with only what is in view inside."""
        seen: list[AnyItem] = []
        for item in items:
            if self.stop is None and self._is_shown(item.show_if, group, entry):
                kept = self._item(page, item, group, entry)
                seen.extend([kept] if kept else [])
        return tuple(seen)

    def _item(self, page: Page, item: AnyItem, group: str, entry: int) -> AnyItem | None:
        if isinstance(item, Question):
            self._ask(Asked(item, entry_path(group, entry, item.key) if group else item.key, page.key, group, entry))
        elif isinstance(item, Section):
            inner = self._items(page, item.items, group, entry)
            return item.model_copy(update={"items": inner}) if inner else None
        elif isinstance(item, RepeatingGroup):
            self._entries(page, item)
        elif isinstance(item, Stop):
            self._halt(item)
        return item

    def _halt(self, stop: Stop) -> None:
        if self.has_come:
            self.passed.append(stop)
        else:
            self.stop = stop

    def _entries(self, page: Page, group: RepeatingGroup) -> None:
        if group.key in self.answers:
            self.shown[group.key] = self.answers[group.key]
        for entry in entries(self.answers, group.key):
            self.items[page.key, entry] = self._items(page, group.items, group.key, entry)

    def _ask(self, asked: Asked) -> None:
        self.asked.append(asked)
        answer = self.answers.get(asked.path)
        if asked.question.kind == "computed":
            answer = Answer(compute(self.form, asked.question, self.shown), "computed")
        if answer is not None:
            self.shown[asked.path] = answer

    def _is_shown(self, condition: Condition | None, group: str, entry: int) -> bool:
        if condition is None:
            return True
        return evaluate(condition, self.form.conditions, looking(self.form, self.shown, group, entry)) is True


def looking(form: Form, shown: Answers, group: str, entry: int) -> Look:
    """How a condition sees the answers: those of its own entry first, then the form's."""
    questions = form.questions_by_key

    def look(key: str) -> object:
        answer = shown.get(entry_path(group, entry, key)) if group else None
        answer = answer or shown.get(key)
        if answer is None or key not in questions:
            return None
        return kind_of(questions[key]).comparable(questions[key], answer.value)

    return look
