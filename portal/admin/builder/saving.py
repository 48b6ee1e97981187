"""What is typed in a part is kept, and whatever button was pressed is done: to move, copy, remove, or go on to another part."""

import re
from collections.abc import Callable, Mapping

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing import proposals
from eservices.publishing.form_refusals import ChangedMeanwhile, FormNotAllowed
from eservices.publishing.proposals import Proposal
from forms import editing
from forms.editing import EditRefused, Tree
from forms.editing.cleaning import LONGEST_TEXT
from portal.admin.builder import changes, conflict
from portal.admin.builder.fields import flat, nested
from portal.admin.builder.parts import item_at, view
from portal.admin.closed import show_closed
from portal.admin.proposal import own_proposal, root_of
from portal.desk.surroundings import signed_in
from portal.endpoint import see_other
from portal.visit import Visit

LISTS = ("accept", "compute.sum")
BESIDE = ("new_option", "many_options", "goto", "drag", "after")
"""Fields of the page that are no fields of the part."""
ELSEWHERE = {"remove": "removal", "kind": "kind", "condition": "condition", "add": "addition", "rename": "name"}
"""Buttons that lead to a page of their own."""
_OWN_WAY = re.compile(r"(?:parts|conditions|rules|findings|pages)(?:/[\w-]+)*(?:\?all)?")


def save(visit: Visit, db: Session) -> Response:
    """Keep the fields, then do what the button says; a refusal shows the part again with all that was typed."""
    proposal, address = own_proposal(visit, db), visit.path["address"]
    return guarded(visit, db, proposal, address, lambda: _saved(visit, db, proposal, address))


def guarded(visit: Visit, db: Session, proposal: Proposal, address: str, work: Callable[[], Response]) -> Response:
    """The work's answer; or what hindered it, on a page that loses nothing."""
    try:
        return work()
    except EditRefused as refused:
        if refused.code == "gone" and editing.find(proposal.tree, address) is None:
            return conflict.show_gone(visit, db, proposal, address)
        return view(visit, db, proposal, address, problems_of(visit, refused), 422)
    except ChangedMeanwhile as other:
        return conflict.show(visit, db, proposal, address, other)
    except FormNotAllowed:
        return show_closed(visit, db, proposal)


def problems_of(visit: Visit, refused: EditRefused) -> dict[str, str]:
    """The refusal at the field where it was typed: a text that is too long is known by its length."""
    sentence = refused.sentence(visit.say)
    if refused.code == "too_long":
        long = [name for name, value in visit.fields.items() if len(value) > LONGEST_TEXT]
        return dict.fromkeys(long or [refused.field], sentence)
    return {refused.field: sentence}


def _saved(visit: Visit, db: Session, proposal: Proposal, address: str) -> Response:
    given, seen = nested(visit.fields, LISTS), visit.fields.get("seen", "")
    make(visit, db, proposal, address, "change", lambda tree: with_fields(tree, address, given), seen=seen)
    pressed = next((name.split(":")[1:] for name in visit.fields if name.startswith("do:")), [])
    if pressed[:1] == ["option"]:
        return see_other(f"{root_of(proposal)}/parts/{address}/options/{pressed[-1]}")
    if pressed and pressed[0] in ELSEWHERE:
        return see_other(f"{root_of(proposal)}/parts/{address}/{ELSEWHERE[pressed[0]]}")
    if pressed:
        return see_other(f"{root_of(proposal)}/parts/{_done(visit, db, proposal, address, *pressed)}")
    return see_other(f"{root_of(proposal)}/{way_on(visit) or f'parts/{address}'}")


def way_on(visit: Visit) -> str:
    """Where the reader was on the way to when the fields were kept, within the builder; "" for nowhere."""
    asked = visit.fields.get("then", "")
    return asked if _OWN_WAY.fullmatch(asked) else ""


def make(
    visit: Visit, db: Session, proposal: Proposal, address: str, verb: str, change: Callable[[Tree], Tree], to: object = "",
    seen: str = "", about: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """One change, kept under the part's name; told on the next page when it changed anything."""
    before = proposal.revision
    what = {**changes.what(proposal.tree, verb, address, to), **(about or {})}
    proposals.edit(db, proposal.id or 0, signed_in(visit), change, what, key=address, seen=seen)
    if proposal.revision != before:
        changes.leave(visit, changes.sentence(what, visit.say))


def with_fields(tree: Tree, address: str, given: dict[str, object]) -> Tree:
    """The tree with the fields of a part, and with those of its options; an option that was written last is added."""
    old = item_at(tree, address)
    options, new, many = (given.get(name) for name in ("option", "new_option", "many_options"))
    stood = flat(old)
    fields = {name: _in_order(old.get(name), each) for name, each in given.items() if name not in ("option", *BESIDE)}
    tree = editing.change(tree, address, {name: each for name, each in fields.items() if stood.get(name, "") != each})
    for code, fields in options.items() if isinstance(options, dict) else ():
        tree = _with_option(tree, address, code, fields)
    for labels in _new_options(new, many):
        tree = editing.add_option(tree, address, labels["sv"])
        code = editing.element(tree, address)["options"][-1]["option"]
        tree = editing.change_option(tree, address, code, {"label": labels})
    return tree


def _in_order(old: object, new: object) -> object:
    """A list of things ticked, in the order in which they stood before: boxes know no order."""
    if isinstance(old, list) and isinstance(new, list):
        return sorted(new, key=lambda each: old.index(each) if each in old else len(old))
    return new


def _with_option(tree: Tree, key: str, code: str, fields: dict[str, object]) -> Tree:
    try:
        return editing.change_option(tree, key, code, fields)
    except EditRefused as refused:
        raise EditRefused(refused.code, f"option.{code}.{refused.field}", **refused.values) from refused


def _new_options(new: object, many: object) -> list[dict[str, str]]:
    """Options by language: the one in the empty line, and those that were pasted, one a line, "svenska | english"."""
    found = [dict(new)] if isinstance(new, dict) and any(map(str.strip, new.values())) else []
    for line in many.splitlines() if isinstance(many, str) else ():
        swedish, _, english = line.partition("|")
        found += [{"sv": swedish.strip()} | ({"en": english.strip()} if english.strip() else {})] if swedish.strip() else []
    return [{"sv": ""} | labels for labels in found]


def _done(visit: Visit, db: Session, proposal: Proposal, address: str, verb: str, code: str = "") -> str:
    """Do what the button says; the address to show then."""
    tree = proposal.tree
    if verb in ("up", "down"):
        _stepped(visit, db, proposal, code or address, verb)
        return address if editing.find(proposal.tree, address) else code
    if verb == "drop":
        dragged, after = visit.fields.get("drag", ""), visit.fields.get("after", "")
        make(visit, db, proposal, dragged, "drop", lambda tree: _dropped(tree, address, dragged, after))
        return address
    if verb == "to":
        target = visit.fields.get("goto", "")
        to = editing.words_of(editing.element(tree, target)) if target else ""
        make(visit, db, proposal, address, "move", lambda tree: _moved(tree, address, target), to=to)
        return address
    if verb == "copy":
        copy = editing.copied_key(tree, address)
        make(visit, db, proposal, address, "duplicate", lambda tree: editing.duplicate(tree, address))
        return copy
    if verb.startswith("option-"):
        make(visit, db, proposal, address, "options", lambda tree: _option(tree, address, verb, code))
    return address


def _stepped(visit: Visit, db: Session, proposal: Proposal, address: str, verb: str) -> None:
    """One step up or down; who stands at the end already is told so, on the same page."""
    try:
        make(visit, db, proposal, address, verb, lambda tree: editing.move(tree, address, verb, also=True))  # type: ignore[arg-type]
    except EditRefused as refused:
        changes.leave(visit, refused.sentence(visit.say))


def _dropped(tree: Tree, holder: str, dragged: str, after: str) -> Tree:
    """To right after another in the same place; first there when `after` is ""."""
    if after:
        return editing.move_to(tree, dragged, after=after)
    while editing.parent(tree, dragged) == holder and editing.position(tree, dragged)[0] > 1:
        tree = editing.move(tree, dragged, "up")
    return tree


def _moved(tree: Tree, address: str, target: str) -> Tree:
    if address.startswith("page-"):
        return editing.move_to(tree, address, after=target)
    return editing.move_to(tree, address, into=target, also=True)


def _option(tree: Tree, key: str, verb: str, code: str) -> Tree:
    match verb:
        case "option-up" | "option-down":
            return editing.move_option(tree, key, code, verb.removeprefix("option-"))  # type: ignore[arg-type]
        case "option-remove":
            return editing.remove_option(tree, key, code)
        case _:
            raise EditRefused("gone")
