"""How an answer is read back: the words, and where they can be heard wrong, letter by letter or two digits at a time."""

from dataclasses import dataclass

from accessibility.phone.heard import CHOSEN, offered
from accessibility.phone.spelling import in_pairs, spell
from forms.definition import Question
from forms.kinds import kind_of
from forms.kinds.phone import written
from forms.texts import Say

SPELLED = frozenset({"text", "email", "signature", "property_designation"})
PAIRED = frozenset({"phone", "personal_number", "organisation_number", "bank_account"})
LONGEST_SPELLED = 60


@dataclass(frozen=True)
class ReadBack:
    """`words` as they are said; `spelled` the same so that nothing is misheard, "" where the words are enough."""

    words: str
    spelled: str = ""


def way(question: Question) -> str:
    """How to spell while one types: "letters", "pairs", or ""."""
    return "letters" if question.kind in SPELLED else "pairs" if question.kind in PAIRED else ""


def read_back(question: Question, value: object, say: Say) -> ReadBack:
    """What the agent says after an answer."""
    kind = question.kind
    if kind in CHOSEN:
        return ReadBack(_chosen(question, value, say))
    if kind in PAIRED:
        return ReadBack(_in_digits(question, value, say))
    words = (
        value["name"] if kind == "signature" and isinstance(value, dict) else kind_of(question).say_back(question, value, say)
    )
    if kind == "address" and isinstance(value, dict):
        return ReadBack(words, _address(value, say))
    text = str(value["name"] if isinstance(value, dict) else value)
    return ReadBack(words, spell(text, say) if kind in SPELLED and len(text) <= LONGEST_SPELLED else "")


def _chosen(question: Question, value: object, say: Say) -> str:
    """Whole sentences: a yes alone is misheard."""
    if question.kind == "file":
        codes = kind_of(question).fill(question, value)[""]
        return ", ".join(say.text(option.label) for option in offered(question) if option.code in codes)
    return kind_of(question).say_back(question, value, say)


def _in_digits(question: Question, value: object, say: Say) -> str:
    if question.kind in ("personal_number", "bank_account"):
        return kind_of(question).say_back(question, value, say)
    number = written(str(value)) if question.kind == "phone" else str(value)
    digits = "".join(character for character in number if character.isdecimal())
    return f"{say('plus')} {in_pairs(digits)}" if number.startswith("+") else in_pairs(digits)


def _address(value: dict[str, str], say: Say) -> str:
    """The street by letters, the post code digit by digit."""
    postcode = " ".join(character for character in value.get("postcode", "") if not character.isspace())
    return " – ".join(filter(None, (spell(value["street"], say), postcode)))
