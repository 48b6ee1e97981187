"""What a text is found by: the stems of its words, and the telephone and personal numbers in it.

A personal number is kept as a digest: nobody can list the index for people. Those of a hundred years apart share one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from forms import stemming

MOST = 120
"""Words of one text that are kept; what is longer is found by its beginning."""
LONGEST_TEXT = 20_000
NUMBER = re.compile(r"(?<![\w+])\+?\d(?:[\s()–-]{0,2}\d){6,14}(?!\w)")
_PERSON = re.compile(r"(?:1[89]|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-26-8]\d|[39][01])[-+–]?\d{4}")
MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_CODE_OF_NO_WORD = frozenset(("yes", "no", "none"))
_HOME = "46"


def of_texts(texts: Iterable[str]) -> list[str]:
    """Every token of the texts once, at most MOST. No number goes on in the next text."""
    return list(dict.fromkeys(of_text(" | ".join(texts))))[:MOST]


def of_text(text: str) -> Iterator[str]:
    """Numbers and addresses first, so that a long text keeps them; then words."""
    text = text[:LONGEST_TEXT].replace("\0", " ")
    for number in NUMBER.findall(text):
        yield from of_number(number)
    for mail in MAIL.findall(text):
        yield of_mail(mail)
    yield from words(NUMBER.sub(" ", text))


def words(text: str) -> Iterator[str]:
    """The stems of a text's words."""
    for word in stemming.words(text):
        yield stem(word)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    return stemming.stem(folded(word))


def folded(word: str) -> str:
    """Without accents, but for å, ä and ö, which are letters of their own: Andrée is found as Andree."""
    if word.isascii():
        return word
    return "".join(letter if letter in "åäö" else _without_accent(letter) for letter in word)


def of_number(number: str) -> list[str]:
    """What a row of digits may be: a personal number, a telephone number, or either."""
    digits = "".join(character for character in number.replace("(0)", "") if character.isdigit())
    is_person = _PERSON.fullmatch(re.sub(r"\s", "", number)) is not None and _adds_up(digits[-10:])
    found = [of_person(digits)] if is_person else []
    return found if is_person and len(digits) > 10 else [*found, of_phone(number)]


def _adds_up(digits: str) -> bool:
    """Whether the last digit proves the nine before it, as it does in a personal number."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0


def of_person(digits: str) -> str:
    return "p:" + sha256(digits[-10:].encode()).hexdigest()[:24]


def of_phone(number: str) -> str:
    """With its country, however it was written."""
    digits = "".join(character for character in number.replace("(0)", "") if character.isdigit())
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = _HOME + digits[1:]
    return f"t:{digits}"


def of_mail(address: str) -> str:
    return "e:" + sha256(address.lower().encode()).hexdigest()[:24]


def of_wall(group: str) -> str:
    """The token that says behind which wall something lies. No text has such a word."""
    return "g:" + (group if re.fullmatch(r"[a-z0-9-]+", group) else sha256(group.encode()).hexdigest()[:24])


def texts_of(value: object) -> Iterator[str]:
    """The texts in an answer's value, which is any JSON: not the names of its parts, nor the code of a yes."""
    if isinstance(value, str):
        if value not in _CODE_OF_NO_WORD:
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_of(part)


def _without_accent(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
