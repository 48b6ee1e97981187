"""One answer to choose from: its texts in every language, what it asks to specify, and its name in the file."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing.proposals import WRITABLE, Proposal
from forms import editing
from forms.editing import EditRefused
from forms.editing.outline import said
from forms.editing.places import Tree
from portal.admin.builder.contents import called
from portal.admin.builder.fields import fields_of, nested
from portal.admin.builder.parts import item_at
from portal.admin.builder.saving import guarded, make
from portal.admin.builder.workplace import show
from portal.admin.closed import show_closed
from portal.admin.proposal import own_proposal, root_of
from portal.endpoint import see_other
from portal.refusals import NotFound
from portal.visit import Visit


def option(visit: Visit, db: Session) -> Response:
    return _view(visit, db, own_proposal(visit, db))


def _view(visit: Visit, db: Session, proposal: Proposal, problems: dict[str, str] | None = None) -> Response:
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    address, code, tree, say = visit.path["address"], visit.path["code"], proposal.tree, visit.say
    element, one = item_at(tree, address), _option(tree, address, code)
    touched = [(each.address, called(each.label, say)) for each in editing.referring_to_option(tree, address, code)]
    return show(
        visit, db, proposal, "option", address, status=422 if problems else 200, what="option", option=one, code=code,
        fields=fields_of(tree, f"{address}.{code}", one, visit.fields if problems else None, problems), touched=touched,
        about=called(element["label"], say), label=said(one["label"], say), seen=editing.digest_of(tree, address),
    )  # fmt: skip


def _option(tree: Tree, address: str, code: str) -> Tree:
    """The option of that code. Raises NotFound."""
    found = next((each for each in item_at(tree, address).get("options", ()) if each["option"] == code), None)
    if found is None:
        raise NotFound
    return found


def change_option(visit: Visit, db: Session) -> Response:
    """Keep its texts, or take it away with the conditions that ask for it."""
    proposal, address, code = own_proposal(visit, db), visit.path["address"], visit.path["code"]
    _option(proposal.tree, address, code)

    def change(tree: Tree) -> Tree:
        if "do:remove" in visit.fields:
            return editing.remove_option(tree, address, code, also=True)
        return editing.change_option(tree, address, code, nested(visit.fields))

    def work() -> Response:
        try:
            make(visit, db, proposal, address, "options", change, seen=visit.fields.get("seen", ""))
        except EditRefused as refused:
            return _view(visit, db, proposal, {refused.field: refused.sentence(visit.say)})
        return see_other(f"{root_of(proposal)}/parts/{address}")

    return guarded(visit, db, proposal, address, work)
