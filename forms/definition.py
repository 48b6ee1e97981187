"""What a form is: the frozen models behind a definition file.

The structure is form → page → question, section, repeating group, content or stop. Keys are the names that answers are kept
under, so they are unique in the form and stay the same from version to version.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, field_validator

from forms.conditions import Condition, Key, Part
from forms.texts import FIRST_LANGUAGE, Text

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Required = Literal["yes", "no", "expected"]
DONT_KNOW = "dont_know"
"""The option that `do_not_know: true` adds."""


class Option(Part):
    """One of the answers to choose from. With `specify`, choosing it asks for words of one's own under that label."""

    code: Key = Field(alias="option")
    label: Text
    help: Text | None = None
    specify: Text | None = None


class PaperPart(Part):
    """What the sheet says differently: another help text, and how many lines there are to write on."""

    help: Text | None = None
    lines: int | None = Field(default=None, ge=1, le=40)


class PhonePart(Part):
    """What the agent says instead of the label, and what to listen for in the answer."""

    say: Text | None = None
    listen_for: Text | None = None


class Compute(Part):
    """How a `computed` answer comes about: the sum of questions, or the number of entries of a repeating group.

    A question inside a repeating group is summed over all entries.
    """

    sum: tuple[Key, ...] = ()
    count: Key | None = None


class Question(Part):
    """One question. Which of the later fields it may set depends on its kind (`forms.kinds.Kind.settings`)."""

    key: Key = Field(alias="question")
    kind: str
    label: Text
    help: Text | None = None
    why_we_ask: Text | None = None
    required: Required = "yes"
    show_if: Condition | None = None
    paper: PaperPart = PaperPart()
    phone: PhonePart = PhonePart()
    autocomplete: str | None = None
    options: tuple[Option, ...] = ()
    do_not_know: bool = False
    max_length: int | None = Field(default=None, ge=1, le=20_000)
    minimum: str | None = None
    maximum: str | None = None
    unit: Text | None = None
    accept: tuple[str, ...] = ()
    max_files: int | None = Field(default=None, ge=1, le=20)
    compute: Compute | None = None

    @field_validator("minimum", "maximum", mode="before")
    @classmethod
    def _limits_as_written(cls, value: object) -> object:
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value

    def option(self, code: str) -> Option | None:
        return next((option for option in self.options if option.code == code), None)


class Content(Part):
    """Words between questions; blank lines part the paragraphs, lines that begin with "- " are a list."""

    key: Key = Field(alias="content")
    text: Text
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
    Discriminator(
        _which, custom_error_type="item", custom_error_message="an item begins with one of " + ", ".join(ITEM_NAMES)
    ),
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


class NextStep(Part):
    """What happens after sending, and within how many days from arrival."""

    text: Text
    within_days: int | None = Field(default=None, ge=0, le=366)


class Clock(Part):
    """How long a case may take from arrival, and the rule that says so."""

    weeks: int = Field(ge=1, le=60)
    basis: Text


class Form(Part):
    """One e-service: what it is, who it is for, what becomes of it, and what is asked."""

    lucka: Literal[1]
    service: Slug
    title: Text
    summary: Text
    subject: Slug
    synonyms: dict[LanguageCode, tuple[str, ...]] = {}
    languages: tuple[LanguageCode, ...] = (FIRST_LANGUAGE,)
    group: Slug = "contact-centre"
    department: Slug
    clock: Clock
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


RepeatingGroup.model_rebuild()
Section.model_rebuild()
Page.model_rebuild()
Form.model_rebuild()
