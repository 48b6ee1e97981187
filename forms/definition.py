"""What a form is: the frozen models behind a definition file.

The structure is form → page → question, section, repeating group, content or stop. Keys are the names that answers are kept
under, so they are unique in the form and stay the same from version to version.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count
from typing import Annotated, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from forms.conditions import Condition, Key, Part
from forms.offer import Clock, DoorWords, Identity, NextStep
from forms.question import DONT_KNOW as DONT_KNOW
from forms.question import Option as Option
from forms.question import Question, SpokenPart
from forms.standard.pages import unfolded
from forms.texts import FIRST_LANGUAGE, LONGEST_CODE, Text

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
LanguageCode = Annotated[str, StringConstraints(max_length=LONGEST_CODE, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]


class Content(Part):
    """Words between questions; blank lines part the paragraphs, lines that begin with "- " are a list."""

    key: Key = Field(alias="content")
    text: Text
    phone: SpokenPart = SpokenPart()
    show_if: Condition | None = None


class Stop(Part):
    """The end of the road: who meets it cannot apply here, and is told why and where to turn."""

    key: Key = Field(alias="stop")
    title: Text
    text: Text
    show_if: Condition | None = None


class RepeatingGroup(Part):
    """Questions that are asked once for each person, thing or cost."""

    key: Key = Field(alias="repeating_group")
    title: Text
    entry_title: Text
    help: Text | None = None
    minimum: int = Field(default=0, ge=0, le=50)
    maximum: int = Field(default=10, ge=1, le=50)
    on_paper: int = Field(default=2, ge=1, le=10)
    show_if: Condition | None = None
    items: tuple["Item", ...] = Field(min_length=1)


class Section(Part):
    """A heading over questions that belong together."""

    key: Key = Field(alias="section")
    title: Text
    show_if: Condition | None = None
    items: tuple["Item", ...] = Field(min_length=1)


ITEM_NAMES = ("question", "section", "repeating_group", "content", "stop")
_NAME_OF = {
    Question: "question",
    Section: "section",
    RepeatingGroup: "repeating_group",
    Content: "content",
    Stop: "stop",
}


def _which(value: object) -> str | None:
    if isinstance(value, dict):
        return next((name for name in ITEM_NAMES if name in value), None)
    return _NAME_OF.get(type(value))


Item = Annotated[
    Annotated[Question, Tag("question")]
    | Annotated[Section, Tag("section")]
    | Annotated[RepeatingGroup, Tag("repeating_group")]
    | Annotated[Content, Tag("content")]
    | Annotated[Stop, Tag("stop")],
    Discriminator(_which, custom_error_type="item", custom_error_message="an item begins with one of " + ", ".join(ITEM_NAMES)),
]


class Page(Part):
    """What is on the screen at one time: one decision, so usually one question or a few that belong together."""

    key: Key = Field(alias="page")
    title: Text
    show_if: Condition | None = None
    items: tuple[Item, ...] = Field(min_length=1)

    @property
    def group(self) -> RepeatingGroup | None:
        """The repeating group of the page, if it is a page of entries."""
        return next((item for item in self.items if isinstance(item, RepeatingGroup)), None)


class Rule(Part):
    """What two or more answers must fulfil together; `message` stands at the question `at` when they do not."""

    key: Key = Field(alias="rule")
    require: Condition
    at: Key
    message: Text


class Form(Part):
    """One e-service: what it is, who it is for, what becomes of it, and what is asked.

    Every text is there in each of `languages`; those of `machine_made` no person has approved yet. Layers on a language
    (`sv-simple`) stand beside it in any text, need not be complete and are not named. `case_type` is what the municipality's
    registry calls such a case. What is begun from `opens_on` to `closes_on`, both included, is taken in.
    """

    lucka: Literal[1]
    service: Slug
    title: Text
    summary: Text
    audience: Text | None = None
    subject: Slug
    synonyms: dict[LanguageCode, tuple[str, ...]] = {}
    languages: tuple[LanguageCode, ...] = (FIRST_LANGUAGE,)
    machine_made: tuple[LanguageCode, ...] = ()
    group: Slug = "contact-centre"
    department: Slug
    case_type: Annotated[str, StringConstraints(max_length=80)] = ""
    clock: Clock
    opens_on: date | None = None
    closes_on: date | None = None
    contact: DoorWords = DoorWords()
    identity: Identity = "none"
    minutes: int = Field(ge=1, le=240)
    fee: Text
    needs: tuple[Text, ...] = ()
    next_steps: tuple[NextStep, ...] = Field(min_length=1)
    purpose: Text
    retention: Text
    applicant: Key | None = None
    conditions: dict[Key, Condition] = {}
    rules: tuple[Rule, ...] = ()
    pages: tuple[Page, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _with_standard_pages(cls, value: object) -> object:
        return unfolded(value)

    def speaks(self, language: str) -> bool:
        """Whether the form is written in the language, or in the one that it is a layer on (easy Swedish on Swedish)."""
        return any(language == each or language.startswith(f"{each}-") for each in self.languages)

    def page(self, key: str) -> Page | None:
        return next((page for page in self.pages if page.key == key), None)

    @cached_property
    def questions_by_key(self) -> dict[str, Question]:
        return {question.key: question for question, _ in self.questions()}

    def question(self, key: str) -> Question | None:
        return self.questions_by_key.get(key)

    def questions(self) -> Iterator[tuple[Question, RepeatingGroup | None]]:
        """Every question in the order asked, with the repeating group that it stands in."""
        for item, group in self.items():
            if isinstance(item, Question):
                yield item, group

    @cached_property
    def places(self) -> tuple["Place", ...]:
        """The questions and stops in the order met, each with the conditions that it stands under."""
        numbers = count(1)
        return tuple(place for page in self.pages for place in _places(page.items, _own(page), None, numbers))

    def items(self) -> Iterator[tuple["AnyItem", RepeatingGroup | None]]:
        """Every item in order, sections and groups before what they hold."""
        for page in self.pages:
            yield from _flat(page.items, None)


AnyItem = Question | Section | RepeatingGroup | Content | Stop


def _flat(items: tuple[AnyItem, ...], group: RepeatingGroup | None) -> Iterator[tuple[AnyItem, RepeatingGroup | None]]:
    for item in items:
        yield item, group
        if isinstance(item, Section):
            yield from _flat(item.items, group)
        elif isinstance(item, RepeatingGroup):
            yield from _flat(item.items, item)


@dataclass(frozen=True)
class Place:
    """Where a question or a stop stands: under which conditions, outermost first, and in which repeating group.

    `number` is the question's own, 1 upwards and the same at every door; a stop has none (0).
    """

    item: Question | Stop
    under: tuple[Condition, ...]
    group: RepeatingGroup | None
    number: int


def _own(item: AnyItem | Page) -> tuple[Condition, ...]:
    return () if item.show_if is None else (item.show_if,)


def _places(
    items: tuple[AnyItem, ...], above: tuple[Condition, ...], group: RepeatingGroup | None, numbers: Iterator[int]
) -> Iterator[Place]:
    for item in items:
        under = above + _own(item)
        if isinstance(item, Question | Stop):
            yield Place(item, under, group, next(numbers) if isinstance(item, Question) else 0)
        elif isinstance(item, Section | RepeatingGroup):
            yield from _places(item.items, under, item if isinstance(item, RepeatingGroup) else group, numbers)


RepeatingGroup.model_rebuild()
Section.model_rebuild()
Page.model_rebuild()
Form.model_rebuild()
