"""One question of a form and what it may say of itself, whatever its kind."""

from typing import Literal

from pydantic import Field, field_validator

from forms.conditions import Condition, Key, Part
from forms.texts import Text

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


class SpokenPart(Part):
    """What the agent says instead of what is written."""

    say: Text | None = None


class PhonePart(SpokenPart):
    """And what to listen for in the answer. `sign`: whether a spoken word is a signature, or only ink on a sheet is."""

    listen_for: Text | None = None
    sign: Literal["spoken", "sheet"] = "spoken"


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
