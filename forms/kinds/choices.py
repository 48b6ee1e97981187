"""The options of a question to choose from, and their words: what radio, select, checkboxes and yes_no share."""

from forms.definition import DONT_KNOW, Option, Question
from forms.kinds.kind import Raw, Wrong, typed
from forms.texts import Say, Text, to_say

SETTINGS = frozenset({"options", "do_not_know"})
SPECIFY = "specify"
SPECIFY_LENGTH = 200
_DONT_KNOW = Option(code=DONT_KNOW, label=Text(to_say("Vet inte")))
_YES_NO = (Option(code="yes", label=Text(to_say("Ja"))), Option(code="no", label=Text(to_say("Nej"))))


def options(question: Question) -> tuple[Option, ...]:
    """All options that are offered: the definition's own (Yes and No for yes_no), and "do not know" where it is admitted."""
    own = _YES_NO if question.kind == "yes_no" else question.options
    return (*own, _DONT_KNOW) if question.do_not_know else own


def label(question: Question, code: str, say: Say) -> str:
    """The words of one option; the code itself if it is none of them."""
    return next((say.text(option.label) for option in options(question) if option.code == code), code)


def specified(question: Question, codes: list[str], raw: Raw) -> str | Wrong | None:
    """What was written under a chosen option that asks to specify, None when none asks."""
    asking = next((o for o in options(question) if o.code in codes and o.specify is not None), None)
    if asking is None:
        return None
    words = typed(raw, SPECIFY)
    if not words:
        return Wrong("specify", SPECIFY)
    if len(words) > SPECIFY_LENGTH:
        return Wrong("too_long", SPECIFY, {"limit": SPECIFY_LENGTH, "over": len(words) - SPECIFY_LENGTH})
    return words


def are_offered(question: Question, codes: list[str]) -> bool:
    """Whether every code is one of the options."""
    return {option.code for option in options(question)}.issuperset(codes)
