"""Two have written in the same part: the later sees both, field by field, chooses, and nothing of either is lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response

from accessibility import languages
from eservices.publishing import revisions
from eservices.publishing.form_refusals import ChangedMeanwhile
from eservices.publishing.proposals import Proposal
from forms import editing
from forms.editing.places import Tree
from forms.texts import Say, to_say
from portal.admin.builder import workplace
from portal.admin.builder.fields import flat
from portal.visit import Visit

NAMES = {
    "label": to_say("Frågan"),
    "title": to_say("Rubriken"),
    "entry_title": to_say("Rubriken för varje del"),
    "text": to_say("Texten"),
    "help": to_say("Hjälptexten"),
    "why_we_ask": to_say("Varför vi frågar"),
    "required": to_say("Måste frågan besvaras?"),
    "paper.help": to_say("Hjälptexten på papper"),
    "paper.lines": to_say("Antal rader på papper"),
    "phone.say": to_say("Det vi säger i telefon"),
    "phone.listen_for": to_say("Det vi lyssnar efter"),
    "phone.sign": to_say("Underskrift per telefon"),
    "unit": to_say("Enheten"),
    "minimum": to_say("Minst"),
    "maximum": to_say("Högst"),
    "max_length": to_say("Högsta antal tecken"),
    "max_files": to_say("Högsta antal filer"),
    "on_paper": to_say("Platser på papper"),
    "do_not_know": to_say("Svaret ”Vet inte”"),
    "message": to_say("Meddelandet"),
}
_OPTION = to_say("Svaret {code}")


@dataclass(frozen=True)
class Both:
    """A field in which the two differ: what stands there now, what was typed, and whether the reader changed it at all."""

    name: str
    called: str
    theirs: str
    yours: str
    is_yours: bool


def show(visit: Visit, db: Session, proposal: Proposal, address: str, other: ChangedMeanwhile) -> Response:
    """Both texts beside each other, and a choice for each field (409)."""
    if editing.find(proposal.tree, address) is None:
        return show_gone(visit, db, proposal, address)
    kept = stands(proposal.tree, address)
    typed = {name: value for name, value in visit.fields.items() if _is_field(name) and name in kept.keys() | _texts(visit)}
    rows = list(differing(kept, typed, as_opened(visit, db, proposal, address), visit.say))
    same = [
        (name, value)
        for name, value in visit.fields.multi_items()
        if _is_field(name) and name not in {row.name for row in rows}
    ]
    return workplace.show(
        visit, db, proposal, "conflict", address, status=409, other=other, rows=rows, same=same,
        seen=editing.digest_of(proposal.tree, address),
    )  # fmt: skip


def show_gone(visit: Visit, db: Session, proposal: Proposal, address: str) -> Response:
    """The part has been removed meanwhile: what was typed is shown, to be kept (409)."""
    typed = [value for name, value in visit.fields.items() if _is_field(name) and value.strip()]
    return workplace.show(visit, db, proposal, "gone", status=409, typed_before=typed, address_gone=address)


def _is_field(name: str) -> bool:
    return ":" not in name and name.split(".")[0] not in ("seal", "seen", "then", "from", "goto")


def stands(tree: Tree, address: str) -> dict[str, str]:
    """The fields of a part as they stand now."""
    element = editing.element(tree, address)
    return flat(element | {"option": {each["option"]: each for each in element.get("options", ())}})


def as_opened(visit: Visit, db: Session, proposal: Proposal, address: str) -> dict[str, str]:
    """The fields as they stood when the reader opened the part, out of what is kept for undoing; {} if it is not."""
    seen = visit.fields.get("seen", "")
    trees = revisions.trees_before(db, proposal.id or 0)
    found = next((tree for tree in trees if editing.digest_of(tree, address) == seen), None)
    return stands(found, address) if found else {}


def _texts(visit: Visit) -> set[str]:
    """The fields that hold a text in a language."""
    return {
        name for name in visit.fields if "." in name and name.rpartition(".")[2] != "sum" and not name.startswith("new_option.")
    }


def differing(kept: Mapping[str, str], typed: Mapping[str, str], before: Mapping[str, str], say: Say) -> list[Both]:
    """The fields where what was typed is not what stands; yours are those that you changed."""
    rows = []
    for name, value in typed.items():
        theirs = kept.get(name, "")
        if not _are_alike(value, theirs):
            opened = before.get(name, "") if before else theirs
            rows.append(Both(name, called(name, say), theirs, value, not _are_alike(value, opened)))
    return rows


def _are_alike(one: str, other: str) -> bool:
    return one.split() == other.split()


def called(name: str, say: Say) -> str:
    """A field in words: "Hjälptexten, engelska"."""
    own, _, language = name.rpartition(".")
    if own in NAMES:
        return f"{say(NAMES[own])}, {languages.called(language, say)}"
    if name.startswith("option."):
        code = name.split(".")[1]
        return f"{say(_OPTION, code=code)}, {languages.called(language, say)}"
    return say(NAMES.get(name, NAMES["text"]))
