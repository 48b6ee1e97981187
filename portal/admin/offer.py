"""What a service says of itself before anything is asked: which parts there are, and what was typed in them.

A part is posted under its place and its language: `title.sv`, `needs.0.en`, `next_steps.1.text.sv`. What is not yet written
is shown as nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.texts import FIRST_LANGUAGE, UNWRITTEN, to_say
from portal.admin.builder.fields import flat

Tree = dict[str, Any]
Typed = Mapping[str, str]
EMPTY_ROWS = 1
"""How many rows stand empty below a list, to be written in."""


@dataclass(frozen=True)
class Words:
    """A text in several languages: where it stands, what it is called, and how many lines it has room for."""

    at: str
    label: str
    help: str = ""
    rows: int = 2


NAMES = (
    Words("title", to_say("Namn på tjänsten"), to_say("Så som folk säger, till exempel Parkeringstillstånd."), 0),
    Words("summary", to_say("Vad den är till för"), to_say("Ett par meningar som står under namnet.")),
    Words("audience", to_say("Vem kan söka? (valfritt)")),
)
SYNONYMS = Words("synonyms", to_say("Ord som leder hit"), to_say("Sådant folk skriver i sökrutan. Sätt komma mellan orden."), 3)
BASIS = Words("clock.basis", to_say("Varför den tiden?"), to_say("Lagen eller målet, i vanliga ord."))
FEE = Words("fee", to_say("Vad kostar det?"), to_say("Kostar det inget? Skriv det."), 2)
DOORS = (
    Words("contact.screen", to_say("På skärmen (valfritt)")),
    Words("contact.paper", to_say("På papper (valfritt)")),
    Words("contact.phone", to_say("Per telefon (valfritt)")),
)
IDENTITY = to_say(
    {
        "": "Det behövs inte",
        "call_back": "Vi ringer upp ett nummer som vi kände till",
        "letter_code": "En kod i ett brev till adressen",
        "e_id": "E-legitimation, eller en kod i ett brev",
    }
)
"""How sure one must be of who applies by telephone (`forms.offer.Identity`); "" is none."""
PERSONAL = (
    Words("purpose", to_say("Vad använder vi uppgifterna till?"), rows=3),
    Words("retention", to_say("Hur länge sparas de?")),
)
FIELDS = frozenset({
    "title", "summary", "audience", "subject", "synonyms", "department", "group", "case_type", "clock", "opens_on", "closes_on",
    "contact", "identity", "minutes", "fee", "purpose", "retention", "applicant",
})  # fmt: skip
LISTS = {"needs": "", "next_steps": "text"}
"""A list of rows → the name that its words have in a row, "" where the row is the words."""


def values(tree: Tree) -> dict[str, str]:
    """What stands in each field of the page as the tree has it."""
    found = flat({name: value for name, value in tree.items() if name in FIELDS and name != "synonyms"})
    found |= {f"synonyms.{code}": ", ".join(words) for code, words in (tree.get("synonyms") or {}).items()}
    for name, part in LISTS.items():
        for number, row in enumerate(tree.get(name) or []):
            place = f"{name}.{number}" + (f".{part}" if part else "")
            root = _root(row.get(part) if part else row)
            found |= {f"{place}.{code}": words for code, words in root.items() if words != UNWRITTEN}
            if part and row.get("within_days") is not None:
                found[f"{name}.{number}.within_days"] = str(row["within_days"])
    return found


def row_count(tree: Tree) -> dict[str, int]:
    """How many rows each list has."""
    return {name: len(tree.get(name) or []) for name in LISTS}


def rows(tree: Tree, typed: Typed) -> dict[str, list[object]]:
    """The lists as typed, for those that were posted."""
    return {name: _rows(tree, name, typed) for name in LISTS if any(field.startswith(f"{name}.") for field in typed)}


def _rows(tree: Tree, name: str, typed: Typed) -> list[object]:
    """A row without words in any language goes; one that was empty and has words now comes."""
    part, before = LISTS[name], list(tree.get(name) or [])
    after: list[object] = []
    for number in range(len(before) + EMPTY_ROWS):
        place = f"{name}.{number}." + (f"{part}." if part else "")
        row = before[number] if number < len(before) else None
        said = {field.removeprefix(place): words for field, words in typed.items() if field.startswith(place)}
        root = _root(row.get(part) if part and row else row) | said
        if any(words.strip() and words != UNWRITTEN for words in root.values()):
            days = typed.get(f"{name}.{number}.within_days", "").strip()
            after.append({part: root} | ({"within_days": int(days)} if days else {}) if part else root)
    return after if after or not part else [{part: {}}]


def moved_up(tree: Tree, name: str, number: str) -> Tree:
    """The tree with a row of a list one step further up; as it is where there is no such row."""
    listed, at = list(tree.get(name) or []) if name in LISTS else [], int(number)
    if not 0 < at < len(listed):
        return tree
    listed[at - 1], listed[at] = listed[at], listed[at - 1]
    return tree | {name: listed}


def _root(text: object) -> dict[str, str]:
    return dict(text) if isinstance(text, dict) else {FIRST_LANGUAGE: str(text)} if text else {}
