"""Keys for what a source names in its own way."""

import re
import unicodedata

LONGEST = 48
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "Æ": "Ae", "Ø": "O", "Đ": "D", "Ł": "L"})


def key_like(name: str, otherwise: str = "part") -> str:
    """A name as a key: firstName → first_name, 2 barn → part_2_barn."""
    plain = unicodedata.normalize("NFKD", name[:400].translate(_LETTERS)).encode("ascii", "ignore").decode()
    plain = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", plain)
    plain = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    if plain and not plain[0].isalpha():
        plain = f"{otherwise}_{plain}"
    return (plain or otherwise)[:LONGEST].strip("_")


def slug_like(name: str) -> str:
    """A name as the id of a service."""
    slug = key_like(name, "form").replace("_", "-")[:40].strip("-")
    return slug if len(slug) > 1 else "form"


class Keys:
    """Gives each name a key that no other has."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self.taken = set(taken)
        self.numbers: dict[str, int] = {}

    def allot(self, name: str, otherwise: str = "part") -> str:
        """A key of its own for the name."""
        key = wished = key_like(name, otherwise)
        while key in self.taken:
            self.numbers[wished] = number = self.numbers.get(wished, 1) + 1
            key = f"{wished[: LONGEST - 1 - len(str(number))].rstrip('_')}_{number}"
        self.taken.add(key)
        return key
