"""What can be put into the form, chosen from a list of pictures with words: questions of every kind, and other parts."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing import revisions
from eservices.publishing.proposals import WRITABLE, Proposal
from forms import editing
from forms.editing import EditRefused, Tree
from forms.editing.places import HOLDERS, PAGE, put
from forms.texts import FIRST_LANGUAGE, UNWRITTEN
from portal.admin.builder import words
from portal.admin.builder.contents import called
from portal.admin.builder.fields import fields_of, nested
from portal.admin.builder.parts import item_at
from portal.admin.builder.saving import make
from portal.admin.builder.workplace import show
from portal.admin.closed import show_closed
from portal.admin.proposal import own_proposal, root_of
from portal.desk.surroundings import signed_in
from portal.endpoint import see_other
from portal.visit import Visit

SORTS = ("section", "repeating_group", "content", "stop")
NAMED_BY = {"question": "label", "content": "text"}
"""The text that a part is known by, where it is not its title."""
_UNWRITTEN = (UNWRITTEN, {FIRST_LANGUAGE: UNWRITTEN})


def addition(visit: Visit, db: Session) -> Response:
    """Ask what to add, in a page, section or repeated part, or after an item."""
    return _view(visit, db, own_proposal(visit, db))


def _view(visit: Visit, db: Session, proposal: Proposal, problems: dict[str, str] | None = None) -> Response:
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    address, tree = visit.path.get("address", ""), proposal.tree
    beside = item_at(tree, address) if address else None
    return show(
        visit, db, proposal, "add" if beside else "new-page", address, status=422 if problems else 200, what="add",
        fields=fields_of(tree, "new", {}, visit.fields if problems else None, problems), kinds=words.KINDS, groups=words.GROUPS,
        sorts={sort: words.PARTS[sort] for sort in (_sorts(tree, address) if beside else SORTS)}, number=proposal.revision,
        beside=called(editing.words_of(beside), visit.say) if beside else "",
        within=bool(beside) and editing.sort_of(beside) in HOLDERS, pages=_pages(tree, visit),
    )  # fmt: skip


def _sorts(tree: Tree, address: str) -> list[str]:
    """The parts that can be put there: those that the form refuses are not offered."""
    found = []
    for sort in SORTS:
        try:
            editing.add_item(_cleared(tree, address), sort, **_whereto(tree, address))
        except EditRefused:
            continue
        found.append(sort)
    return found


def _whereto(tree: Tree, address: str) -> dict[str, str]:
    is_holder = editing.sort_of(editing.element(tree, address)) in HOLDERS
    return {"into": address} if is_holder else {"after": address}


def _pages(tree: Tree, visit: Visit) -> list[tuple[str, str]]:
    named = [(editing.address_of(page), called(page["title"], visit.say)) for page in tree["pages"]]
    return [(address, visit.say("Efter sida {n}: {label}", n=n, label=label)) for n, (address, label) in enumerate(named, 1)]


def add(visit: Visit, db: Session) -> Response:
    """Put it in, and show it. Sent twice, it is put in once."""
    proposal, address = own_proposal(visit, db), visit.path.get("address", "")
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    made = _made_already(visit, db, proposal)
    try:
        made = made or _added(visit, db, proposal, address, _labels(visit))
    except EditRefused as refused:
        return _view(visit, db, proposal, {refused.field or "what": refused.sentence(visit.say)})
    return see_other(f"{root_of(proposal)}/parts/{made}")


def _labels(visit: Visit, name: str = "label") -> dict[str, str]:
    label = nested(visit.fields).get(name)
    return {code: str(each) for code, each in label.items()} if isinstance(label, dict) else {}


def _made_already(visit: Visit, db: Session, proposal: Proposal) -> str:
    """The address of what the first of two equal posts has added."""
    seen, latest = visit.fields.get("number", ""), revisions.all_of(db, proposal.id or 0, limit=1)
    if not latest or seen != str(proposal.revision - 1) or latest[0].by_id != signed_in(visit).id:
        return ""
    what = latest[0].what
    return str(what["key"]) if what.get("verb") == "add" and what.get("typed") == _typed(visit) else ""


def _added(visit: Visit, db: Session, proposal: Proposal, address: str, labels: dict[str, str]) -> str:
    tree, what = proposal.tree, visit.fields.get("what", "")
    label = " ".join(labels.get(FIRST_LANGUAGE, "").split())
    if not what:
        raise EditRefused("not_a_choice", "what")
    sort = what if what in SORTS else "question"
    key = editing.free_key(tree, editing.key_from(label, sort))
    make(visit, db, proposal, key, "add", lambda tree: _with(tree, sort, what, key, address, key, labels), about={
        "sort": sort, "label": {FIRST_LANGUAGE: label}, "typed": _typed(visit),
    })  # fmt: skip
    return key


def _with(tree: Tree, sort: str, kind: str, key: str, address: str, made: str, labels: dict[str, str]) -> Tree:
    label, kind = labels.get(FIRST_LANGUAGE, ""), kind if sort == "question" else "text"
    tree = editing.add_item(_cleared(tree, address), sort, kind, label, key=key, **_whereto(tree, address))
    return editing.change(tree, made, {NAMED_BY.get(sort, "title"): labels})


def _cleared(tree: Tree, address: str) -> Tree:
    """The tree without the question that a page or part begins with, when nobody has written anything in it yet."""
    path = editing.find(tree, address) or ()
    items = editing.element(tree, address).get("items")
    return put(tree, (*path, "items"), [each for each in items if not _is_untouched(each)]) if items else tree


def _is_untouched(item: Tree) -> bool:
    return item.keys() <= {"question", "kind", "label"} and item.get("kind") == "text" and item["label"] in _UNWRITTEN


def new_page(visit: Visit, db: Session) -> Response:
    """Ask for a page and the first thing on it."""
    return _view(visit, db, own_proposal(visit, db))


def add_page(visit: Visit, db: Session) -> Response:
    """Put in a page with what it begins with, and show it."""
    proposal = own_proposal(visit, db)
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    made = _made_already(visit, db, proposal)
    try:
        made = made or _added_page(visit, db, proposal)
    except EditRefused as refused:
        return _view(visit, db, proposal, {refused.field or "what": refused.sentence(visit.say)})
    return see_other(f"{root_of(proposal)}/parts/{made}")


def _added_page(visit: Visit, db: Session, proposal: Proposal) -> str:
    titles, labels, what = _labels(visit, "title"), _labels(visit), visit.fields.get("what", "text")
    key = editing.free_key(proposal.tree, editing.key_from(titles.get(FIRST_LANGUAGE, ""), "page"), True)
    sort = what if what in SORTS else "question"
    first = editing.free_key(proposal.tree, editing.key_from(labels.get(FIRST_LANGUAGE, ""), sort))

    def change(tree: Tree) -> Tree:
        tree = editing.add_page(tree, "", visit.fields.get("after", ""), "content", key=key)
        tree = editing.change(tree, f"{PAGE}{key}", {"title": titles})
        tree = put(tree, (*(editing.find(tree, f"{PAGE}{key}") or ()), "items"), [])
        return _with(tree, sort, what, first, f"{PAGE}{key}", first, labels)

    make(visit, db, proposal, f"{PAGE}{key}", "add", change, about={
        "sort": "page", "label": {FIRST_LANGUAGE: titles.get(FIRST_LANGUAGE, "")}, "typed": _typed(visit),
    })  # fmt: skip
    return f"{PAGE}{key}"


def _typed(visit: Visit) -> list[str]:
    """What tells a post from another, and not from itself."""
    return [value for name, value in visit.fields.multi_items() if name not in ("seal", "number")]
