"""The differences between two versions in words: where, what, and how it read before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from babel import Locale, UnknownLocaleError

from forms.comparing import Difference, Element, elements
from forms.conditions import Condition, comparisons, names_of, questions_of
from forms.definition import Form
from forms.kinds.file import TYPES
from forms.names_of_fields import FIELDS, KINDS, REQUIRED
from forms.numbering import in_words, numbers
from forms.texts import Say, Text, to_say

LONGEST = 60
"""What a piece of text may measure where it stands for the whole."""


@dataclass(frozen=True)
class Told:
    """A difference in words. `place` is "fråga 7", `what` "hjälptexten på engelska"; before and after may be empty."""

    difference: Difference
    place: str
    label: str
    what: str
    before: str
    after: str


def told(found: Iterable[Difference], old: Form, new: Form, say: Say) -> list[Told]:
    """Each difference for a reader of `say`."""
    before, after = Version(old, say), Version(new, say)
    return [_told(each, before, after, say) for each in found]


@dataclass(frozen=True)
class Version:
    """One of the two forms, and how its pieces are called."""

    form: Form
    say: Say

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        return numbers(self.form)

    @cached_property
    def elements(self) -> Mapping[tuple[str, str], Element]:
        return {element.id: element for element in elements(self.form)}

    def place(self, sort: str, key: str) -> str:
        """What a reader calls the element: "fråga 7", "sidan Om bostaden"."""
        say, element = self.say, self.elements[sort, key]  # type: ignore[index]
        if sort == "question":
            return say("fråga {n}", n=self.numbers[key])
        if sort == "option":
            number = self.numbers[key.partition(".")[0]]
            return say("fråga {n}, svaret ”{label}”", n=number, label=short(say.text(element.label)))
        if sort == "rule":
            return say("regeln vid fråga {n}", n=self.numbers.get(element.part.at, "–"))  # type: ignore[union-attr]
        return say(_PLACES[sort], label=short(say.text(element.label)))

    def whereabouts(self, sort: str, key: str) -> str:
        """Where it stands: its own place, after what it stands in."""
        parent = self.elements[sort, key].parent  # type: ignore[index]
        own = self.place(sort, key)
        return own if parent[0] in ("form", "question") else f"{own}, {self.place(*parent)}"

    def value(self, difference: Difference, value: object) -> str:
        """A field's value as it is read."""
        if difference.kind == "condition":
            return self._condition(difference.field, value)  # type: ignore[arg-type]
        if difference.field in ("kind", "required"):
            return self.say(KINDS.get(str(value), str(value)) if difference.field == "kind" else REQUIRED[str(value)])
        if difference.field.startswith("compute.") or difference.field == "at":
            return self._questions(value)
        return _plain(value, self.say)

    def _condition(self, field: str, condition: Condition | None) -> str:
        if condition is None:
            return self.say("visas alltid")
        try:
            words = in_words(condition, self.form, self.say) if self._is_readable(condition) else ""
        except (ValueError, ArithmeticError, LookupError):
            words = ""
        if not words:
            return self.say("ett villkor som inte går att läsa")
        return words if field == "require" else self.say("visas om {condition}", condition=words)

    def _is_readable(self, condition: Condition) -> bool:
        """Whether it looks only at questions that there are, with every name written out."""
        everywhere = questions_of(condition, {}) <= self.numbers.keys()
        return everywhere and not names_of(condition) and any(True for _ in comparisons(condition, {}))

    def _questions(self, value: object) -> str:
        keys = value if isinstance(value, tuple) else (value,) if value else ()
        named = [self.say("fråga {n}", n=self.numbers[key]) if key in self.numbers else str(key) for key in keys]
        return ", ".join(named)


_PLACES = to_say(
    {
        "form": "om tjänsten",
        "page": "sidan ”{label}”",
        "section": "avsnittet ”{label}”",
        "repeating_group": "den upprepade delen ”{label}”",
        "content": "texten ”{label}”",
        "stop": "stoppet ”{label}”",
    }
)
_WHOLE = to_say({"added": "ny", "removed": "borttagen", "moved": "flyttad"})


def _told(difference: Difference, old: Version, new: Version, say: Say) -> Told:
    here = old if difference.kind == "removed" else new
    place, label = here.place(difference.sort, difference.key), short(say.text(difference.label))
    if difference.kind == "moved":
        where = [version.whereabouts(difference.sort, difference.key) for version in (old, new)]
        return Told(difference, place, label, say(_WHOLE["moved"]), *where)
    if difference.kind in _WHOLE:
        words = [_text(value, say) for value in (difference.before, difference.after)]
        return Told(difference, place, label, say(_WHOLE[difference.kind]), *words)
    if difference.kind == "text":
        return Told(difference, place, label, _field(difference, say), str(difference.before), str(difference.after))
    before, after = old.value(difference, difference.before), new.value(difference, difference.after)
    return Told(difference, place, label, _field(difference, say), before, after)


def _text(value: object, say: Say) -> str:
    return say.text(value) if isinstance(value, Text) else ""


def _field(difference: Difference, say: Say) -> str:
    """The name of the field, with its number in a list and the language of its text."""
    parts = difference.field.split(".")
    number = next((part for part in parts if part.isdecimal()), "")
    name = ".".join(part for part in parts if not part.isdecimal())
    language = difference.language
    if parts[0] == "synonyms":
        name, language = "synonyms", parts[-1]
    words = say(FIELDS[difference.sort, name] if (difference.sort, name) in FIELDS else FIELDS.get(name, name))
    words = f"{words} {number}".strip()
    return say("{field} på {language}", field=words, language=language_name(language, say)) if language else words


def language_name(code: str, say: Say) -> str:
    """The language in the reader's words; of a layer on a language, such as easy Swedish, that it is one."""
    own, _, layer = code.partition("-")
    try:
        name = Locale.parse(own).get_display_name(say.locale) or own
    except (UnknownLocaleError, ValueError):
        name = own
    return say("lätt {language}", language=name) if layer == "simple" else name


def short(text: str) -> str:
    """As much of a text as names it, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _plain(value: object, say: Say) -> str:
    if isinstance(value, bool):
        return say("Ja") if value else say("Nej")
    if isinstance(value, tuple | list):
        return ", ".join(say(TYPES[each]) if each in TYPES else str(each) for each in value)
    return "" if value is None else str(value)
