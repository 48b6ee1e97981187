"""When a part is shown, put together from sentences; conditions with a name, for use at several places."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing.form_refusals import ChangedMeanwhile
from eservices.publishing.proposals import WRITABLE, Proposal
from forms import editing
from forms.editing import EditRefused
from forms.editing.clauses import condition_of
from forms.editing.places import CONDITION, Tree
from portal.admin.builder import conflict
from portal.admin.builder.condition_rows import Chosen, as_query, asked, clauses, in_words, kept, may_choose, rows_of
from portal.admin.builder.contents import called
from portal.admin.builder.parts import heading, item_at, line_at
from portal.admin.builder.saving import guarded, make
from portal.admin.builder.workplace import show
from portal.admin.closed import show_closed
from portal.admin.proposal import own_proposal, root_of
from portal.endpoint import see_other
from portal.visit import Visit


def condition(visit: Visit, db: Session) -> Response:
    """The sentence of a part, or as far as it has been put together in the address."""
    proposal, address = own_proposal(visit, db), visit.path["address"]
    element = item_at(proposal.tree, address)
    return _view(visit, db, proposal, address, _so_far(visit, proposal.tree, element.get("show_if")))


def _so_far(visit: Visit, tree: Tree, condition: object) -> tuple[str, list[Chosen]] | None:
    join, rows = asked(visit.query)
    if rows:
        return join, rows
    found = ("all", []) if "afresh" in visit.query else kept(tree, condition)
    return found and (found[0], found[1] or [Chosen()])


def _view(
    visit: Visit, db: Session, proposal: Proposal, address: str, so_far: tuple[str, Sequence[Chosen]] | None,
    problems: Mapping[int, str] | None = None,
) -> Response:  # fmt: skip
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    tree, say = proposal.tree, visit.say
    join, rows = so_far or ("all", [])
    label = called(line_at(tree, address).label, say)
    questions, names = may_choose(tree, address, say)
    return show(
        visit, db, proposal, "condition", address, status=422 if problems else 200, what="condition", join=join,
        rows=list(rows_of(tree, address, rows, say, problems or {})), questions=questions, names=names,
        is_nested=so_far is None, about=_about(tree, address, visit), seen=editing.digest_of(tree, address),
        condition=in_words(tree, editing.element(tree, address).get("show_if"), say), problems=problems or {},
        part_called=label,
    )  # fmt: skip


def _about(tree: Tree, address: str, visit: Visit) -> str:
    line = line_at(tree, address)
    return heading(line, editing.position(tree, address)[0], visit.say)


def change_condition(visit: Visit, db: Session) -> Response:
    """Keep it; or, where a question was chosen or a row added, come back with what can be chosen then."""
    proposal, address = own_proposal(visit, db), visit.path["address"]
    join, rows = asked(visit.fields)
    here = f"{root_of(proposal)}/parts/{address}/condition"
    if "do:keep" not in visit.fields:
        return see_other(f"{here}?{urlencode(as_query(join, changed_rows(visit, rows)))}")
    item_at(proposal.tree, address)
    found, wrong = clauses(proposal.tree, join, rows)
    if wrong:
        said = {n: refused.sentence(visit.say) for n, refused in wrong.items()}
        return _view(visit, db, proposal, address, (join, rows), said)
    new = condition_of(found)

    def work() -> Response:
        make(
            visit, db, proposal, address, "condition" if new else "no_condition",
            lambda tree: editing.change(tree, address, {"show_if": new}),
        )  # fmt: skip
        return see_other(f"{root_of(proposal)}/parts/{address}")

    return guarded(visit, db, proposal, address, work)


def changed_rows(visit: Visit, rows: Sequence[Chosen]) -> list[Chosen]:
    """The rows with the one that a button asks for added or taken away; a row that looks elsewhere forgets its values."""
    pressed = next((name for name in visit.fields if name.startswith("do:")), "")
    if pressed == "do:row":
        return [*rows, Chosen()]
    if pressed.startswith("do:without:"):
        return [row for n, row in enumerate(rows) if str(n) != pressed.rpartition(":")[2]]
    return [
        row if visit.fields.get(f"p.{n}", row.looks_at) == row.looks_at else Chosen(row.looks_at) for n, row in enumerate(rows)
    ]


def conditions(visit: Visit, db: Session) -> Response:
    """The named conditions, in words, with where each is used."""
    proposal = own_proposal(visit, db)
    tree, say = proposal.tree, visit.say
    rows = [
        (
            name,
            in_words(tree, each, say),
            [(ref.address, called(ref.label, say)) for ref in editing.consequences(tree, f"{CONDITION}{name}")],
        )
        for name, each in tree.get("conditions", {}).items()
    ]
    return show(visit, db, proposal, "conditions", what="conditions", rows=rows, problem="")


def name_condition(visit: Visit, db: Session) -> Response:
    """Give the condition of a part a name, so that others can be shown when it holds."""
    proposal, address = own_proposal(visit, db), visit.path["address"]
    item_at(proposal.tree, address)
    name = editing.free_name(proposal.tree, visit.fields.get("name", ""))
    try:
        make(visit, db, proposal, address, "condition", lambda tree: editing.give_name(tree, address, name))
    except (EditRefused, ChangedMeanwhile):
        return conflict.show_gone(visit, db, proposal, address)
    return see_other(f"{root_of(proposal)}/conditions")


def remove_condition(visit: Visit, db: Session) -> Response:
    """Take away a name that nothing uses any more."""
    proposal, address = own_proposal(visit, db), f"{CONDITION}{visit.path['name']}"
    if editing.find(proposal.tree, address) and not editing.consequences(proposal.tree, address):
        make(visit, db, proposal, address, "remove", lambda tree: editing.remove(tree, address))
    return see_other(f"{root_of(proposal)}/conditions")
