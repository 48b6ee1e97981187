"""One part of the form on the screen: a page, a question, a section, a repeated part, words to read, or a stop."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing.proposals import WRITABLE, Proposal
from forms import editing
from forms.editing.places import PAGE, Tree
from forms.texts import Say
from portal.admin.builder import words
from portal.admin.builder.answering import settings
from portal.admin.builder.condition_rows import in_words
from portal.admin.builder.contents import called
from portal.admin.builder.fields import Fields, fields_of
from portal.admin.builder.workplace import show
from portal.admin.closed import show_closed
from portal.admin.proposal import own_proposal, root_of
from portal.endpoint import see_other
from portal.refusals import NotFound
from portal.visit import Visit

TEMPLATES = {"page": "page", "question": "question", "section": "holder", "repeating_group": "holder"}


def first(visit: Visit, db: Session) -> Response:
    """The builder opens on the first page of the form."""
    proposal = own_proposal(visit, db)
    return see_other(f"{root_of(proposal)}/parts/{editing.address_of(proposal.tree['pages'][0])}")


def part(visit: Visit, db: Session) -> Response:
    return view(visit, db, own_proposal(visit, db), visit.path["address"])


def view(
    visit: Visit, db: Session, proposal: Proposal, address: str, problems: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    """The part with its fields; with `problems`, what was typed stands in them. Raises NotFound for a part that is gone."""
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    tree, say = proposal.tree, visit.say
    element, line = item_at(tree, address), line_at(tree, address)
    return show(
        visit, db, proposal, TEMPLATES.get(line.sort, "words"), address, status=status, element=element, line=line,
        sort=line.sort, heading=heading(line, editing.position(tree, address)[0], say), seen=editing.digest_of(tree, address),
        fields=_fields(visit, tree, address, element, problems), where=_where(tree, line, say),
        condition=in_words(tree, element.get("show_if"), say), pages=_other_pages(tree, line, say), **_inner(tree, line, say),
        **_of_question(tree, element, say),
    )  # fmt: skip


def line_at(tree: Tree, address: str) -> editing.Line:
    """What the outline says of a part. Raises NotFound."""
    found = next((each for each in editing.outline(tree) if each.address == address), None)
    if found is None:
        raise NotFound
    return found


def _inner(tree: Tree, line: editing.Line, say: Say) -> dict[str, object]:
    """What stands in a page, section or group, each with its condition in words."""
    lines = editing.outline(tree)
    inside = [each for each in lines if each.holder == line.address]
    items = editing.element(tree, line.address).get("items", ())
    shown = {editing.address_of(each): each.get("show_if") for each in items}
    return {
        "inner": [(each, words.of_item(each.sort, each.kind)) for each in inside],
        "conditions": {address: in_words(tree, condition, say, lines) for address, condition in shown.items()},
        "called": lambda label: called(label, say),
    }


def _of_question(tree: Tree, element: Tree, say: Say) -> dict[str, object]:
    required = [(each, say(told)) for each, told in words.REQUIRED.items()]
    signing = [(each, say(told)) for each, told in words.SIGNING.items()]
    around = {"required_words": required, "signing_words": signing, "kind_words": words.KINDS.get(element.get("kind", ""))}
    return around | settings(tree, element, say)


def item_at(tree: Tree, address: str) -> Tree:
    """The page or item. Raises NotFound."""
    path = editing.find(tree, address) if address else None
    if path is None or path[0] != "pages":
        raise NotFound
    return editing.element(tree, address)


def _fields(visit: Visit, tree: Tree, address: str, element: Tree, problems: Mapping[str, str] | None) -> Fields:
    flattened = element | {"option": {each["option"]: each for each in element.get("options", ())}}
    return fields_of(tree, address, flattened, visit.fields if problems else None, problems)


def heading(line: editing.Line, number: int, say: Say) -> str:
    """What the part is called at the top of its page."""
    label = called(line.label, say)
    if line.sort == "question":
        return say("Fråga {n}: {label}", n=line.number, label=label)
    if line.sort == "page":
        return say("Sida {n}: {label}", n=number, label=label)
    return f"{say(words.PARTS[line.sort].name)}: {label}"


def _where(tree: Tree, line: editing.Line, say: Say) -> list[tuple[str, str]]:
    """The page, and the section or group, that it stands in: address and words."""
    way, holder = [], line.holder
    while holder:
        way.append((holder, called(editing.words_of(editing.element(tree, holder)), say)))
        holder = editing.parent(tree, holder)
    return way[::-1]


def _other_pages(tree: Tree, line: editing.Line, say: Say) -> list[tuple[str, str]]:
    """Where an item can be moved to; for a page, after which other page it can stand."""
    pages = [(editing.address_of(page), called(page["title"], say)) for page in tree["pages"]]
    own = line.address if line.address.startswith(PAGE) else _page_of(tree, line.address)
    named = [(address, say("Sida {n}: {label}", n=n, label=label)) for n, (address, label) in enumerate(pages, 1)]
    return [each for each in named if each[0] != own]


def _page_of(tree: Tree, address: str) -> str:
    while address and not address.startswith(PAGE):
        address = editing.parent(tree, address)
    return address
