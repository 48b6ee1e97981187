"""What a check of a definition finds, and where; its words are said in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from babel import Locale

from forms.checks.advice import ADVICE
from forms.checks.misshapen import MISSHAPEN
from forms.checks.places import Where, place_of
from forms.checks.stops import STOPS
from forms.definition import AnyItem, Form, Page
from forms.texts import Say, Text

Location = tuple[str | int, ...]
_SAID = {**STOPS, **ADVICE, **MISSHAPEN}
AS_TOLD = "as_told"
"""The code of what another has worded: `values` holds its `words`."""
MOST_NAMED, MOST_NEAR, LONGEST_MEANT = 24, 100, 50


@dataclass(frozen=True)
class Finding:
    """One fault: where in the definition (keys and indexes from its root), what is wrong, and what its sentence tells of.

    A stop hinders publishing; an advice does not. A text of the definition among `values` is said in the reader's language;
    under `language` stands a language's code, under `close` what may have been meant.
    """

    at: Location
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_stop(self) -> bool:
        return self.code not in ADVICE

    def reason(self, say: Say) -> str:
        """What is wrong, as a sentence."""
        return str(self.values["words"]) if self.code == AS_TOLD else self._said(0, say)

    def remedy(self, say: Say) -> str:
        """What to do about it, as a sentence; "" where another has worded the fault."""
        if self.values.get("close"):
            return say("Menade du {close}?", close=self.values["close"])
        return "" if self.code == AS_TOLD else self._said(1, say)

    def place(self, form: Form) -> Where:
        """The page, item, option and field that the fault is in."""
        return place_of(form, self.at)

    def _said(self, part: int, say: Say) -> str:
        worded = {name: _worded(name, value, say) for name, value in self.values.items()}
        return say(_SAID[self.code][part], **worded)


def _worded(name: str, value: object, say: Say) -> object:
    if isinstance(value, Text):
        return say.text(value)
    if name == "language":
        return Locale.parse(say.locale).languages.get(str(value), value)
    if isinstance(value, int):
        return say.number(value)
    if isinstance(value, str):
        return value
    return _listed([str(each) for each in value]) if isinstance(value, Iterable) else value


def _listed(words: list[str]) -> str:
    return ", ".join([*words[:MOST_NAMED], *(["…"] if len(words) > MOST_NAMED else [])])


@dataclass(frozen=True)
class Standing:
    """A page or an item, where in the definition it stands, and the key of the repeating group around it ("" for none)."""

    item: AnyItem | Page
    at: Location
    group: str


def close_to(word: object, known: Iterable[str]) -> str:
    """The known word that may have been meant, "" for none; only words of about the same length are held against it."""
    said = str(word)[:LONGEST_MEANT]
    near = [each for each in known if abs(len(each) - len(said)) <= 3 and {each[:1], each[-1:]} & {said[:1], said[-1:]}]
    close = get_close_matches(said, near[:MOST_NEAR], n=1)
    return close[0] if close else ""
