"""What a draft says of the service itself: subject, synonyms, clock, fee, days, doors, promises. Versioned with it."""

import re
from collections.abc import Callable, Mapping

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import people
from eservices.publishing import proposals
from eservices.publishing.form_refusals import ChangedMeanwhile, FormNotAllowed
from eservices.publishing.proposals import WRITABLE, Proposal
from forms import editing
from forms.catalogue import SUBJECTS, subject_name
from forms.editing import EditRefused, Tree
from forms.editing.outline import said
from forms.texts import Say
from portal.admin import offer, offer_checks
from portal.admin.builder.fields import Fields, nested, written_in
from portal.admin.closed import show_closed
from portal.admin.proposal import own_proposal, root_of
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit

MAY_NAME = ("text", "signature")
"""Kinds of question whose answer can be the name of who applies."""


def view(visit: Visit, db: Session) -> Response:
    return _view(visit, db, own_proposal(visit, db), {})


def _view(
    visit: Visit, db: Session, proposal: Proposal, problems: Mapping[str, str], other: ChangedMeanwhile | None = None
) -> Response:
    """The page with its fields; what was typed stands in them, and beside it what a colleague has written meanwhile."""
    if proposal.state not in WRITABLE:
        return show_closed(visit, db, proposal)
    tree, typed = proposal.tree, {name: value for name, value in visit.fields.items() if name != "seal"}
    theirs = offer.values(tree)
    seen = editing.digest_of(tree, "") if other or "seen" not in typed else typed["seen"]
    return show(
        visit, db, "admin/catalogue.html", status=409 if other else 422 if problems else 200, proposal=proposal, seen=seen,
        root=root_of(proposal), title=said(tree.get("title"), visit.say), other=other,
        both=_both(theirs, typed) if other else {}, fields=_fields(tree, theirs | typed, problems),
        problems=[(f"offer.{name}", words) for name, words in problems.items()], offer=offer, rows=offer.row_count(tree),
        **_choices(db, tree, visit.say),
    )  # fmt: skip


def _fields(tree: Tree, values: Mapping[str, str], problems: Mapping[str, str]) -> Fields:
    known = written_in(tree)
    return Fields("offer", values, problems, known[:2], known[2:])


def _both(theirs: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Fields in which the two differ → what stands there now."""
    named = {name for name in typed if name in theirs or "." in name}
    return {name: theirs.get(name, "") for name in sorted(named) if typed[name].strip() != theirs.get(name, "").strip()}


def _choices(db: Session, tree: Tree, say: Say) -> dict[str, object]:
    """What is chosen from: subjects, departments, groups, questions that name the applicant, languages."""
    questions = [line for line in editing.outline(tree) if line.kind in MAY_NAME and not line.group]
    written = editing.languages_of(tree)
    subjects = dict.fromkeys([*SUBJECTS, str(tree.get("subject", ""))])
    return {
        "subjects": [(subject, subject_name(subject, say)) for subject in subjects if subject],
        "departments": _named(people.departments(db), str(tree.get("department", "")), say),
        "groups": _named(people.groups(db), str(tree.get("group", people.CONTACT_CENTRE)), say),
        "identities": [(code, say(told)) for code, told in offer.IDENTITY.items()],
        "names": [("", say("Ingen fråga")), *((line.key, f"{line.number}. {said(line.label, say)}") for line in questions)],
        "written": [(code, editing.words_in(tree, code)) for code in written], "by_machine": tree.get("machine_made", []),
        "others": [(one.code, one.name) for one in languages.every().values() if not one.is_layer and one.code not in written],
    }  # fmt: skip


def _named(rows: list, own: str, say: Say) -> list[tuple[str, str]]:
    """Id and name; the form's own stands there also when nobody has made it yet."""
    known = {row.id: say(row.name) for row in rows}
    return sorted(({own: say(people.KNOWN_NAMES.get(own, own))} | known).items(), key=lambda pair: pair[1].casefold())


def save(visit: Visit, db: Session) -> Response:
    """All at once; nothing is kept while anything is wrong, and everything typed stands on the page."""
    proposal = own_proposal(visit, db)
    problems = offer_checks.problems(proposal.tree, visit.fields, visit.say)
    if problems:
        return _view(visit, db, proposal, problems)
    given = nested(visit.fields)
    pressed = next((name.split(":")[1:] for name in visit.fields if re.fullmatch(r"up:\w+:[0-9]{1,4}", name)), [])

    def change(tree: Tree) -> Tree:
        fields = {name: value for name, value in given.items() if name in offer.FIELDS} | offer.rows(tree, visit.fields)
        tree = editing.change(tree, "", fields)
        return offer.moved_up(tree, *pressed) if pressed else tree

    return _done(visit, db, proposal, change, f"#{pressed[0]}" if pressed else "")


def languages_changed(visit: Visit, db: Session) -> Response:
    """A language is added, approved or removed with all its words."""
    proposal, code = own_proposal(visit, db), visit.fields.get("language", "")
    verb = next((name for name in LANGUAGE_VERBS if name in visit.fields), "add")
    if verb == "add" and code not in languages.every():
        return _view(visit, db, proposal, {"language": visit.say("Välj ett språk.")})
    return _done(visit, db, proposal, lambda tree: LANGUAGE_VERBS[verb](tree, code), "#languages")


LANGUAGE_VERBS: dict[str, Callable[[Tree, str], Tree]] = {
    "add": editing.add_language,
    "approve": editing.approve_language,
    "remove": editing.remove_language,
}


def _done(visit: Visit, db: Session, proposal: Proposal, change: Callable[[Tree], Tree], at: str) -> Response:
    what = {"verb": "change", "sort": "form", "label": ""}
    try:
        proposals.edit(db, proposal.id or 0, signed_in(visit), change, what, key="", seen=visit.fields.get("seen", ""))
    except EditRefused as refused:
        return _view(visit, db, proposal, {refused.field or "title.sv": refused.sentence(visit.say)})
    except ChangedMeanwhile as other:
        return _view(visit, db, own_proposal(visit, db), {}, other)
    except FormNotAllowed:
        return show_closed(visit, db, proposal)
    told.leave(visit, "saved")
    return see_other(f"{root_of(proposal)}/catalogue{at}")


routes = [
    Route("/admin/proposals/{proposal}/catalogue", page(view, staff="administrator")),
    button("/admin/proposals/{proposal}/catalogue", save, staff="administrator"),
    button("/admin/proposals/{proposal}/languages", languages_changed, staff="administrator"),
]
