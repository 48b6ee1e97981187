"""Where in a form something is, in words: "Fråga 7, ”Vad heter du?”"."""

from dataclasses import dataclass

from forms.definition import Content, Form, Option, Page, Question, RepeatingGroup, Section, Stop
from forms.numbering import numbers
from forms.texts import Borrowed, Say, Text, to_say

LONGEST_NAME = 70

NAMES = to_say(
    {
        "title": "Rubriken",
        "summary": "Sammanfattningen",
        "subject": "Ämnet",
        "synonyms": "Sökorden",
        "languages": "Språken",
        "machine_made": "Språken som en maskin har översatt till",
        "group": "Gruppen som får ärendet",
        "department": "Förvaltningen",
        "clock": "Tiden för ärendet",
        "minutes": "Tiden det tar att svara",
        "fee": "Avgiften",
        "needs": "Det man behöver ha framme",
        "next_steps": "Vad som händer sedan",
        "purpose": "Syftet",
        "retention": "Hur länge svaren sparas",
        "applicant": "Den sökande",
        "conditions": "Villkoret",
        "rules": "Regeln",
        "pages": "Sidorna",
        "audience": "Vem tjänsten är till för",
        "case_type": "Ärendets slag",
        "identity": "Hur vi vet vem som ringer",
        "opens_on": "Första dagen",
        "closes_on": "Sista dagen",
        "contact": "Orden vid varje väg in",
        "help": "hjälptexten",
        "why_we_ask": "varför vi frågar",
        "show_if": "villkoret",
        "options": "svarsalternativen",
        "paper": "orden på papper",
        "phone": "orden i telefon",
        "specify": "raden för egna ord",
        "entry_title": "namnet på en del",
        "text": "texten",
        "message": "meddelandet",
        "unit": "enheten",
        "basis": "grunden",
        "minimum": "det minsta",
        "maximum": "det högsta",
        "max_length": "längden",
        "autocomplete": "ifyllnaden",
        "required": "om svaret måste finnas",
        "kind": "slaget av fråga",
    }
)
"""Fields of a definition → what they are called; those of the form itself begin a sentence."""


@dataclass(frozen=True)
class Where:
    """A place in a form: keys for a link to it ("" for none), the question's number (0 for none) and its own words."""

    page: str = ""
    item: str = ""
    option: str = ""
    field: str = ""
    number: int = 0
    named: Text | None = None
    shape: str = ""
    chosen: Text | None = None

    def words(self, say: Say) -> str:
        """Fråga 7, ”Vad heter du?”: hjälptexten."""
        field = "" if self.field == "label" else say(NAMES[self.field]) if self.field in NAMES else self.field
        if not self.shape:
            return field
        begun = say(_SHAPES[self.shape], n=self.number, words=_short(say.text(self.named)))
        parts = [begun] if self.chosen is None else [begun, say("svaret ”{words}”", words=_short(say.text(self.chosen)))]
        return ": ".join([", ".join(parts), *([field[:1].lower() + field[1:]] if field else [])])


def _short(words: str) -> str:
    """The beginning of a long text, in whose language ever it is."""
    if len(words) <= LONGEST_NAME:
        return words
    begun = f"{words[:LONGEST_NAME].rsplit(maxsplit=1)[0]} …"
    return Borrowed(begun, words.language) if isinstance(words, Borrowed) else begun


_SHAPES = to_say(
    {
        "question": "Fråga {n}, ”{words}”",
        "page": "Sidan ”{words}”",
        "section": "Avsnittet ”{words}”",
        "repeating_group": "Den upprepade delen ”{words}”",
        "content": "Texten ”{words}”",
        "stop": "Stoppet ”{words}”",
    }
)
_SHAPE_OF = {
    Page: "page", Question: "question", Section: "section", RepeatingGroup: "repeating_group", Content: "content", Stop: "stop",
}  # fmt: skip


def place_of(form: Form, at: tuple[str | int, ...]) -> Where:
    """What a location lies in: the innermost item, its page, and the field of it that is meant."""
    if not at:
        return Where()
    if at[0] != "pages" or len(at) == 1:
        return Where(item=str(at[1]) if at[0] == "conditions" and len(at) > 1 else "", field=str(at[0]))
    part, page, item, option, rest = form, "", None, None, ()
    for index, step in enumerate(at):
        part = _inside(part, step)
        if part is None:
            break
        if isinstance(part, Page):
            page, rest = part.key, at[index + 1 :]
        if type(part) in _SHAPE_OF:
            item, rest = part, at[index + 1 :]
        if isinstance(part, Option):
            option, rest = part, at[index + 1 :]
    return _where(form, page, item, option, next((str(step) for step in rest if isinstance(step, str)), ""))


def _inside(part: object, step: str | int) -> object:
    if isinstance(step, int):
        return part[step] if isinstance(part, tuple) and step < len(part) else None
    return getattr(part, step, None)


def _where(form: Form, page: str, item: object, option: Option | None, field: str) -> Where:
    if item is None:
        return Where(page, field=field or "pages")
    named = item.label if isinstance(item, Question) else item.text if isinstance(item, Content) else item.title
    number = numbers(form)[item.key] if isinstance(item, Question) else 0
    key = "" if isinstance(item, Page) else item.key
    code, chosen = (option.code, option.label) if option else ("", None)
    return Where(page, key, code, field, number, named, _SHAPE_OF[type(item)], chosen)
