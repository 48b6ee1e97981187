"""A Swedish personal identity number or samordningsnummer, or "I have none" with a date of birth.

Numbers follow the Population Registration Act (folkbokföringslagen 1991:481 §18); a samordningsnummer adds 60 to the day.
"""

from personnummer.personnummer import Personnummer, PersonnummerException

from forms.definition import Question
from forms.kinds import date as day
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

NONE = "none"
BORN = tuple(f"born-{part}" for part in day.PARTS)


def read(question: Question, raw: Raw) -> object:
    if typed(raw, NONE):
        return _without_number(question, raw)
    written = "".join(character for character in typed(raw) if not character.isspace()).replace("–", "-")
    if not written:
        return None
    try:
        number = Personnummer(written)
    except PersonnummerException:
        return _wrong(written)
    if number.get_date() > day.today():
        return Wrong("not_a_personal_number")
    return {"number": f"{number.century}{number.year}{number.month}{number.day}-{number.num}{number.check}"}


def _wrong(written: str) -> Wrong:
    digits = sum(character.isdigit() for character in written)
    return Wrong("not_a_personal_number" if digits in (10, 12) else "personal_number_digits", values={"digits": digits})


def _without_number(question: Question, raw: Raw) -> object:
    if typed(raw):
        return Wrong("number_and_none")
    plain = question.model_copy(update={"minimum": None, "maximum": "today"})
    born = day.read(plain, {part: raw.get(f"born-{part}", [""]) for part in day.PARTS})
    if isinstance(born, Wrong):
        return Wrong(born.code, f"born-{born.part or 'day'}", born.values)
    return {NONE: True, "born": born} if born else {NONE: True}


def show(question: Question, value: object, say: Say) -> str:
    if "number" in value:
        return value["number"]
    if "born" in value:
        return say("Har inget personnummer, född {date}", date=day.show(question, value["born"], say))
    return say("Har inget personnummer")


def spoken(question: Question, value: object, say: Say) -> str:
    """In pairs of digits: 19 12 12 12, streck, 12 12."""
    if "number" not in value:
        return show(question, value, say)
    birth, last = value["number"].split("-")
    pairs = [" ".join(digits[at : at + 2] for at in range(0, len(digits), 2)) for digits in (birth, last)]
    return f", {say('streck')}, ".join(pairs)


def fill(question: Question, value: object) -> dict[str, list[str]]:
    if "number" in value:
        return {"": [value["number"]]}
    born = day.fill(question, value["born"]) if "born" in value else {}
    return {NONE: ["yes"]} | {f"born-{part}": text for part, text in born.items()}


def comparable(question: Question, value: object) -> str:
    return value.get("number", NONE)


def hint(question: Question, say: Say) -> str:
    return say("Till exempel 19121212-1212. Samordningsnummer går också bra.")


KIND = Kind(
    understand=read,
    show=show,
    spoken=spoken,
    fill=fill,
    comparable=comparable,
    hint=hint,
    parts=("", NONE, *BORN),
    is_figures=True,
)
