"""What an import left for a person to do: a list by name, place and reason, ticked off in the draft."""

from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.publishing import proposals
from eservices.publishing.proposals import WRITABLE, Proposal
from forms.editing.outline import outline
from forms.texts import Say
from portal.admin.builder.contents import called
from portal.admin.proposal import own_proposal, root_of
from portal.desk.surroundings import show
from portal.endpoint import button, page, see_other
from portal.visit import Visit


@dataclass(frozen=True)
class Todo:
    """One thing to do: what it is called in the file, why, the file's own words, and the page where it is done."""

    number: int
    name: str
    reason: str
    detail: str
    address: str
    place: str


def view(visit: Visit, db: Session) -> Response:
    proposal = own_proposal(visit, db)
    return show(
        visit, db, "admin/tasks.html", proposal=proposal, root=root_of(proposal), todos=todos(proposal, visit.say),
        is_open=proposal.state in WRITABLE,
    )  # fmt: skip


def todos(proposal: Proposal, say: Say) -> list[Todo]:
    """Each task with the place in the draft, where that is still there."""
    known = {line.key: line for line in reversed(outline(proposal.tree))}
    found = []
    for number, task in enumerate(proposal.tasks):
        line, root = known.get(task.get("at", "")), root_of(proposal)
        place = called(line.label, say) if line else say("Om tjänsten")
        address = f"{root}/parts/{line.address}" if line else f"{root}/catalogue"
        found.append(Todo(number, task.get("name", ""), say(task.get("reason", "")), task.get("detail", ""), address, place))
    return found


def tick(visit: Visit, db: Session) -> Response:
    """Strike what is ticked; the last first, so that the places of the others stay."""
    proposal = own_proposal(visit, db)
    done = {int(number) for number in visit.fields.getlist("done") if number.isdecimal() and len(number) < 6}
    told_by = _shown(visit)
    for number in sorted(done, reverse=True):
        if number < len(proposal.tasks) and proposal.tasks[number].get("name", "") == told_by.get(number, ""):
            proposals.resolve(db, proposal.id or 0, number)
    return see_other(f"{root_of(proposal)}/tasks" if proposal.tasks else root_of(proposal))


def _shown(visit: Visit) -> dict[int, str]:
    """The name that each number had on the page that was sent: a list that has changed since strikes nothing else."""
    names = {name.removeprefix("name."): value for name, value in visit.fields.items() if name.startswith("name.")}
    return {int(number): value for number, value in names.items() if number.isdecimal() and len(number) < 6}


routes = [
    Route("/admin/proposals/{proposal}/tasks", page(view, staff="administrator")),
    button("/admin/proposals/{proposal}/tasks", tick, staff="administrator"),
]
