"""A draft looked through before it is reviewed and published: what the gate finds, and what differs from what is in force."""

from dataclasses import dataclass

from sqlmodel import Session

from eservices import publications
from eservices.proposals import Proposal
from forms.checks import Finding, gate
from forms.definition import Form
from forms.editing.outline import outline
from forms.reading import shaped
from forms.texts import Say
from portal.admin.comparison import Piece, pieces


@dataclass(frozen=True)
class Found:
    """One finding as it is read: where, why, what to do, and the page where it is mended."""

    is_stop: bool
    place: str
    reason: str
    remedy: str
    address: str


@dataclass(frozen=True)
class Inspection:
    """The form as it is drafted beside the one in force (None for one that has never been published)."""

    form: Form
    live: Form | None
    findings: list[Finding]

    @property
    def stops(self) -> int:
        return sum(finding.is_stop for finding in self.findings)

    def found(self, proposal: Proposal, say: Say) -> list[Found]:
        known = {line.key: line.address for line in outline(proposal.tree) if line.sort != "page"}
        return [_found(finding, self.form, f"/admin/proposals/{proposal.id}", known, say) for finding in self.findings]

    def pieces(self, say: Say) -> list[Piece]:
        return pieces(self.live, self.form, say) if self.live else []


def inspect(db: Session, proposal: Proposal) -> Inspection:
    form, live = shaped(proposal.tree), publications.live_form(db, proposal.service_id)
    return Inspection(form, live, gate(form, live))


def _found(finding: Finding, form: Form, root: str, known: dict[str, str], say: Say) -> Found:
    where = finding.place(form)
    if where.item in known:
        address = f"{root}/parts/{known[where.item]}"
    elif where.page:
        address = f"{root}/parts/page-{where.page}"
    else:
        address = f"{root}/catalogue#{where.field}" if where.field not in ("conditions", "rules") else f"{root}/{where.field}"
    return Found(finding.is_stop, where.words(say), finding.reason(say), finding.remedy(say), address)
