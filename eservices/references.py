"""References that can be read aloud, and codes that cannot be guessed.

The alphabet has no characters that look alike in print. The ninth character of a reference proves the other eight: it
betrays every single wrong character and every swap of two. A reference is never a credential; a code is.
"""

import hashlib
import hmac
import secrets

ALPHABET = "346789ACDEFHJKMNPQRTWXY"
REFERENCE_LENGTH = 9
CODE_LENGTH = 12
TOKEN_LENGTH = 15
_LOOKS_LIKE = str.maketrans({"B": "8", "G": "6"})


def new_reference() -> str:
    return _proved(8)


def new_code() -> str:
    """A save code or receipt code: 54 bits, short enough to write down."""
    return random_letters(CODE_LENGTH)


def new_token() -> str:
    """The name of a printed sheet: 63 bits and a check character."""
    return _proved(TOKEN_LENGTH - 1)


def new_secret() -> str:
    """What a browser carries in a cookie: 192 bits."""
    return secrets.token_urlsafe(24)


def code_from(secret: str, purpose: str) -> str:
    """The code that always follows from a secret; the secret does not follow from the code."""
    number = int.from_bytes(hmac.digest(secret.encode(), purpose.encode(), "sha256"))
    characters = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[place])
    return "".join(characters)


def show(code: str) -> str:
    """In groups that can be read aloud: a reference in threes, a code in fours."""
    size = 3 if len(code) == REFERENCE_LENGTH else 4
    return " ".join(code[start : start + size] for start in range(0, len(code), size))


def read_reference(typed: str) -> str | None:
    """The reference as it is stored, from what a person typed; None if it cannot be one."""
    reference = _read(typed, REFERENCE_LENGTH)
    return reference if reference and is_proved(reference) else None


def read_code(typed: str) -> str | None:
    return _read(typed, CODE_LENGTH)


def is_proved(word: str) -> bool:
    return set(word) <= set(ALPHABET) and word != "" and word[-1] == check_character(word[:-1])


def in_letters(number: int, length: int) -> str:
    """A number in the alphabet. Raises OverflowError when it needs more letters."""
    letters = ""
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        letters = ALPHABET[place] + letters
    if number:
        raise OverflowError(f"more than {length} letters")
    return letters


def as_number(letters: str) -> int:
    """The way back from `in_letters`."""
    number = 0
    for letter in letters:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number


def digest(secret: str) -> str:
    """What is stored of a secret that is too long to be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two digests are equal, told in a time that does not depend on where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def random_letters(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _proved(length: int) -> str:
    word = random_letters(length)
    return word + check_character(word)


def check_character(word: str) -> str:
    """What the characters of a word add up to, so that one that is heard wrong is noticed."""
    total = sum(weight * ALPHABET.index(character) for weight, character in enumerate(word, start=1))
    return ALPHABET[total % len(ALPHABET)]


def _read(typed: str, length: int) -> str | None:
    word = "".join(character for character in typed.upper() if character.isalnum()).translate(_LOOKS_LIKE)
    return word if len(word) == length and set(word) <= set(ALPHABET) else None
