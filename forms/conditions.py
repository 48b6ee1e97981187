"""When a question is asked: a closed tree of comparisons.

There is no expression language: every condition can be printed on paper ("Gå till fråga 9") and read aloud.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, StringConstraints, Tag, model_validator
from pydantic_core import PydanticCustomError

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,47}$")]
Operator = Literal["equals", "one_of", "contains", "is_empty", "less", "at_most", "more", "at_least", "before", "after"]
OPERATORS: tuple[str, ...] = get_args(Operator)


class Part(BaseModel):
    """A piece of a definition: immutable, and nothing unknown is let through."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )


class OtherQuestion(Part):
    """The answer of another question as the right-hand side of a comparison."""

    question: Key


def _exact(value: object) -> object:
    return str(value) if isinstance(value, float) else value


Operand = Annotated[bool | int | str | OtherQuestion, BeforeValidator(_exact)]


class Comparison(Part):
    """``{question: age, at_least: 65}``: one question, one operator, one operand."""

    question: Key
    equals: Operand | None = None
    one_of: tuple[Operand, ...] | None = Field(default=None, min_length=1)
    contains: Operand | None = None
    is_empty: bool | None = None
    less: Operand | None = None
    at_most: Operand | None = None
    more: Operand | None = None
    at_least: Operand | None = None
    before: Operand | None = None
    after: Operand | None = None

    @model_validator(mode="after")
    def _one_operator(self) -> "Comparison":
        if sum(getattr(self, name) is not None for name in OPERATORS) != 1:
            raise PydanticCustomError("operators", "a comparison takes exactly one of its operators")
        return self

    @property
    def operator(self) -> str:
        return next(name for name in OPERATORS if getattr(self, name) is not None)

    @property
    def operand(self) -> object:
        return getattr(self, self.operator)


class Every(Part):
    """``{all: […]}``"""

    all: tuple["Condition", ...] = Field(min_length=1)


class Some(Part):
    """``{any: […]}``"""

    any: tuple["Condition", ...] = Field(min_length=1)


class Negation(Part):
    """``{not: …}``"""

    negated: "Condition"
    model_config = ConfigDict(alias_generator=lambda _: "not")


class Named(Part):
    """The name of one of the form's conditions; in YAML ``{condition: name}`` or the bare name."""

    condition: Key


def _shape(value: object) -> str | None:
    if not isinstance(value, dict):
        return {Every: "all", Some: "any", Negation: "not", Named: "condition", Comparison: "question"}.get(type(value))
    return next((name for name in ("all", "any", "not", "condition", "question") if name in value), None)


def _bare_name(value: object) -> object:
    return {"condition": value} if isinstance(value, str) else value


Condition = Annotated[
    Annotated[Every, Tag("all")]
    | Annotated[Some, Tag("any")]
    | Annotated[Negation, Tag("not")]
    | Annotated[Named, Tag("condition")]
    | Annotated[Comparison, Tag("question")],
    Discriminator(
        _shape,
        custom_error_type="condition",
        custom_error_message="a condition begins with all, any, not, condition or question",
    ),
    BeforeValidator(_bare_name),
]
Every.model_rebuild()
Some.model_rebuild()
Negation.model_rebuild()

Names = dict[str, Condition]


def comparisons(condition: Condition, names: Names, _seen: frozenset[str] = frozenset()) -> Iterator[Comparison]:
    """Every comparison in the tree, through named conditions; a circle of names is walked once."""
    match condition:
        case Every():
            for each in condition.all:
                yield from comparisons(each, names, _seen)
        case Some():
            for each in condition.any:
                yield from comparisons(each, names, _seen)
        case Negation():
            yield from comparisons(condition.negated, names, _seen)
        case Named(condition=name):
            if name in names and name not in _seen:
                yield from comparisons(names[name], names, _seen | {name})
        case Comparison():
            yield condition


def questions_of(condition: Condition, names: Names) -> set[str]:
    """The keys of all questions that the condition looks at."""
    keys: set[str] = set()
    for comparison in comparisons(condition, names):
        keys.add(comparison.question)
        if isinstance(comparison.operand, OtherQuestion):
            keys.add(comparison.operand.question)
    return keys


def names_of(condition: Condition) -> set[str]:
    """The named conditions that the tree mentions itself."""
    match condition:
        case Every():
            return set().union(*(names_of(each) for each in condition.all))
        case Some():
            return set().union(*(names_of(each) for each in condition.any))
        case Negation():
            return names_of(condition.negated)
        case Named():
            return {condition.condition}
        case _:
            return set()
