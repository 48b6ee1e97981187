"""Documents to enclose: handed in now, later, already sent, or not relevant.

The bytes are not read here: a door that takes files keeps them and fills in `files` with `{"id", "name", "size"}`.
"""

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say, to_say

STATES = to_say(
    {
        "now": "Jag lämnar det nu",
        "later": "Jag skickar det senare",
        "sent": "Jag har redan skickat det",
        "not_relevant": "Det behövs inte i mitt ärende",
    }
)
DEFAULT_FILES = 5
TYPES = to_say({"pdf": "PDF", "image": "bild", "document": "textdokument"})


def read(question: Question, raw: Raw) -> object:
    """The state alone; the files that were kept before are joined to it by the door."""
    state = typed(raw)
    if not state:
        return None
    return {"state": state, "files": []} if state in STATES else Wrong("not_an_option")


def limit(question: Question) -> int:
    """The largest number of files."""
    return question.max_files or DEFAULT_FILES


def accepted(question: Question) -> tuple[str, ...]:
    """The types that are taken, of `TYPES`."""
    return question.accept or tuple(TYPES)


def state_words(state: str, say: Say) -> str:
    return say(STATES[state])


def show(question: Question, value: object, say: Say) -> str:
    names = [file["name"] for file in value["files"]]
    return "\n".join(names) if value["state"] == "now" and names else state_words(value["state"], say)


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {"": [value["state"]]}


def comparable(question: Question, value: object) -> str:
    return value["state"]


def hint(question: Question, say: Say) -> str:
    types = say.listed(say(TYPES[name]) for name in accepted(question))
    if limit(question) == 1:
        return say("En fil: {types}. Den får vara högst 20 MB.", types=types)
    return say.count(
        "Högst {n} fil: {types}. Varje fil får vara högst 20 MB.", "Högst {n} filer: {types}. Varje fil får vara högst 20 MB.",
        limit(question), types=types,
    )  # fmt: skip


KIND = Kind(
    understand=read, show=show, fill=fill, comparable=comparable, hint=hint, settings=frozenset({"accept", "max_files"})
)
