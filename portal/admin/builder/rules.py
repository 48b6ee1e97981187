"""Rules between answers: what must hold together, at which question it is told when it does not, and in which words."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing.proposals import WRITABLE, Proposal
from forms import editing
from forms.editing import EditRefused
from forms.editing.clauses import condition_of
from forms.editing.places import RULE, Tree
from forms.texts import FIRST_LANGUAGE
from portal.admin.builder.condition_rows import Chosen, as_query, asked, clauses, in_words, kept, may_choose, rows_of
from portal.admin.builder.conditions import changed_rows
from portal.admin.builder.contents import called
from portal.admin.builder.fields import fields_of, nested
from portal.admin.builder.saving import make
from portal.admin.builder.workplace import show
from portal.admin.closed import show_closed
from portal.admin.proposal import own_proposal, root_of
from portal.endpoint import see_other
from portal.refusals import NotFound
from portal.visit import Visit

NEW = "new"


def rules(visit: Visit, db: Session) -> Response:
    """Every rule in words."""
    proposal = own_proposal(visit, db)
    tree, say = proposal.tree, visit.say
    rows = [
        (each["rule"], in_words(tree, each["require"], say), called(each["message"], say)) for each in tree.get("rules", ())
    ]
    return show(visit, db, proposal, "rules", what="rules", rows=rows)


def rule(visit: Visit, db: Session) -> Response:
    proposal = own_proposal(visit, db)
    return _view(visit, db, proposal, _rule(proposal.tree, visit.path["name"]))


def _rule(tree: Tree, name: str) -> Tree:
    """The rule of that name, an empty one to begin with. Raises NotFound."""
    if name == NEW:
        return {}
    found = next((each for each in tree.get("rules", ()) if each["rule"] == name), None)
    if found is None:
        raise NotFound
    return found


def _view(
    visit: Visit, db: Session, proposal: Proposal, element: Tree, problems: Mapping[str, str] | None = None,
    wrong: Mapping[int, str] | None = None,
) -> Response:  # fmt: skip
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    tree, say, name = proposal.tree, visit.say, visit.path["name"]
    fields = visit.fields or visit.query
    join, rows = asked(fields) if asked(fields)[1] else (kept(tree, element.get("require")) or ("all", []))
    questions, names = may_choose(tree, RULE, say)
    return show(
        visit, db, proposal, "rule", status=422 if problems or wrong else 200, what="rules", join=join, name=name,
        rows=list(rows_of(tree, RULE, rows or [Chosen()], say, wrong or {})), questions=questions, names=names,
        at=fields.get("at", element.get("at", "")), fields=fields_of(tree, "rule", element, _typed(visit), problems),
        problems=problems or {}, lead=say("Det ska stämma att"),
    )  # fmt: skip


def _typed(visit: Visit):  # noqa: ANN202
    return visit.fields or visit.query or None


def change_rule(visit: Visit, db: Session) -> Response:
    """Keep the rule, or come back with what can be chosen."""
    proposal, name = own_proposal(visit, db), visit.path["name"]
    element = _rule(proposal.tree, name)
    join, rows = asked(visit.fields)
    if "do:remove" in visit.fields and element:
        make(visit, db, proposal, f"{RULE}{name}", "remove", lambda tree: editing.remove(tree, f"{RULE}{name}"))
        return see_other(f"{root_of(proposal)}/rules")
    if "do:keep" not in visit.fields:
        return see_other(f"{root_of(proposal)}/rules/{name}?{urlencode(_so_far(visit, join, rows))}")
    found, wrong = clauses(proposal.tree, join, rows)
    message = nested(visit.fields).get("message")
    problems = {n: refused.sentence(visit.say) for n, refused in wrong.items()}
    if not found.clauses and not problems:
        problems[0] = visit.say("Välj vad som ska stämma.")
    if problems:
        return _view(visit, db, proposal, element, wrong=problems)
    return _keep(visit, db, proposal, element, condition_of(found), message if isinstance(message, dict) else {})


def _so_far(visit: Visit, join: str, rows: Sequence[Chosen]) -> list[tuple[str, str]]:
    texts = [(name, value) for name, value in visit.fields.multi_items() if name.startswith("message.") and value]
    return [*as_query(join, changed_rows(visit, rows)), ("at", visit.fields.get("at", "")), *texts]


def _keep(
    visit: Visit, db: Session, proposal: Proposal, element: Tree, require: object, message: Mapping[str, str]
) -> Response:
    name, at = visit.path["name"], visit.fields.get("at", "")
    if not message.get(FIRST_LANGUAGE, "").strip():
        return _view(visit, db, proposal, element, {"message": visit.say("Skriv vad den som svarar ska få läsa.")})

    def change(tree: Tree) -> Tree:
        if element:
            return editing.change(tree, f"{RULE}{name}", {"require": require, "at": at, "message": message})
        return editing.add_rule(tree, at, require, message)

    try:
        editing.element(proposal.tree, at)
        make(visit, db, proposal, f"{RULE}{name}", "change" if element else "add", change)
    except EditRefused as refused:
        return _view(visit, db, proposal, element, {refused.field or "at": refused.sentence(visit.say)})
    return see_other(f"{root_of(proposal)}/rules")
