"""A draft looked through before it is reviewed and published: what the gate finds, and what differs from what is in force."""

from dataclasses import dataclass

from sqlmodel import Session

from accessibility.paper.sheets import advice
from eservices import services, sheets
from eservices.publishing import publications, trials
from eservices.publishing.proposals import Proposal
from forms.checks import Finding
from forms.definition import Form
from forms.reading import shaped
from forms.texts import Say
from portal.admin.comparison import Piece, pieces
from portal.admin.gathering import Found, Place, gathered
from portal.admin.verdict import judged

SECTIONS = {
    "summary": "title", "audience": "title", "synonyms": "subject", "group": "department", "clock": "department",
    "case_type": "department", "applicant": "department", "minutes": "fee", "opens_on": "fee", "closes_on": "fee",
    "identity": "contact",
    "retention": "purpose", "machine_made": "languages",
}  # fmt: skip
"""Field of a form → the section of the page about the service where it stands, when that has another name."""


@dataclass(frozen=True)
class Inspection:
    """The form as it is drafted beside the one in force (None for one that has never been published)."""

    form: Form
    live: Form | None
    findings: list[tuple[str, Finding]]

    @property
    def stops(self) -> int:
        return sum(finding.is_stop for _, finding in self.findings)

    def found(self, proposal: Proposal, say: Say) -> list[Found]:
        """The findings, each with the page where it is mended."""
        root = f"/admin/proposals/{proposal.id}"
        return gathered(((self._where(each, root, say), each[1]) for each in self.findings), say)

    def _where(self, found: tuple[str, Finding], root: str, say: Say) -> Place:
        address, finding = found
        where = finding.place(self.form)
        words = where.words(say) or say("Om tjänsten")
        if address:
            return Place(finding.is_stop, words, f"{root}/parts/{address}")
        if where.field in ("conditions", "rules", "pages"):
            return Place(finding.is_stop, words, f"{root}/{where.field}" if where.field != "pages" else root)
        return Place(finding.is_stop, words, f"{root}/catalogue#{SECTIONS.get(where.field, where.field)}")

    def pieces(self, say: Say) -> list[Piece]:
        return pieces(self.live, self.form, say) if self.live else []


def inspect(db: Session, proposal: Proposal) -> Inspection:
    live = publications.live_form(db, proposal.service_id)
    return Inspection(shaped(proposal.tree), live, [*judged(db, proposal).found, *_of_sheets(db, proposal)])


def _of_sheets(db: Session, proposal: Proposal) -> list[tuple[str, Finding]]:
    """What the sheets tell that somebody has had drawn while trying the draft as it stands."""
    trial = trials.find(db, proposal.id or 0)
    if trial is None or trial.number != proposal.revision:
        return []
    version = services.find_version(db, trial.id, trial.number)
    return [("", each) for layout in sheets.layouts(db, version.id or 0) for each in advice.of_layout(layout)]
