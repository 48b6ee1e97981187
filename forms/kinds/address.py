"""A postal address in Sweden (SS 613401: post code "123 45") or abroad."""

from stdnum.exceptions import ValidationError
from stdnum.se import postnummer

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

PARTS = ("care_of", "street", "postcode", "city", "country")
LONGEST = 100
_HOME = {"", "sverige", "sweden", "se"}


def read(question: Question, raw: Raw) -> object:
    written = {part: typed(raw, part) for part in PARTS}
    if not any(written.values()):
        return None
    long = next((part for part, text in written.items() if len(text) > LONGEST), None)
    if long:
        return Wrong("too_long", long, {"limit": LONGEST, "over": len(written[long]) - LONGEST})
    if written["country"].lower() in _HOME:
        written["country"] = ""
    demanded = ("street", "city") if written["country"] else ("street", "postcode", "city")
    missing = next((part for part in demanded if not written[part]), None)
    if missing:
        return Wrong(f"address_without_{missing}", missing)
    if not written["country"]:
        try:
            written["postcode"] = postnummer.format(postnummer.validate(written["postcode"].replace("-", "")))
        except ValidationError:
            return Wrong("not_a_postcode", "postcode")
    return {part: text for part, text in written.items() if text}


def show(question: Question, value: object, say: Say) -> str:
    place = f"{value.get('postcode', '')} {value['city']}".strip()
    care_of = f"c/o {value['care_of'].removeprefix('c/o ')}" if "care_of" in value else ""
    return "\n".join(line for line in (care_of, value["street"], place, value.get("country", "")) if line)


def spoken(question: Question, value: object, say: Say) -> str:
    return show(question, value, say).replace("\n", ", ")


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {part: [value.get(part, "")] for part in PARTS}


KIND = Kind(understand=read, show=show, spoken=spoken, fill=fill, parts=PARTS, is_figures=True)
