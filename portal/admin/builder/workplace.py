"""What stands around every page of the builder: the proposal, its outline, its findings, and what can be undone."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session
from starlette.responses import Response

from eservices.publishing import revisions
from eservices.publishing.proposals import Proposal
from eservices.publishing.revisions import Revision
from forms.editing.outline import outline, said
from forms.texts import Say
from portal.admin.builder import changes
from portal.admin.builder.contents import contents, sprite
from portal.admin.preview import doors
from portal.admin.proposal import root_of
from portal.admin.verdict import judged
from portal.desk import surroundings
from portal.visit import Visit


@dataclass(frozen=True)
class Step:
    """A change that can be taken back, or made again."""

    number: int
    words: str
    by: str
    at: datetime


def show(
    visit: Visit, db: Session, proposal: Proposal, template: str, address: str = "", *, status: int = 200, what: str = "",
    **values: object,
) -> Response:  # fmt: skip
    """A page of the builder round the part that is open."""
    say, tree, is_whole = visit.say, proposal.tree, "all" in visit.query
    verdict = judged(db, proposal)
    return surroundings.show(
        visit, db, f"admin/builder/{template}.html", status=status, proposal=proposal, tree=tree, root=root_of(proposal),
        address=address, what=what, judged=verdict.told(say), sprite=sprite(),
        contents=contents(tree, outline(tree), address, say, verdict.by_address, whole=is_whole),
        found=verdict.at(address, say), last=_step(revisions.to_undo(db, proposal.id or 0), say),
        again=_step(revisions.to_redo(db, proposal.id or 0), say), done=changes.pick_up(visit),
        said=lambda text: said(text, say), doors=doors(visit, tree, address), **values,
    )  # fmt: skip


def _step(revision: Revision | None, say: Say) -> Step | None:
    if revision is None:
        return None
    return Step(revision.number, changes.sentence(revision.what, say), revision.by_name, revision.at)
