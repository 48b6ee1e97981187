"""What is asked before a part is removed, gets another kind of answer or another name: what would go, or look elsewhere."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing.proposals import Proposal
from forms import editing
from forms.editing import EditRefused
from forms.editing.changing import COMMON
from forms.editing.places import PAGE, Tree
from forms.kinds import KINDS
from forms.texts import Say, to_say
from portal.admin.builder import words
from portal.admin.builder.contents import called
from portal.admin.builder.fields import fields_of
from portal.admin.builder.parts import heading, item_at, line_at
from portal.admin.builder.published import published_addresses
from portal.admin.builder.saving import guarded, make
from portal.admin.builder.workplace import show
from portal.admin.proposal import own_proposal, root_of
from portal.endpoint import see_other
from portal.refusals import NotFound
from portal.visit import Visit

SETTINGS = {
    "options": to_say("svaren att välja bland"),
    "do_not_know": to_say("svaret ”Vet inte”"),
    "max_length": to_say("högsta antal tecken"),
    "minimum": to_say("den nedre gränsen"),
    "maximum": to_say("den övre gränsen"),
    "unit": to_say("enheten"),
    "accept": to_say("vad man kan skicka"),
    "max_files": to_say("högsta antal filer"),
    "compute": to_say("vad som räknas ihop"),
}


def removal(visit: Visit, db: Session) -> Response:
    """Ask first, and tell what looks at the part."""
    return _ask_removal(visit, db, own_proposal(visit, db))


def _ask_removal(visit: Visit, db: Session, proposal: Proposal, problem: str = "") -> Response:
    address, tree = visit.path["address"], proposal.tree
    item_at(tree, address)
    return _show(
        visit, db, proposal, "remove", 422 if problem else 200, problem=problem,
        touched=[(each.address, _named(tree, each, visit.say)) for each in editing.consequences(tree, address)],
        inside=sum(line.holder == address for line in editing.outline(tree)),
    )  # fmt: skip


def _named(tree: Tree, reference: editing.Reference, say: Say) -> str:
    line = next((each for each in editing.outline(tree) if each.address == reference.address), None)
    label = called(reference.label, say)
    return say("Fråga {n}: {label}", n=line.number, label=label) if line and line.number else label


def remove(visit: Visit, db: Session) -> Response:
    """Take it away, with the conditions that look at it where the reader has said so; sent twice, it is gone once."""
    proposal, address = own_proposal(visit, db), visit.path["address"]
    if editing.find(proposal.tree, address) is None:
        return see_other(root_of(proposal))
    above = editing.parent(proposal.tree, address) or _page_beside(proposal.tree, address)

    def work() -> Response:
        try:
            make(visit, db, proposal, address, "remove", lambda tree: editing.remove(tree, address, "also" in visit.fields))
        except EditRefused as refused:
            return _ask_removal(visit, db, proposal, refused.sentence(visit.say))
        return see_other(f"{root_of(proposal)}/parts/{above}")

    return guarded(visit, db, proposal, address, work)


def _page_beside(tree: Tree, address: str) -> str:
    pages = [editing.address_of(page) for page in tree["pages"]]
    index = pages.index(address)
    return (pages[:index] or pages[index + 1 :] or pages)[-1 if index else 0]


def kind(visit: Visit, db: Session) -> Response:
    """Choose another kind of answer; what each would not keep is told when it is chosen."""
    return _ask_kind(visit, db, own_proposal(visit, db))


def _ask_kind(visit: Visit, db: Session, proposal: Proposal, chosen: str = "", gone: list[str] | None = None) -> Response:
    element = item_at(proposal.tree, visit.path["address"])
    if "kind" not in element:
        raise NotFound
    return _show(
        visit, db, proposal, "kind", kinds=words.KINDS, groups=words.GROUPS, sorts={}, chosen=chosen or element.get("kind", ""),
        gone=gone or [], choice=words.KINDS.get(chosen),
    )  # fmt: skip


def change_kind(visit: Visit, db: Session) -> Response:
    """Make it so; where something of the question would go, that is asked first."""
    proposal, address, chosen = own_proposal(visit, db), visit.path["address"], visit.fields.get("what", "")
    if chosen not in KINDS:
        return _ask_kind(visit, db, proposal)
    gone = _lost(item_at(proposal.tree, address), chosen, visit.say)
    if gone and "sure" not in visit.fields:
        return _ask_kind(visit, db, proposal, chosen, gone)

    def work() -> Response:
        to = words.KINDS[chosen].name if chosen in words.KINDS else ""
        make(visit, db, proposal, address, "kind", lambda tree: editing.change(tree, address, {"kind": chosen}), to=to)
        return see_other(f"{root_of(proposal)}/parts/{address}")

    return guarded(visit, db, proposal, address, work)


def _lost(question: Tree, kind: str, say: Say) -> list[str]:
    """What the question says that another kind does not take."""
    kept = COMMON | (KINDS[kind].settings if kind in KINDS else frozenset()) | {"question"}
    return [say(SETTINGS.get(name, name)) for name in question if name not in kept]


def name(visit: Visit, db: Session) -> Response:
    return _ask_name(visit, db, own_proposal(visit, db))


def _ask_name(visit: Visit, db: Session, proposal: Proposal, problems: Mapping[str, str] | None = None) -> Response:
    address = visit.path["address"]
    fields = {"key": address.removeprefix(PAGE)}
    return _show(
        visit, db, proposal, "name", 422 if problems else 200, is_fixed=address in published_addresses(db, proposal),
        fields=fields_of(proposal.tree, address, fields, visit.fields if problems else None, problems),
    )  # fmt: skip


def rename(visit: Visit, db: Session) -> Response:
    """Another name in the file, where no answers are kept under the old one."""
    proposal, address, key = own_proposal(visit, db), visit.path["address"], visit.fields.get("key", "").strip()
    fixed = published_addresses(db, proposal)
    try:
        make(visit, db, proposal, address, "rename", lambda tree: editing.rename(tree, address, key, fixed))
    except EditRefused as refused:
        return _ask_name(visit, db, proposal, {"key": refused.sentence(visit.say)})
    return see_other(f"{root_of(proposal)}/parts/{PAGE if address.startswith(PAGE) else ''}{key}")


def _show(visit: Visit, db: Session, proposal: Proposal, template: str, status: int = 200, **values: object) -> Response:
    address, tree, say = visit.path["address"], proposal.tree, visit.say
    line = line_at(tree, address)
    number, _ = editing.position(tree, address)
    return show(
        visit, db, proposal, template, address, status=status, what="asking", line=line, about=heading(line, number, say),
        part_called=called(line.label, say), **values,
    )  # fmt: skip
