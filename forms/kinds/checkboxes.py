"""Any number of choices out of several; "do not know" stands alone."""

from forms.definition import DONT_KNOW, Question
from forms.kinds.choices import SETTINGS, SPECIFY, are_offered, label, options, specified
from forms.kinds.kind import Kind, Raw, Wrong
from forms.texts import Say


def read(question: Question, raw: Raw) -> object:
    ticked = [code for code in raw.get("", []) if code]
    if not ticked:
        return None
    if not are_offered(question, ticked):
        return Wrong("not_an_option")
    if DONT_KNOW in ticked and len(set(ticked)) > 1:
        return Wrong("dont_know_and_more")
    words = specified(question, ticked, raw)
    if isinstance(words, Wrong):
        return words
    codes = [option.code for option in options(question) if option.code in ticked]
    return {"options": codes, SPECIFY: words} if words else {"options": codes}


def show(question: Question, value: object, say: Say) -> str:
    labels = [label(question, code, say) for code in value["options"]]
    return "\n".join([*labels, value[SPECIFY]] if SPECIFY in value else labels)


def spoken(question: Question, value: object, say: Say) -> str:
    return show(question, value, say).replace("\n", ", ")


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {"": value["options"], SPECIFY: [value.get(SPECIFY, "")]}


def comparable(question: Question, value: object) -> frozenset[str]:
    return frozenset(value["options"])


def hint(question: Question, say: Say) -> str:
    return say("Du kan välja flera.")


KIND = Kind(
    understand=read,
    show=show,
    spoken=spoken,
    fill=fill,
    comparable=comparable,
    hint=hint,
    parts=("", SPECIFY),
    settings=SETTINGS,
)
